"use client";

import { useEffect, useRef } from "react";
import { classes } from "@/components/class-names";
import { Icon } from "@/components/ui/icon";
import { fill } from "@/components/words";
import type sitting from "@/messages/en/sitting.json";

export type TestWords = (typeof sitting)["test"];
export type Standing = { readonly answered: boolean; readonly flagged: boolean };

/** The name of a question with where it stands, for whoever does not see the signs. */
export function nameOf(position: number, { answered, flagged }: Standing, words: TestWords): string {
  const { state } = words;
  const template = flagged
    ? answered
      ? state.answeredFlagged
      : state.openFlagged
    : answered
      ? state.answered
      : state.open;
  return fill(template, { number: position + 1 });
}

type Props = {
  readonly standings: readonly Standing[];
  /** Position of the question shown; null on the page before handing in. */
  readonly current: number | null;
  readonly onGo: (position: number) => void;
  readonly words: TestWords;
};

/** All questions as numbers: a tick for those that have an answer, a flag for those to look at again. */
export function QuestionNavigator({ standings, current, onGo, words }: Props) {
  const list = useRef<HTMLOListElement>(null);
  // On a narrow screen the numbers are one row that scrolls: the one shown stays in sight.
  useEffect(() => {
    const row = list.current;
    const shown = current === null ? undefined : row?.children[current];
    if (row && shown instanceof HTMLElement) row.scrollLeft = shown.offsetLeft - row.clientWidth / 2;
  }, [current]);
  return (
    // As wide as the page has room: as wide as its numbers, twenty of them would push a phone's page to the side.
    <nav aria-label={words.navigator} className="min-w-0">
      <ol
        ref={list}
        className="relative -mx-4 flex gap-2 overflow-x-auto px-4 py-2 sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0"
      >
        {standings.map((standing, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its position
          <li key={position}>
            <button
              type="button"
              aria-label={nameOf(position, standing, words)}
              aria-current={position === current ? "step" : undefined}
              onClick={() => onGo(position)}
              className={classes(
                "relative grid size-11 shrink-0 place-items-center rounded-xl border-[1.5px] font-semibold tabular-nums",
                standing.answered ? "border-indigo bg-indigo-tint" : "border-dashed border-line-strong bg-surface",
                "aria-[current]:outline-3 aria-[current]:outline-offset-1 aria-[current]:outline-ochre",
              )}
            >
              <span className={standing.answered ? "-translate-y-1.5" : ""}>{position + 1}</span>
              {standing.answered ? <Icon name="check" className="absolute bottom-1 size-3.5" /> : null}
              {standing.flagged ? (
                <span className="absolute -top-1.5 -right-1.5 grid size-5 place-items-center rounded-full border border-ochre bg-surface text-ochre-ink">
                  <Icon name="flag" className="size-3" />
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
