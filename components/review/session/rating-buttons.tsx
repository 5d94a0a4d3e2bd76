"use client";

import { classes } from "@/components/class-names";
import { type ReviewWords, shortInterval } from "@/components/review/intervals";
import type { Rating } from "@/core/memory/events";
import type { Intervals } from "@/core/memory/protocol";

export type RatingButton = { readonly rating: Rating; readonly label: string; readonly look: string };

const looks = {
  again: "border-wrong text-wrong hover:bg-wrong-tint",
  hard: "border-ochre-ink text-ochre-ink hover:bg-ochre-tint",
  good: "border-indigo bg-indigo text-on-indigo hover:bg-indigo-strong",
  easy: "border-right text-(color:--right) hover:bg-right-tint",
} satisfies Record<Rating, string>;

/** The buttons in their order on the screen: digits 1, 2… press them. */
export function ratingButtons(count: 2 | 4, words: ReviewWords): readonly RatingButton[] {
  const { again, hard, good, easy, forgot, remembered } = words.ratings;
  const button = (rating: Rating, label: string) => ({ rating, label, look: looks[rating] });
  return count === 2
    ? [button("again", forgot), button("good", remembered)]
    : [button("again", again), button("hard", hard), button("good", good), button("easy", easy)];
}

type Props = {
  readonly buttons: readonly RatingButton[];
  /** Null where the schedule stays as it is. */
  readonly intervals: Intervals | null;
  /** What the answer that was given suggests; null where nothing does. */
  readonly suggested: Rating | null;
  readonly words: ReviewWords;
  readonly onRate: (rating: Rating) => void;
};

export function RatingButtons({ buttons, intervals, suggested, words, onRate }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a form
    <div
      role="group"
      aria-label={words.ratings.label}
      className={classes("grid gap-2.5", buttons.length === 2 ? "grid-cols-2" : "grid-cols-2 sm:grid-cols-4")}
    >
      {buttons.map(({ rating, label, look }) => (
        <button
          key={rating}
          type="button"
          onClick={() => onRate(rating)}
          className={classes("min-h-16 rounded-2xl border-[1.5px] px-3 py-2 transition-colors", look)}
        >
          <span className="block leading-tight font-semibold sm:text-lg">{label}</span>
          {intervals === null ? null : <span className="block text-sm">{shortInterval(intervals[rating], words)}</span>}
          {suggested === rating ? <span className="block text-sm italic">{words.proposed}</span> : null}
        </button>
      ))}
    </div>
  );
}
