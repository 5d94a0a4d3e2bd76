"use client";

import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { count, fill } from "@/components/words";
import type { Blueprint } from "@/core/quizzes/blueprint";

type Props = {
  readonly blueprint: Blueprint;
  readonly begun: boolean;
  readonly nameOf: (id: string) => string;
  readonly words: BuilderWords["builder"];
  readonly onChange: (change: Partial<Blueprint>) => void;
};

/** What the set is about, each part to be taken off again. */
export function Chosen({ blueprint, begun, nameOf, words, onChange }: Props) {
  const { topics, entities, facts, years, without } = blueprint;
  const parts = (["topics", "entities", "facts"] as const).flatMap((kind) =>
    blueprint[kind].map((id) => ({
      key: `${kind} ${id}`,
      name: nameOf(id),
      remove: () => onChange({ [kind]: blueprint[kind].filter((each) => each !== id) }),
    })),
  );
  const time =
    years === null
      ? []
      : [
          {
            key: "years",
            name: years.from === years.to ? String(years.from) : fill(words.span, years),
            remove: () => onChange({ years: null }),
          },
        ];
  const nothing = topics.length + entities.length + facts.length === 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="font-semibold">{words.chosen}</span>
      {nothing ? <span className="text-ink-soft">{begun ? words.everything : words.chosenNothing}</span> : null}
      {nothing && !begun ? (
        <Button size="small" variant="quiet" onClick={() => onChange({})}>
          {words.takeEverything}
        </Button>
      ) : null}
      <ul className="contents">
        {[...parts, ...time].map(({ key, name, remove }) => (
          <li
            key={key}
            className="inline-flex max-w-full items-center gap-1 rounded-2xl bg-indigo-tint py-0.5 pr-1 pl-3.5 text-ink"
          >
            <span className="min-w-0 break-words">{name}</span>
            <button
              type="button"
              onClick={remove}
              aria-label={fill(words.remove, { name })}
              className="grid size-8 shrink-0 place-items-center rounded-full hover:bg-surface"
            >
              <Icon name="cross" className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      {without.length === 0 ? null : (
        <span className="text-sm text-ink-soft">
          {count(words.leftOut, without.length)}{" "}
          <Button size="small" variant="quiet" onClick={() => onChange({ without: [] })}>
            {words.allowAgain}
          </Button>
        </span>
      )}
    </div>
  );
}
