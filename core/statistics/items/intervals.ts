import { type Interval, wilsonInterval } from "@/core/statistics/calibration";
import { type Mark, markOf } from "@/core/statistics/items/response-set";
import { normalQuantile, Z_95 } from "@/core/statistics/normal";

/** Below this many learners a figure could be somebody's, and nothing is shown. */
export const FEWEST_LEARNERS = 5;
/** From so many learners on it is told how things go together: as provisional, flagged only where an interval leaves chance out. */
export const FOR_DISCRIMINATION = 30;
/** From so many on it is not provisional, and all flags are told. */
export const FOR_FLAGS = 100;
/** From so many on the figures of a question are enough to decide about it. */
export const FOR_DECISIONS = 200;
/** Alpha says something of a form of at least so many questions. */
export const FOR_ALPHA_QUESTIONS = 10;

/**
 * Wilson's interval of a facility.
 *
 * @param marks   marks of one question; parts of a mark count as parts of a success
 * @param maxMark its highest mark, above 0
 * @param z       standard normal quantile of the bounds; for 95 % if none is given
 * @returns null without learners
 */
export function facilityInterval(marks: readonly Mark[], maxMark: number, z = Z_95): Interval | null {
  if (marks.length === 0) return null;
  const earned = marks.reduce<number>((total, mark) => total + Math.min(1, Math.max(0, markOf(mark) / maxMark)), 0);
  return wilsonInterval(Math.min(earned, marks.length), marks.length, z);
}

/**
 * The interval of a discrimination, in the same per cent.
 *
 * @param discrimination −100 to 100
 * @param n learners
 * @param z standard normal quantile of the bounds; for 95 % if none is given
 * @returns null for fewer than four learners, or a correlation of exactly ±1, of which this tells nothing
 *
 * Source: R. A. Fisher's z transformation; standard error 1/√(n − 3)
 */
export function discriminationInterval(discrimination: number, n: number, z = Z_95): Interval | null {
  const r = discrimination / 100;
  if (n < 4 || Math.abs(r) >= 1) return null;
  const fisher = Math.atanh(r);
  const half = z / Math.sqrt(n - 3);
  return { low: 100 * Math.tanh(fisher - half), high: 100 * Math.tanh(fisher + half) };
}

/**
 * The z of intervals that are looked at together for what leaves chance out: with it, chance alone makes any of them leave it out with
 * 2.5 % at most, however they hang together, as it does with one interval of 95 % of which one bound is looked at.
 *
 * @param comparisons how many bounds are looked at; none is like one
 *
 * Source: O. J. Dunn (1961), Multiple Comparisons Among Means, Journal of the American Statistical Association 56, 52–64 (Bonferroni's
 * inequality)
 */
export function jointZ(comparisons: number): number {
  return normalQuantile(1 - 0.025 / Math.max(1, comparisons));
}
