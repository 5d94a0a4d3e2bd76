"use client";

import Link from "next/link";
import { useState } from "react";
import type { ReviewWords } from "@/components/review/intervals";
import { Segmented } from "@/components/ui/segmented";

type Props = {
  readonly buttons: 2 | 4;
  readonly typed: boolean;
  readonly words: ReviewWords;
  readonly onButtons: (buttons: 2 | 4) => void;
  /** The cards come anew: asked, or to be turned over; null without a connection. */
  readonly onTyped: ((typed: boolean) => Promise<unknown>) | null;
};

/** How the cards are gone over, and what else there is. */
export function StudyChoices({ buttons, typed, words, onButtons, onTyped }: Props) {
  const [chosenTyped, setTyped] = useState(typed);
  const { legend, two, four } = words.buttons;
  const link = "inline-flex min-h-11 items-center font-semibold text-indigo underline-offset-3 hover:underline";
  return (
    <div className="mt-8 grid gap-4 border-t border-line pt-5 text-sm text-ink-soft">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Segmented
          name="buttons"
          legend={legend}
          hideLegend
          options={[
            { value: "2", label: `${two} ${legend.toLowerCase()}` },
            { value: "4", label: `${four} ${legend.toLowerCase()}` },
          ]}
          value={String(buttons)}
          onChange={(value) => onButtons(value === "4" ? 4 : 2)}
        />
        {onTyped === null ? null : (
          <Segmented
            name="face"
            legend={words.face.legend}
            hideLegend
            options={[
              { value: "turn", label: words.face.turn },
              { value: "answer", label: words.face.answer },
            ]}
            value={chosenTyped ? "answer" : "turn"}
            onChange={(value) => {
              setTyped(value === "answer");
              void onTyped(value === "answer");
            }}
          />
        )}
      </div>
      {onTyped === null ? null : (
        <nav aria-label={words.study.title} className="flex flex-wrap gap-x-6">
          <Link href="/review/study" className={link}>
            {words.study.link}
          </Link>
          <Link href="/review/cards" className={link}>
            {words.cards.link}
          </Link>
        </nav>
      )}
    </div>
  );
}
