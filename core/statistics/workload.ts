import { addDays, daysBetween } from "@/core/memory/study-day";

export type DayCount = { readonly day: string; readonly count: number };

export type Workload = {
  /** Cards whose day has gone by. */
  readonly late: number;
  /** Today first. */
  readonly days: readonly DayCount[];
};

/**
 * Cards that fall due on each of the coming days, as they are planned now: each answer on the way moves its card on.
 *
 * @param due   cards by the learner's day of studying on which they fall due, YYYY-MM-DD, each day once
 * @param today YYYY-MM-DD
 * @param days  how many, with today
 */
export function workload(due: readonly DayCount[], today: string, days: number): Workload {
  const counts = new Map(due.map(({ day, count }) => [day, count]));
  const late = due.filter(({ day }) => daysBetween(today, day) < 0).reduce((sum, { count }) => sum + count, 0);
  return {
    late,
    days: Array.from({ length: days }, (_, index) => {
      const day = addDays(today, index);
      return { day, count: counts.get(day) ?? 0 };
    }),
  };
}
