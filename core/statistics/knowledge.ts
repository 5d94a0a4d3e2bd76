import type { RecallChange } from "@/core/memory/recall-trace";
import { recallAfter } from "@/core/memory/scheduler";
import type { SchedulerSettings } from "@/core/memory/state";

export type TopicTrace = { readonly topic: string; readonly changes: readonly RecallChange[] };

/** What was known of a topic on a day. */
export type KnownOn = {
  readonly day: number;
  /** Cards met and not put away. */
  readonly met: number;
  /** Sum of the probabilities that each of them would be recalled: the number of cards that one would expect to be. */
  readonly recalled: number;
};

/**
 * Estimated knowledge of each topic at the end of some days: the sum of the probabilities of recall.
 *
 * Each trace is gone through once, so the work is that of the log plus targets × days.
 *
 * @param traces one for each target
 * @param days   ascending day numbers
 */
export function knowledgeHistory(
  traces: readonly TopicTrace[],
  days: readonly number[],
  settings: Pick<SchedulerSettings, "weights">,
): Map<string, readonly KnownOn[]> {
  const sums = new Map<string, { met: number; recalled: number }[]>();
  for (const { topic, changes } of traces) {
    const own = sums.get(topic) ?? days.map(() => ({ met: 0, recalled: 0 }));
    sums.set(topic, own);
    let next = 0;
    let memory: RecallChange["memory"] = null;
    days.forEach((day, index) => {
      for (let change = changes[next]; change !== undefined && change.day <= day; change = changes[next]) {
        memory = change.memory;
        next++;
      }
      const sum = own[index];
      if (memory === null || sum === undefined) return;
      sum.met++;
      sum.recalled += recallAfter(day - memory.lastDay, memory.stability, settings);
    });
  }
  return new Map(
    [...sums].map(([topic, own]) => [topic, own.map((sum, index) => ({ day: days[index] ?? 0, ...sum }))]),
  );
}

/** All topics together. */
export function totalHistory(topics: ReadonlyMap<string, readonly KnownOn[]>, days: readonly number[]): KnownOn[] {
  return days.map((day, index) => {
    const own = [...topics.values()].map((history) => history[index]);
    return {
      day,
      met: own.reduce((sum, known) => sum + (known?.met ?? 0), 0),
      recalled: own.reduce((sum, known) => sum + (known?.recalled ?? 0), 0),
    };
  });
}

/** The day numbers of so many weeks, seven days apart, the last of them today. */
export function weeklyDays(today: number, weeks: number): number[] {
  return Array.from({ length: weeks }, (_, index) => today - 7 * (weeks - 1 - index));
}

/** The number of a day, YYYY-MM-DD, counted from 1 January 1970. */
export const dayNumberOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** The day of a number, YYYY-MM-DD. */
export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
