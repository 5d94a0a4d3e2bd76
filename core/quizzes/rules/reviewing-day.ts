/** So many different cards of assigned reviewing make a day, however many are due. */
export const FULL_DAY = 10;

/** What comes later than this after it was done counts for no day: a clock that was set back earns none beyond it. */
export const OFFLINE_DAYS = 7;

/**
 * How many different cards of assigned reviewing a day asks of a learner: all that are due or new on it, as far as they are no more
 * than a full day. A day on which nothing is due is not made by a single card gone over ahead of its day.
 *
 * @param open due or not begun on that day, of two cards of one fact one
 * @param all  cards of the work, counted likewise
 * @returns in [1, FULL_DAY]
 */
export const cardsAsked = (open: number, all: number): number => Math.max(1, Math.min(FULL_DAY, open > 0 ? open : all));

/** What a learner has done of assigned reviewing on a day, in different cards, of what the day asks. */
export type ReviewingDay = { readonly done: number; readonly asked: number };

/** The same of today, before or after its first review. */
export type ReviewingToday = ReviewingDay & {
  /** Nothing of the work is due or new: its cards are gone over ahead of their day. */
  readonly ahead: boolean;
};

/** How many cards are still missing for the day to count. */
export const missingCards = ({ done, asked }: ReviewingDay): number => Math.max(0, asked - done);

/** How today stands: it counts; it was begun, or can be; or it is made only of cards gone over ahead of their day. */
export type DayStanding = "counts" | "goOn" | "ahead" | "begin";

export function standingOf(today: ReviewingToday): DayStanding {
  if (missingCards(today) === 0) return "counts";
  if (today.done > 0) return "goOn";
  return today.ahead ? "ahead" : "begin";
}

/** What a page says of a work after the last card. */
export type WorkToday = {
  readonly id: string;
  readonly title: string;
  /** "finished": it has all its days, and today is one of them. */
  readonly standing: DayStanding | "finished";
  /** Cards that today still wants, at least 0. */
  readonly missing: number;
};
