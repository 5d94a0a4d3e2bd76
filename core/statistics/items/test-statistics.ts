import { columnOf, markOf, mean, type ResponseSet, sum, variance } from "@/core/statistics/items/response-set";

/** How a fixed form did as a whole. Null where it cannot be said. */
export type TestStatistics = {
  readonly n: number;
  /** In marks. */
  readonly mean: number | null;
  readonly median: number | null;
  /** With n − 1, in marks. */
  readonly sd: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  /** Coefficient of internal consistency (Cronbach's alpha) in per cent: at most 100, and below 0 where questions contradict each other. */
  readonly alpha: number | null;
  /** Part of the spread of totals that is chance, in per cent. */
  readonly errorRatio: number | null;
  /** Standard error of a learner's total, in marks. */
  readonly standardError: number | null;
};

/**
 * Statistics of the totals of a fixed form, from first attempts.
 *
 * Source: Moodle, mod/quiz/report/statistics/classes/calculator.php at 17e11dd; compared with values that were computed
 * apart from this code in tests/reference
 */
export function testStatistics(set: ResponseSet): TestStatistics {
  const totals = set.marks.map((row) => sum(row.map(markOf)));
  const n = totals.length;
  const k2 = variance(totals);
  const sd = k2 === null ? null : Math.sqrt(k2);
  const alpha = alphaOf(set, k2);
  // Rounding can bring alpha a hair above 100.
  const errorRatio = alpha === null ? null : 100 * Math.sqrt(Math.max(0, 1 - alpha / 100));
  return {
    n,
    mean: n === 0 ? null : mean(totals),
    median: n === 0 ? null : medianOf(totals),
    sd,
    ...shapeOf(totals),
    alpha,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
  };
}

/** As Moodle, from three learners and two questions on. */
function alphaOf(set: ResponseSet, ofTotals: number | null): number | null {
  const k = set.maxMarks.length;
  if (set.marks.length < 3 || k < 2 || ofTotals === null || ofTotals === 0) return null;
  const ofItems = sum(set.maxMarks.map((_, at) => variance(columnOf(set, at).own) ?? 0));
  return (100 * k * (1 - ofItems / ofTotals)) / (k - 1);
}

/** Skewness and kurtosis by k-statistics. */
function shapeOf(totals: readonly number[]): Pick<TestStatistics, "skewness" | "kurtosis"> {
  const n = totals.length;
  if (n < 3) return { skewness: null, kurtosis: null };
  const centre = mean(totals);
  const moment = (power: number) => sum(totals.map((total) => (total - centre) ** power)) / n;
  const k2 = (n * moment(2)) / (n - 1);
  if (k2 === 0) return { skewness: null, kurtosis: null };
  const k3 = (n * n * moment(3)) / ((n - 1) * (n - 2));
  const k4 =
    n < 4 ? null : (n * n * ((n + 1) * moment(4) - 3 * (n - 1) * moment(2) ** 2)) / ((n - 1) * (n - 2) * (n - 3));
  return { skewness: k3 / k2 ** 1.5, kurtosis: k4 === null ? null : k4 / k2 ** 2 };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0,
  ];
  return (low + high) / 2;
}
