"use client";

import { useShortcuts } from "@/components/shortcuts";
import type { Rating } from "@/core/memory/events";

export type ReviewKeys = {
  /** A warning stands in the card's place: the bar shows the card, and B passes it over. */
  readonly warned: { readonly onShow: () => void; readonly onSkip: () => void } | null;
  readonly revealed: boolean;
  readonly hasCard: boolean;
  readonly choices: readonly Rating[];
  /** What the space bar chooses once the card is turned. */
  readonly proposed: Rating;
  readonly onReveal: () => void;
  readonly onRate: (rating: Rating) => void;
  readonly onUndo: () => void;
  /** By letter: what else can be done to the card. */
  readonly letters: Readonly<Record<string, () => void>>;
};

const WRITING = "textarea, select, input:not([type=radio]):not([type=checkbox]), [role=application], dialog";
const CONTROLS = "button, a, summary, input";

/** Space or Enter turns the card and then chooses what is proposed; digits press the buttons; letters do the rest. */
export function useReviewKeys(keys: ReviewKeys): void {
  const { warned, revealed, hasCard, choices, proposed, onReveal, onRate, onUndo, letters } = keys;
  useShortcuts(true, (event) => {
    if (event.repeat || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    // Whoever writes an answer, a note or a report is not grading.
    if (target?.closest(WRITING) || document.querySelector("dialog[open]")) return;
    const letter = event.key.toLowerCase();
    if (letter === "u") return onUndo();
    if (!hasCard) return;
    const forward = (event.key === " " || event.key === "Enter") && !target?.closest(CONTROLS);
    if (warned !== null) {
      if (letter === "b") return warned.onSkip();
      if (!forward) return;
      event.preventDefault();
      return warned.onShow();
    }
    const rating = choices[Number(event.key) - 1];
    if (rating && revealed) return onRate(rating);
    const deed = letters[letter];
    if (deed) {
      event.preventDefault(); // a letter that opens a field must not stand in it
      return deed();
    }
    if (!forward) return;
    event.preventDefault();
    if (revealed) onRate(proposed);
    else onReveal();
  });
}
