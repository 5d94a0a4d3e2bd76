"use client";

import type { FactFronts } from "@/app/(teach)/_components/builder/use-preview";
import type { BuilderWords } from "@/app/(teach)/_components/builder/words";
import { Button } from "@/components/ui/button";
import { count, fill } from "@/components/words";

type Props = {
  readonly cards: FactFronts;
  readonly words: BuilderWords["builder"];
  readonly onLeaveOut: (factId: string) => void;
};

/** What learners get of a set as reviewing: its facts, each with the fronts of its cards. A fact can be left out, nothing is drawn. */
export function PreviewCards({ cards: { facts, more }, words, onLeaveOut }: Props) {
  return (
    <>
      <ol className="grid gap-4">
        {facts.map(({ id, text, fronts }, index) => (
          <li key={id} className="rounded-2xl border border-line bg-surface p-5 [overflow-wrap:anywhere]">
            <ul className="grid gap-1">
              {fronts.map((front) => (
                <li key={front} className="text-lg">
                  {front}
                </li>
              ))}
            </ul>
            <p className="mt-3 border-t border-line pt-3 text-ink-soft">{text}</p>
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
              <a
                href={`/en/facts/${id}`}
                target="_blank"
                rel="noreferrer"
                className="text-sm font-semibold text-indigo underline underline-offset-2"
              >
                {words.factPage}
              </a>
              <Button
                size="small"
                variant="quiet"
                aria-label={fill(words.leaveOutFact, { number: index + 1 })}
                onClick={() => onLeaveOut(id)}
              >
                {words.exclude}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      {more === 0 ? null : <p className="text-ink-soft">{count(words.moreFacts, more)}</p>}
    </>
  );
}
