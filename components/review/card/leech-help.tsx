"use client";

import { useState } from "react";
import { useCardInfo } from "@/components/review/card/use-card-info";
import type { ReviewWords } from "@/components/review/intervals";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CardAsk } from "@/core/flashcards/card-ask";

type WaysProps = {
  readonly asks: readonly CardAsk[];
  /** Index of the way in use; null while the card is only turned over. */
  readonly way: number | null;
  /** Whether it may be turned over unanswered. */
  readonly mayTurn: boolean;
  readonly words: ReviewWords;
  readonly onWay: (way: number | null) => void;
};

/** On the front of a card that is forgotten again and again: other ways of asking for the same. */
export function OtherWays({ asks, way, mayTurn, words, onWay }: WaysProps) {
  if (asks.length === 0) return null;
  const { leech } = words;
  return (
    <div className="mt-5">
      <Notice tone="info" title={leech.text}>
        <div className="mt-2 flex flex-wrap gap-2">
          {asks.map((ask, index) =>
            index === way ? null : (
              <Button key={`${ask.view.type}`} variant="secondary" size="small" onClick={() => onWay(index)}>
                {leech[ask.face]}
              </Button>
            ),
          )}
          {way === null || !mayTurn ? null : (
            <Button variant="quiet" size="small" onClick={() => onWay(null)}>
              {leech.turn}
            </Button>
          )}
        </div>
      </Notice>
    </div>
  );
}

/** On its back: the fact that it is most likely taken for, beside it. */
export function ConfusedWith({ targetId, words }: { readonly targetId: string; readonly words: ReviewWords }) {
  const [wanted, setWanted] = useState(false);
  const info = useCardInfo(wanted ? targetId : null);
  const { leech } = words;
  if (!wanted) {
    return (
      <Button variant="secondary" size="small" className="mt-5" onClick={() => setWanted(true)}>
        {leech.compare}
      </Button>
    );
  }
  if (typeof info === "string" || info.contrast === null) {
    const text = info === "loading" ? leech.comparing : info === "failed" ? leech.offline : leech.none;
    return (
      <p role="status" className="mt-5 text-ink-soft">
        {text}
      </p>
    );
  }
  const { own, other } = info.contrast;
  return (
    <section aria-label={leech.compare} className="mt-5 grid gap-3 sm:grid-cols-2">
      {(
        [
          [leech.own, own],
          [leech.other, other],
        ] as const
      ).map(([label, side]) => (
        <div key={label} className="rounded-2xl border border-line bg-sand p-4">
          <p className="text-sm font-semibold text-ink-soft">{label}</p>
          <p className="mt-1 font-semibold">{side.about}</p>
          <p className="mt-1">{side.text}</p>
          <a
            href={`/en/facts/${side.factId}`}
            target="_blank"
            rel="noreferrer"
            className="mt-1 inline-flex min-h-11 items-center text-sm font-semibold text-indigo hover:underline"
          >
            {leech.read}
          </a>
        </div>
      ))}
    </section>
  );
}
