import { count, fill } from "@/components/words";
import type review from "@/messages/en/review.json";

export type ReviewWords = typeof review;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An interval for a button: "10 min", "3 days", "2 months". */
export function shortInterval(ms: number, words: ReviewWords): string {
  if (ms < HOUR) return fill(words.in.minutes, { count: Math.max(1, Math.round(ms / MINUTE)) });
  if (ms < DAY * 0.9) return fill(words.in.hours, { count: Math.round(ms / HOUR) });
  const days = Math.round(ms / DAY);
  if (days < 31) return count(words.in.days, days);
  if (days < 365) return count(words.in.months, Math.round(days / 30.4));
  return fill(words.in.years, { count: (days / 365).toFixed(1).replace(/\.0$/, "") });
}

/** A moment ahead, as one says it: "in 20 minutes", "tomorrow", "in 3 days". Days are calendar days of the reader. */
export function untilWords(at: number, now: number, words: ReviewWords): string {
  const ms = at - now;
  if (ms < HOUR) return count(words.when.minutes, Math.max(1, Math.ceil(ms / MINUTE)));
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / DAY);
  if (days === 0) return count(words.when.hours, Math.round(ms / HOUR));
  return days === 1 ? words.when.tomorrow : count(words.when.days, days);
}

/** A moment past, as one says it: "5 minutes ago", "yesterday", "12 days ago". Days are calendar days of the reader. */
export function agoWords(at: number, now: number, words: ReviewWords): string {
  const ms = Math.max(0, now - at);
  if (ms < HOUR) return count(words.ago.minutes, Math.max(1, Math.round(ms / MINUTE)));
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(at)) / DAY);
  if (days === 0) return count(words.ago.hours, Math.round(ms / HOUR));
  return days === 1 ? words.ago.yesterday : count(words.ago.days, days);
}
