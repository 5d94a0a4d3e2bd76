import type { MemoryState } from "@/core/memory/state";
import type { TargetId } from "@/core/questions/contract";

export type QueueEntry = { readonly targetId: TargetId; readonly state: MemoryState };
export type DueQueue = {
  /** In the order in which to show them: learning steps first, then reviews by due date, then new ones. */
  readonly learning: readonly QueueEntry[];
  readonly review: readonly QueueEntry[];
  readonly fresh: readonly TargetId[];
};

export type QueueLimits = {
  /** New targets that may still be begun today. */
  readonly newLeft: number;
  /** Reviews that may still be done today. */
  readonly reviewsLeft: number;
};

/** A learning step may be taken this much early, so that a session can be finished in one go. */
export const LEARN_AHEAD_MS = 20 * 60_000;

/**
 * What to review now.
 *
 * @param known   targets with a state
 * @param unseen  targets that may be begun, in the order in which to begin them
 * @param now     ms since 1970
 * @param today   the learner's day of studying
 * @param dayEnd  end of that day, ms since 1970: reviews of the whole day are due from its start
 */
export function dueQueue(
  known: readonly QueueEntry[],
  unseen: readonly TargetId[],
  now: number,
  today: string,
  dayEnd: number,
  limits: QueueLimits,
): DueQueue {
  const open = known.filter(({ state }) => !state.suspended && state.buriedOn !== today && state.dueAt !== null);
  const byDue = (a: QueueEntry, b: QueueEntry) =>
    (a.state.dueAt ?? 0) - (b.state.dueAt ?? 0) || (a.targetId < b.targetId ? -1 : 1);
  const inSteps = (state: MemoryState) => state.phase === "learning" || state.phase === "relearning";
  return {
    learning: open.filter(({ state }) => inSteps(state) && (state.dueAt ?? 0) <= now + LEARN_AHEAD_MS).sort(byDue),
    review: open
      .filter(({ state }) => state.phase === "review" && (state.dueAt ?? 0) < dayEnd)
      .sort(byDue)
      .slice(0, Math.max(0, limits.reviewsLeft)),
    fresh: unseen.slice(0, Math.max(0, limits.newLeft)),
  };
}
