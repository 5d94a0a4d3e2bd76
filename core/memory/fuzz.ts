import { seededRandom } from "@/core/shared/random";

/** Against another day of the range: an easy day is taken when there is no other. */
const EASY_DAY_WEIGHT = 1 / 1000;

/** A range of intervals in days, both ends included. */
export type IntervalRange = { readonly min: number; readonly max: number };

/**
 * One interval of a range: equally likely each, but for those that end on an easy day.
 *
 * Drawn by the inverse of the distribution function. Under one seed a range that lies later therefore never gives an
 * earlier day, whatever days are easy: "good" comes back no sooner than "hard".
 *
 * @param seed     what the draw follows from: target and repetition, so that cards learnt together part, the button shows
 *                 what it gives, and every machine finds the same; it needs no learner, whose cards alone crowd each other
 * @param localDay the day from which the interval runs, YYYY-MM-DD
 * @param easyDays weekdays to keep free where the range allows, 0 (Sunday) to 6
 */
export function drawInterval(
  { min, max }: IntervalRange,
  seed: string,
  localDay: string,
  easyDays: readonly number[],
): number {
  const weekday = new Date(`${localDay}T00:00:00Z`).getUTCDay();
  const weightOf = (days: number) => (easyDays.includes((weekday + days) % 7) ? EASY_DAY_WEIGHT : 1);
  let total = 0;
  for (let days = min; days <= max; days++) total += weightOf(days);
  let left = seededRandom(seed)() * total;
  for (let days = min; days < max; days++) {
    left -= weightOf(days);
    if (left < 0) return days;
  }
  return max;
}
