import type { QueueEntry } from "@/core/memory/due";
import type { Goal } from "@/core/memory/exam/goal";
import { recallAfter } from "@/core/memory/scheduler";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import { daysBetween } from "@/core/memory/study-day";

/** In so many days before an exam cards come although they are not due: earlier it would be too soon to help. */
export const DAYS_OF_REHEARSAL = 7;

/** Whether the exam is so near that cards come before their day. */
export function isRehearsal(goal: Goal | null, today: string): goal is Goal {
  if (goal === null) return false;
  const left = daysBetween(today, goal.day);
  return left > 0 && left <= DAYS_OF_REHEARSAL;
}

/** Probability that a target is recalled on a day if it is not reviewed until then; null for one that was never reviewed. */
export function recallOn(day: string, state: MemoryState, settings: SchedulerSettings): number | null {
  if (state.lastDay === null || state.stability <= 0) return null;
  return recallAfter(Math.max(0, daysBetween(state.lastDay, day)), state.stability, settings);
}

/**
 * Cards to go over before their day in the week before an exam: those that would be recalled on it less surely than the share
 * that the learner aims at, the least sure first. It only brings reviews forward; grades and intervals are those of any review.
 *
 * @param entries cards of the goal's topics that are not due today
 */
export function rehearsals(
  entries: readonly QueueEntry[],
  goal: Goal,
  today: string,
  settings: SchedulerSettings,
): readonly QueueEntry[] {
  return entries
    .filter(({ state }) => state.phase === "review" && !state.suspended && state.buriedOn !== today)
    .filter(({ state }) => state.lastDay !== today)
    .map((entry) => ({ entry, recall: recallOn(goal.day, entry.state, settings) ?? 0 }))
    .filter(({ recall }) => recall < goal.share)
    .sort((a, b) => a.recall - b.recall || (a.entry.targetId < b.entry.targetId ? -1 : 1))
    .map(({ entry }) => entry);
}
