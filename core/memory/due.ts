import { retrievability } from "@/core/memory/scheduler";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { StudyMoment } from "@/core/memory/study-day";
import type { TargetId } from "@/core/questions/contract";

export type QueueEntry = { readonly targetId: TargetId; readonly state: MemoryState };
export type DueQueue = {
  /** In the order in which to show them: learning steps first, then reviews, then new ones. */
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

/** Whether a card is in its steps, of minutes and not of days. */
export const inSteps = ({ phase }: Pick<MemoryState, "phase">): boolean =>
  phase === "learning" || phase === "relearning";

/**
 * Whether a card is due, wherever that is said: in the queue, in the list of cards and in figures. A review is due for the whole
 * of its day, a step as soon as it may be taken; what was put away, or put aside for the day, is not.
 */
export function isDue(
  state: Pick<MemoryState, "phase" | "suspended" | "buriedOn" | "dueAt">,
  { at, today, dayEnd }: StudyMoment,
): boolean {
  if (state.suspended || state.buriedOn === today || state.dueAt === null || state.phase === "new") return false;
  return inSteps(state) ? state.dueAt <= at + LEARN_AHEAD_MS : state.dueAt < dayEnd;
}

/**
 * What to review now, in the order in which to show it; `roomOfDay` says how much of it.
 *
 * Reviews come in the order of what is still best remembered. While everything fits into the day, the order does not matter.
 * After a break it does: what has just fallen due is forgotten fastest, so a day's delay costs most there, while what has long
 * been forgotten loses little by waiting. Among learners of another model (core/memory/simulation/two-component-learner.ts) who were
 * away for 45 days and then did 8 reviews a day, this order kept 87.8 % known over the next fortnight, and oldest first or least
 * remembered first 87.1 %; with 30 a day all were alike, and after two months, too. The limit of the day stays what it was: a
 * break is caught up in as many days as it takes.
 *
 * @param known   targets with a state
 * @param unseen  targets that may be begun, in the order in which to begin them
 */
export function dueQueue(
  known: readonly QueueEntry[],
  unseen: readonly TargetId[],
  moment: StudyMoment,
  settings: SchedulerSettings,
): DueQueue {
  const open = known.filter(({ state }) => isDue(state, moment));
  const byDue = (a: QueueEntry, b: QueueEntry) =>
    (a.state.dueAt ?? 0) - (b.state.dueAt ?? 0) || (a.targetId < b.targetId ? -1 : 1);
  const due = open.filter(({ state }) => !inSteps(state));
  const recall = new Map(due.map(({ targetId, state }) => [targetId, retrievability(state, moment.at, settings) ?? 0]));
  const byRecall = (a: QueueEntry, b: QueueEntry) =>
    (recall.get(b.targetId) ?? 0) - (recall.get(a.targetId) ?? 0) || (a.targetId < b.targetId ? -1 : 1);
  return {
    learning: open.filter(({ state }) => inSteps(state)).sort(byDue),
    review: due.sort(byRecall),
    fresh: unseen,
  };
}

/**
 * How much fits into what is left of the day. Nothing new is begun while more waits than fits.
 *
 * @param due reviews that are due and could be shown: of two cards of one fact only one, or the limit is spent on cards that
 *            nobody sees
 */
export function roomOfDay(due: number, limits: QueueLimits): { reviews: number; ahead: number; fresh: number } {
  const reviewsLeft = Math.max(0, limits.reviewsLeft);
  const reviews = Math.min(due, reviewsLeft);
  return { reviews, ahead: reviewsLeft - reviews, fresh: due > reviews ? 0 : Math.max(0, limits.newLeft) };
}
