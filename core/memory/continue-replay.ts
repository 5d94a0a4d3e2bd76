import { compareEvents, isOwnDeed, type MemoryEvent, type OwnDeed } from "@/core/memory/events";
import { applyEvent } from "@/core/memory/replay";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { TargetId } from "@/core/questions/contract";

/** What is known of a log without reading it. */
export type LogEnd = {
  /** States of the events' targets, as the log up to now makes them; a target that is left out has none. */
  readonly states: ReadonlyMap<TargetId, MemoryState>;
  /** Time of the newest event of any of these targets, or of the settings, ms since 1970; null when there is none. */
  readonly newestAt: number | null;
  /** Settings in force at the end. */
  readonly settings: SchedulerSettings;
};

/**
 * Goes on where a log ends: the same states as replaying all of it, for what a learner does to cards one after the other.
 * So a review costs the same after ten years as on the first day.
 *
 * Nothing already in the log may take back one of the new events: that the caller must know.
 *
 * @param fresh  new events, none of them in the log
 * @returns states of their targets, or null when only the whole log can tell: an event that is not the newest, that takes
 *          another one back, or of which the day's first counts
 */
export function continueReplay(
  { states, newestAt, settings }: LogEnd,
  fresh: readonly MemoryEvent[],
): ReadonlyMap<TargetId, MemoryState> | null {
  const deeds: OwnDeed[] = [];
  for (const event of fresh) {
    if (!isOwnDeed(event) || (newestAt !== null && event.effectiveAt <= newestAt)) return null;
    deeds.push(event);
  }
  const after = new Map<TargetId, MemoryState>();
  // Days that were counted matter to quiz answers alone, of which there is none.
  const counted = new Set<string>();
  for (const deed of deeds.sort(compareEvents)) {
    const before = after.get(deed.targetId) ?? states.get(deed.targetId) ?? null;
    const state = applyEvent(before, deed, settings, counted);
    if (state) after.set(deed.targetId, state);
  }
  return after;
}
