import "server-only";
import type { Goal } from "@/core/memory/exam/goal";

/** Columns of a learner's goal. */
export const goalSelect = { goalDay: true, goalTopics: true, goalShare: true } as const;

/** A learner's goal as it is stored; null without one. */
export function goalOf(row: {
  readonly goalDay: string | null;
  readonly goalTopics: readonly string[];
  readonly goalShare: number;
}): Goal | null {
  return row.goalDay === null ? null : { day: row.goalDay, topics: row.goalTopics, share: row.goalShare };
}
