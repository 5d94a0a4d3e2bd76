import type { MapSpot } from "@/core/geo/question-map";
import type { Grade } from "@/core/questions/contract";

/** Where the place is and how near is near enough: all that grading a point needs. */
export type Target = MapSpot & {
  /** Size of the drawing on the ground. */
  readonly kmWide: number;
  readonly kmHigh: number;
  /** Full credit up to here, none from four times as far. */
  readonly radiusKm: number;
};

/** From here on, in radii, a point earns nothing. */
export const NOTHING_AT = 4;

/** Kilometres on the ground between a given point and the place. */
export function missedByKm(target: Target, given: MapSpot): number {
  return Math.hypot((given.x - target.x) * target.kmWide, (given.y - target.y) * target.kmHigh);
}

/** 1 within the radius, then falling evenly to 0 at four times the radius. */
export function creditAt(target: Target, given: MapSpot): number {
  const off = missedByKm(target, given) / target.radiusKm;
  return Math.min(1, Math.max(0, (NOTHING_AT - off) / (NOTHING_AT - 1)));
}

/** The same as a grade; near misses are partly right. */
export function gradeSpot(target: Target, given: MapSpot): Grade {
  const credit = creditAt(target, given);
  if (credit === 1) return { kind: "correct", note: null };
  return credit === 0 ? { kind: "incorrect" } : { kind: "partial", earned: credit, possible: 1, note: null };
}

/** Steps of the grid over the drawing: fine enough that its mean is within a thousandth of the integral. */
const STEPS = 60;

/** Points spread evenly over the drawing, as somebody who knows nothing would hit it. */
export function evenSpots(steps = STEPS): readonly MapSpot[] {
  return Array.from({ length: steps * steps }, (_, at) => ({
    x: ((at % steps) + 0.5) / steps,
    y: (Math.floor(at / steps) + 0.5) / steps,
  }));
}

/** What a blind point on the shown drawing earns on average, in [0, 1]. */
export function blindCredit(target: Target): number {
  return BLIND_SPOTS.reduce((sum, spot) => sum + creditAt(target, spot), 0) / BLIND_SPOTS.length;
}

const BLIND_SPOTS = evenSpots();
