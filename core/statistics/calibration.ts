import type { Confidence } from "@/core/memory/grade-mapping";
import { Z_95 } from "@/core/statistics/normal";

/** An answer whose learner said before the reveal how sure they were. */
export type ConfidentAnswer = {
  readonly confidence: Confidence;
  /** Points earned for it, in [0, 1]. */
  readonly credit: number;
  /** Month in which it was given, YYYY-MM. */
  readonly month: string;
};

export type CalibrationRow = {
  readonly confidence: Confidence;
  readonly answers: number;
  /** Answers that earned at least half of their points, as a recall counts for the memory. */
  readonly right: number;
  /** right ÷ answers, in [0, 1]; null where there is no answer. */
  readonly share: number | null;
  /** Bounds of the 95 % interval of the share; null where there is no answer. */
  readonly interval: Interval | null;
};

export type Interval = { readonly low: number; readonly high: number };
export type Calibration = {
  readonly all: readonly CalibrationRow[];
  /** Oldest first; months without an answer are left out. */
  readonly months: readonly { readonly month: string; readonly rows: readonly CalibrationRow[] }[];
};

export const confidences = ["guess", "fairly", "sure"] as const satisfies readonly Confidence[];

/**
 * Wilson's score interval of a share: unlike the usual one it is of use for few answers and near 0 and 1.
 *
 * @param right number of successes, 0 ≤ right ≤ answers
 * @param answers number of trials, at least 1
 * @param z standard normal quantile of its bounds; for 95 % if none is given
 *
 * Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function wilsonInterval(right: number, answers: number, z = Z_95): Interval {
  if (!(answers >= 1 && right >= 0 && right <= answers)) {
    throw new RangeError(`No share: ${right} of ${answers}`);
  }
  const share = right / answers;
  const scale = 1 + z ** 2 / answers;
  const middle = (share + z ** 2 / (2 * answers)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / answers + z ** 2 / (4 * answers ** 2));
  // At the ends the bound is the end itself; rounding must not put it past.
  return { low: right === 0 ? 0 : middle - half, high: right === answers ? 1 : middle + half };
}

/** How often answers were right for each degree of confidence, over all and month by month. */
export function calibration(answers: readonly ConfidentAnswer[]): Calibration {
  const months = [...new Set(answers.map(({ month }) => month))].sort();
  return {
    all: rowsOf(answers),
    months: months.map((month) => ({ month, rows: rowsOf(answers.filter((answer) => answer.month === month)) })),
  };
}

function rowsOf(answers: readonly ConfidentAnswer[]): CalibrationRow[] {
  return confidences.map((confidence) => {
    const own = answers.filter((answer) => answer.confidence === confidence);
    const right = own.filter(({ credit }) => credit >= 0.5).length;
    if (own.length === 0) return { confidence, answers: 0, right: 0, share: null, interval: null };
    return {
      confidence,
      answers: own.length,
      right,
      share: right / own.length,
      interval: wilsonInterval(right, own.length),
    };
  });
}
