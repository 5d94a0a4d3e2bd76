import type { Rating } from "@/core/memory/events";
import type { StrengthStep } from "@/core/memory/strength-history";
import { daysBetween, laterDay } from "@/core/memory/study-day";
import type { TargetId } from "@/core/questions/contract";

/** A review as a model of memory sees it. */
export type GradedRecall = {
  readonly rating: Rating;
  /** Whole days of studying since the last review of the target; 0 for the first. */
  readonly elapsedDays: number;
  /** ms since 1970. */
  readonly at: number;
  /** Probability that a blind guess is right, in [0, 1]; null where it is not known. */
  readonly guess: number | null;
};

/** Reviews of one target from the first on, oldest first. */
export type RecallHistory = readonly GradedRecall[];

/**
 * Histories from which a model of one learner's memory can be learnt, and on which it can be tried.
 *
 * Skills are left out: to judge a status by rule is no memory of a fact. A history begins after the last reset. It ends where
 * something other than reviewing changed the memory, since no model predicts that: a status that an editor changed, another
 * target's memory in its place. What was taken back teaches nothing at all.
 */
export function recallHistories(histories: ReadonlyMap<TargetId, readonly StrengthStep[]>): readonly RecallHistory[] {
  return [...histories].flatMap(([targetId, steps]) => {
    if (targetId.startsWith("skill:") || steps.some(({ kind }) => kind === "withdrawn")) return [];
    const history = recallsOf(steps.slice(steps.findLastIndex(({ kind }) => kind === "forgotten") + 1));
    return history.length === 0 ? [] : [history];
  });
}

function recallsOf(steps: readonly StrengthStep[]): RecallHistory {
  const recalls: GradedRecall[] = [];
  let last: string | null = null;
  for (const step of steps) {
    if (step.kind !== "rated") break;
    const { rating, at, guess, day } = step;
    recalls.push({ rating, at, guess, elapsedDays: last === null ? 0 : Math.max(0, daysBetween(last, day)) });
    last = laterDay(last, day);
  }
  return recalls;
}
