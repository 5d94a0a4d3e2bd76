import type { Interval } from "@/core/statistics/calibration";
import { FEWEST_LEARNERS, FOR_DISCRIMINATION } from "@/core/statistics/items/intervals";

/** A figure as it is told: with its interval, or why there is none. */
export type Told =
  | { readonly kind: "told"; readonly value: number; readonly interval: Interval | null }
  /** Too few learners, or too few who chose it. */
  | { readonly kind: "few" }
  /** Too few questions. */
  | { readonly kind: "short" }
  /** Nobody differs. */
  | { readonly kind: "none" };

/**
 * The one rule of all figures that say how one thing goes with another (discrimination, efficiency, weight, consistency and what
 * follows from it, an option and the rest): from 30 learners on, and never from fewer than five who are of either kind.
 *
 * @param n     learners
 * @param value null where nobody differs
 * @param fewer the smaller of two kinds of learners that are told apart; none where marks are
 */
export function tell(n: number, value: number | null, interval: Interval | null, fewer: number | null = null): Told {
  if (n < FOR_DISCRIMINATION || (fewer !== null && fewer < FEWEST_LEARNERS)) return { kind: "few" };
  return value === null ? { kind: "none" } : { kind: "told", value, interval };
}
