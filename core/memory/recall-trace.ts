import type { Rating } from "@/core/memory/events";
import { STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS } from "@/core/memory/replay";
import { nextStrength, recallAfter, type Strength } from "@/core/memory/scheduler";
import type { SchedulerSettings } from "@/core/memory/state";
import { assertNever } from "@/core/shared/result";

/**
 * What happened to the memory of one target, cut down to what its strength depends on. Days are counted from 1 January 1970 in
 * the learner's calendar of studying.
 */
export type RecallStep =
  | {
      readonly kind: "rated";
      readonly day: number;
      /** Of the learner's local day, 0 to 23. */
      readonly hour: number;
      readonly rating: Rating;
      /** A card that the learner graded, or an answer of a quiz. */
      readonly by: "card" | "quiz";
    }
  | { readonly kind: "reset" | "capped"; readonly day: number }
  /** Put away by the learner or with its fact; brought back when not `on`. */
  | { readonly kind: "suspended"; readonly day: number; readonly on: boolean }
  | {
      readonly kind: "merged";
      readonly day: number;
      readonly inherits: Strength & {
        readonly reps: number;
        readonly lastDay: number | null;
        readonly suspended: boolean;
      };
    };

/** How a target is remembered from a day on; null while nothing is, or while it is put away. */
export type RecallChange = {
  readonly day: number;
  readonly memory: {
    /** Days after which recall has fallen to 90 %. */
    readonly stability: number;
    /** Day of the last counted answer. */
    readonly lastDay: number;
  } | null;
};

/** The first answer on a day to a card that was answered on a day before: the kind that tells how well memory holds. */
export type Recall = {
  readonly day: number;
  readonly hour: number;
  /** Days since the answer before, at least 1. */
  readonly elapsed: number;
  readonly recalled: boolean;
  /** Probability that was predicted for it, in (0, 1). */
  readonly predicted: number;
};

export type RecallTrace = {
  /** In the order of their days. */
  readonly changes: readonly RecallChange[];
  /** Grades of cards only: an answer of a quiz can be a lucky guess. */
  readonly recalls: readonly Recall[];
};

type Memory = {
  readonly strength: Strength | null;
  readonly lastDay: number | null;
  readonly reps: number;
  readonly suspended: boolean;
};
const unknown: Memory = { strength: null, lastDay: null, reps: 0, suspended: false };

/**
 * Goes through the log of one target with one set of weights: with those in use, so that what is told of earlier days does not
 * jump on the day on which they were adopted (as in `replay`).
 *
 * A step back in days (a device's clock, a change of zone) counts as the same day.
 *
 * @param steps in the order of replay, without what was undone or voided
 */
export function recallTrace(
  steps: readonly RecallStep[],
  settings: Pick<SchedulerSettings, "desiredRetention" | "weights">,
): RecallTrace {
  const changes: RecallChange[] = [];
  const recalls: Recall[] = [];
  const counted = new Set<number>();
  let memory = unknown;
  let today = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    // Of the answers of a quiz the first of the day counts; whoever grades a card again means it (as in `replay`).
    if (step.kind === "rated" && step.by === "quiz" && counted.has(step.day)) continue;
    if (step.kind === "rated") {
      counted.add(step.day);
      const recall = step.by === "card" ? recallOf(memory, step, settings) : null;
      if (recall) recalls.push(recall);
    }
    memory = afterStep(memory, step, settings);
    today = Math.max(today, step.day);
    const { strength, lastDay, suspended } = memory;
    const shown = strength !== null && lastDay !== null && !suspended;
    changes.push({ day: today, memory: shown ? { stability: strength.stability, lastDay } : null });
  }
  return { changes, recalls };
}

type Rated = Extract<RecallStep, { readonly kind: "rated" }>;
type Settings = Pick<SchedulerSettings, "desiredRetention" | "weights">;

/** What a grade tells of the memory before it: nothing where there was none, or where it was answered that day already. */
function recallOf({ strength, lastDay }: Memory, { day, hour, rating }: Rated, settings: Settings): Recall | null {
  if (strength === null || lastDay === null || day <= lastDay) return null;
  const elapsed = day - lastDay;
  const predicted = recallAfter(elapsed, strength.stability, settings);
  return { day, hour, elapsed, recalled: rating !== "again", predicted };
}

function afterStep(memory: Memory, step: RecallStep, settings: Settings): Memory {
  const { strength, lastDay, reps } = memory;
  switch (step.kind) {
    case "rated": {
      const elapsed = lastDay === null ? 0 : Math.max(0, step.day - lastDay);
      return {
        ...memory,
        strength: nextStrength(strength, step.rating, elapsed, settings),
        lastDay: lastDay === null ? step.day : Math.max(lastDay, step.day),
        reps: reps + 1,
      };
    }
    case "reset":
      return { ...unknown, suspended: memory.suspended };
    case "suspended":
      return { ...memory, suspended: step.on };
    case "capped": {
      if (strength === null) return memory;
      const stability = Math.min(strength.stability, STABILITY_CAP_AFTER_STATUS_CHANGE_DAYS);
      return { ...memory, strength: { ...strength, stability } };
    }
    case "merged": {
      const { inherits } = step;
      const own = strength?.stability ?? 0;
      if (own > inherits.stability || (own === inherits.stability && reps >= inherits.reps)) return memory;
      const { stability, difficulty, ...rest } = inherits;
      return { ...rest, strength: stability > 0 ? { stability, difficulty } : null };
    }
    default:
      return assertNever(step);
  }
}
