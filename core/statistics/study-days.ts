import { addDays, daysBetween } from "@/core/memory/study-day";

/** What was done on one day of studying. */
export type StudiedDay = {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Cards graded. */
  readonly reviews: number;
  /** Questions answered in quizzes. */
  readonly answers: number;
  /** Milliseconds in front of cards and questions, as far as they were measured. */
  readonly activeMs: number;
};

export type StudiedWeek = Omit<StudiedDay, "day"> & {
  /** Its Monday, YYYY-MM-DD. */
  readonly monday: string;
  /** Days on which anything was done. */
  readonly days: number;
};

/** The Monday of a day's week, YYYY-MM-DD. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Sums by week, the present one last, weeks without anything included. */
export function studiedWeeks(days: readonly StudiedDay[], today: string, weeks: number): StudiedWeek[] {
  const last = mondayOf(today);
  return Array.from({ length: weeks }, (_, index) => {
    const monday = addDays(last, -7 * (weeks - 1 - index));
    const own = days.filter(({ day }) => daysBetween(monday, day) >= 0 && daysBetween(monday, day) < 7);
    const sum = (value: (one: StudiedDay) => number) => own.reduce((total, one) => total + value(one), 0);
    return {
      monday,
      days: own.filter(({ reviews, answers }) => reviews + answers > 0).length,
      reviews: sum(({ reviews }) => reviews),
      answers: sum(({ answers }) => answers),
      activeMs: sum(({ activeMs }) => activeMs),
    };
  });
}
