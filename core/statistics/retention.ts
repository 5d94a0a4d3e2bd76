import type { Recall } from "@/core/memory/recall-trace";
import { type Interval, wilsonInterval } from "@/core/statistics/calibration";

/** How many of the cards that came back were recalled. */
export type Share = {
  readonly recalled: number;
  readonly asked: number;
  /** recalled ÷ asked, in [0, 1]; null where nothing was asked. */
  readonly share: number | null;
  /** Bounds of the 95 % interval of the share; null where nothing was asked. */
  readonly interval: Interval | null;
};

/** A card is mature when at least so many days have gone by since its last answer (Anki's line between young and mature). */
export const MATURE_DAYS = 21;

/** Stretches of days that end today; the first is today, the second yesterday alone. */
export const retentionSpans = ["today", "yesterday", "week", "month", "year"] as const;
export type RetentionSpan = (typeof retentionSpans)[number];

const spans: Readonly<Record<RetentionSpan, { readonly from: number; readonly to: number }>> = {
  today: { from: 0, to: 0 },
  yesterday: { from: 1, to: 1 },
  week: { from: 6, to: 0 },
  month: { from: 29, to: 0 },
  year: { from: 364, to: 0 },
};

export type RetentionRow = {
  readonly span: RetentionSpan;
  readonly young: Share;
  readonly mature: Share;
  readonly all: Share;
};

/**
 * True retention: of the cards that came back, the share that was recalled, for young and mature cards.
 *
 * Anki tells young from mature by the interval that was planned; here it is the one that went by, so that cards that waited
 * long are judged by how long they waited.
 *
 * @param today day number of the learner's day, as in the recalls
 */
export function retentionTable(recalls: readonly Recall[], today: number): RetentionRow[] {
  return retentionSpans.map((span) => {
    const { from, to } = spans[span];
    const own = recalls.filter(({ day }) => day >= today - from && day <= today - to);
    return {
      span,
      young: shareOf(own.filter(({ elapsed }) => elapsed < MATURE_DAYS)),
      mature: shareOf(own.filter(({ elapsed }) => elapsed >= MATURE_DAYS)),
      all: shareOf(own),
    };
  });
}

/** First days of the classes of intervals. */
const INTERVALS = [1, 2, 4, 8, MATURE_DAYS, 60, 180] as const;

export type IntervalRetention = Share & {
  /** Days since the answer before: from … to, both included; null is without end. */
  readonly from: number;
  readonly to: number | null;
  /** Mean of the predicted probabilities, in (0, 1); null where nothing was asked. */
  readonly predicted: number | null;
};

/** Retention by the days that went by, beside what was predicted. */
export function retentionByInterval(recalls: readonly Recall[]): IntervalRetention[] {
  return INTERVALS.map((from, index) => {
    const next = INTERVALS[index + 1];
    const own = recalls.filter(({ elapsed }) => elapsed >= from && (next === undefined || elapsed < next));
    const predicted = own.length === 0 ? null : own.reduce((sum, one) => sum + one.predicted, 0) / own.length;
    return { ...shareOf(own), from, to: next === undefined ? null : next - 1, predicted };
  });
}

/** Fewer say nothing about an hour: with 20 the interval of nine in ten still spans a quarter of the scale. */
export const FEWEST_FOR_AN_HOUR = 20;

export type HourRetention = Share & { readonly hour: number; readonly enough: boolean };

/** Retention by the hour of the learner's local day, 0 to 23. */
export function retentionByHour(recalls: readonly Recall[]): HourRetention[] {
  const hours = Array.from({ length: 24 }, (): Recall[] => []);
  for (const recall of recalls) hours[recall.hour]?.push(recall);
  return hours.map((own, hour) => ({ ...shareOf(own), hour, enough: own.length >= FEWEST_FOR_AN_HOUR }));
}

function shareOf(recalls: readonly Recall[]): Share {
  const asked = recalls.length;
  const recalled = recalls.reduce((sum, recall) => sum + (recall.recalled ? 1 : 0), 0);
  if (asked === 0) return { recalled, asked, share: null, interval: null };
  return { recalled, asked, share: recalled / asked, interval: wilsonInterval(recalled, asked) };
}
