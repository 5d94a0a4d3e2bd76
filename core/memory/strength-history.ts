import type { Rating } from "@/core/memory/events";
import { nextStrength, type Strength } from "@/core/memory/scheduler";
import type { SchedulerSettings } from "@/core/memory/state";
import { daysBetween, laterDay } from "@/core/memory/study-day";
import { assertNever } from "@/core/shared/result";

/** What changed how well one target is remembered, apart from any weights; oldest first. */
export type StrengthStep =
  | {
      readonly kind: "rated";
      readonly rating: Rating;
      readonly day: string;
      /** When it happened, ms since 1970. */
      readonly at: number;
      /** Probability that a blind guess is right, in [0, 1]; null where it is not known. */
      readonly guess: number | null;
    }
  /** Trusted for no more than this from then on. */
  | { readonly kind: "capped"; readonly stability: number }
  /** Another target's memory took its place: stability and difficulty as they were. */
  | { readonly kind: "replaced"; readonly strength: Strength; readonly day: string | null }
  | { readonly kind: "forgotten" }
  /** Its fact was taken back or went on elsewhere: nothing is learnt from it any more. */
  | { readonly kind: "withdrawn" };

type Remembered = { readonly strength: Strength | null; readonly day: string | null };
const nothing: Remembered = { strength: null, day: null };

/**
 * How well a target is remembered after these steps, under the given weights; null when nothing is left of it.
 *
 * A step back in days (a device's clock, a change of zone) counts as the same day.
 */
export function strengthAfter(
  steps: readonly StrengthStep[],
  settings: Pick<SchedulerSettings, "desiredRetention" | "weights">,
): Strength | null {
  return steps.reduce((before, step) => afterStep(before, step, settings), nothing).strength;
}

function afterStep(
  before: Remembered,
  step: StrengthStep,
  settings: Pick<SchedulerSettings, "desiredRetention" | "weights">,
): Remembered {
  const { strength, day } = before;
  switch (step.kind) {
    case "rated": {
      const elapsed = day === null ? 0 : Math.max(0, daysBetween(day, step.day));
      return { strength: nextStrength(strength, step.rating, elapsed, settings), day: laterDay(day, step.day) };
    }
    case "capped":
      return strength === null
        ? before
        : { strength: { ...strength, stability: Math.min(strength.stability, step.stability) }, day };
    case "replaced":
      return { strength: step.strength, day: step.day };
    case "forgotten":
      return nothing;
    case "withdrawn":
      return before;
    default:
      return assertNever(step);
  }
}
