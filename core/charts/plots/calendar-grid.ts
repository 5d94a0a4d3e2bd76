import { addDays, daysBetween } from "@/core/memory/study-day";
import { mondayOf } from "@/core/statistics/study-days";

/** A calendar of weeks from Monday to Sunday, a column each, with today in the last. */
export type CalendarGrid = {
  /** From a Monday to today, YYYY-MM-DD; the day at `index` stands in column ⌊index ÷ 7⌋ and row index mod 7. */
  readonly days: readonly string[];
  /** Columns in which a month begins, with its number, 1 to 12. */
  readonly months: readonly { readonly column: number; readonly month: number }[];
  readonly weeks: number;
};

/** @param today YYYY-MM-DD */
export function calendarGrid(today: string, weeks: number): CalendarGrid {
  const first = addDays(mondayOf(today), -7 * (weeks - 1));
  const days = Array.from({ length: daysBetween(first, today) + 1 }, (_, index) => addDays(first, index));
  const months = days.flatMap((day, index) =>
    day.endsWith("-01") ? [{ column: Math.floor(index / 7), month: Number(day.slice(5, 7)) }] : [],
  );
  return { days, months, weeks };
}

/** What must have been done on a day for each strength of its mark: few, some, many, very many. */
const STRENGTHS = [1, 5, 15, 40] as const;

/**
 * Strength of a day's mark, 0 (nothing) to 4.
 *
 * @param count what was done on the day, at least 0
 */
export const strengthOf = (count: number): number => STRENGTHS.filter((from) => count >= from).length;
