import type { Random } from "@/core/shared/random";
import type { Interval } from "@/core/statistics/calibration";
import { columnOf, mean, type ResponseSet, sum } from "@/core/statistics/items/response-set";

/** What one draw of learners comes to; null where it cannot be said of them. */
export type DrawnStatistics = {
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  readonly alpha: number | null;
  readonly errorRatio: number | null;
  readonly standardError: number | null;
  readonly efficiency: readonly (number | null)[];
  /** 0 where the covariance with the total is negative: such a question adds nothing to the spread. */
  readonly effectiveWeight: readonly (number | null)[];
};

export type ResampledIntervals = {
  readonly [Name in keyof Omit<DrawnStatistics, "efficiency" | "effectiveWeight">]: Interval | null;
} & {
  readonly efficiency: readonly (Interval | null)[];
  readonly effectiveWeight: readonly (Interval | null)[];
};

/** Of the size of the products that are summed: what only rounding has left is nothing. */
const ROUNDING = 1e-12;

type Column = {
  readonly own: readonly number[];
  readonly rest: readonly number[];
  /** Places of the learners, by mark and by what they earned with the others. */
  readonly byOwn: readonly number[];
  readonly byRest: readonly number[];
};

export type PreparedSet = {
  readonly columns: readonly Column[];
  /** Less their mean, so that sums of squares lose no digits. */
  readonly totals: readonly number[];
  readonly centre: number;
  readonly byTotal: readonly number[];
};

/** A set of responses, sorted and centred once for all draws. @throws when there are no learners */
export function prepareSet(set: ResponseSet): PreparedSet {
  const centred = (values: readonly number[]) => {
    const middle = mean(values);
    return values.map((value) => value - middle);
  };
  const order = (values: readonly number[]) =>
    values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const { totals } = columnOf({ ...set, maxMarks: [1] }, 0);
  const columns = set.maxMarks.map((_, at): Column => {
    const raw = columnOf(set, at);
    const [own, rest] = [centred(raw.own), centred(raw.rest)];
    return { own, rest, byOwn: order(own), byRest: order(rest) };
  });
  return { columns, totals: centred(totals), centre: mean(totals), byTotal: order(totals) };
}

/**
 * The statistics of a class in which each learner occurs so many times: the same as those of the class written out, in one pass.
 *
 * @param times how often each learner was drawn; at least two in all
 */
export function statisticsOfDraw(
  { columns, totals, centre, byTotal }: PreparedSet,
  times: readonly number[],
): DrawnStatistics {
  const n = sum(times);
  const k = columns.length;
  const ofTotals = covarianceOfDraw(totals, totals, times);
  const withTotal = columns.map(({ own }) => Math.max(0, covarianceOfDraw(own, totals, times)));
  const spread = sum(withTotal.map(Math.sqrt));
  const ofItems = sum(columns.map(({ own }) => covarianceOfDraw(own, own, times)));
  const alpha = n < 3 || k < 2 || ofTotals === 0 ? null : (100 * k * (1 - ofItems / ofTotals)) / (k - 1);
  const errorRatio = alpha === null ? null : 100 * Math.sqrt(Math.max(0, 1 - alpha / 100));
  const middle = [Math.floor((n - 1) / 2), Math.floor(n / 2)].map(
    (place) => totals[drawnAt(byTotal, times, place)] ?? 0,
  );
  return {
    mean: centre + totals.reduce((all, total, at) => all + total * (times[at] ?? 0), 0) / n,
    median: centre + sum(middle) / 2,
    sd: Math.sqrt(ofTotals),
    alpha,
    errorRatio,
    standardError: errorRatio === null ? null : (errorRatio * Math.sqrt(ofTotals)) / 100,
    efficiency: columns.map((column) => {
      const most = highestCovariance(column, times);
      return most === 0 ? null : (100 * covarianceOfDraw(column.own, column.rest, times)) / most;
    }),
    effectiveWeight: withTotal.map((value) => (spread === 0 ? null : (100 * Math.sqrt(value)) / spread)),
  };
}

function covarianceOfDraw(left: readonly number[], right: readonly number[], times: readonly number[]): number {
  let [n, ofLeft, ofRight, together, size] = [0, 0, 0, 0, 0];
  for (let at = 0; at < times.length; at++) {
    const weight = times[at] ?? 0;
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    n += weight;
    ofLeft += weight * a;
    ofRight += weight * b;
    together += weight * a * b;
    size += weight * Math.abs(a * b);
  }
  const found = together - (ofLeft * ofRight) / n;
  return Math.abs(found) <= ROUNDING * size ? 0 : found / (n - 1);
}

/** Of marks sorted with rest scores sorted: both lists are walked through at once, so many steps as learners were drawn. */
function highestCovariance({ own, rest, byOwn, byRest }: Column, times: readonly number[]): number {
  let [n, ofOwn, ofRest, together, size] = [0, 0, 0, 0, 0];
  let [left, right] = [0, 0];
  let [leftOver, rightOver] = [times[byOwn[0] ?? 0] ?? 0, times[byRest[0] ?? 0] ?? 0];
  while (left < byOwn.length && right < byRest.length) {
    const step = Math.min(leftOver, rightOver);
    const [a, b] = [own[byOwn[left] ?? 0] ?? 0, rest[byRest[right] ?? 0] ?? 0];
    n += step;
    ofOwn += step * a;
    ofRest += step * b;
    together += step * a * b;
    size += step * Math.abs(a * b);
    leftOver -= step;
    rightOver -= step;
    if (leftOver === 0) leftOver = times[byOwn[++left] ?? -1] ?? 0;
    if (rightOver === 0) rightOver = times[byRest[++right] ?? -1] ?? 0;
  }
  const found = together - (ofOwn * ofRest) / n;
  return Math.abs(found) <= ROUNDING * size ? 0 : found / (n - 1);
}

/** The learner at a place, from 0, when those drawn stand in an order. */
function drawnAt(order: readonly number[], times: readonly number[], place: number): number {
  let passed = 0;
  for (const learner of order) {
    passed += times[learner] ?? 0;
    if (passed > place) return learner;
  }
  throw new Error(`Nobody was drawn at ${place}`);
}

/**
 * The 95 % intervals of what no formula gives one for: the middle of what learners drawn again from the same class would give.
 * Null where most draws cannot say.
 *
 * @param set    of at least two learners
 * @param random chance, an argument so that the same class gives the same intervals
 *
 * Source: B. Efron's percentile bootstrap over learners
 */
export function resampledIntervals(set: ResponseSet, random: Random, draws = 400): ResampledIntervals {
  const prepared = prepareSet(set);
  const n = set.marks.length;
  const found = Array.from({ length: draws }, () => {
    const times = Array.from({ length: n }, () => 0);
    for (let drawn = 0; drawn < n; drawn++) {
      const learner = Math.floor(random() * n);
      times[learner] = (times[learner] ?? 0) + 1;
    }
    return statisticsOfDraw(prepared, times);
  });
  const of = (pick: (one: DrawnStatistics) => number | null | undefined) =>
    middleOf(
      found.flatMap((one) => pick(one) ?? []),
      draws,
    );
  return {
    mean: of((one) => one.mean),
    median: of((one) => one.median),
    sd: of((one) => one.sd),
    alpha: of((one) => one.alpha),
    errorRatio: of((one) => one.errorRatio),
    standardError: of((one) => one.standardError),
    efficiency: set.maxMarks.map((_, at) => of((one) => one.efficiency[at])),
    effectiveWeight: set.maxMarks.map((_, at) => of((one) => one.effectiveWeight[at])),
  };
}

function middleOf(values: readonly number[], draws: number): Interval | null {
  if (values.length < draws / 2) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
