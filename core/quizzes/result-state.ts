/** How far a learner is with an assignment; "missed" means due and not done. */
export type ResultState = "not-begun" | "going" | "done" | "done-late" | "missed";

/**
 * Stored are only "going" and "done"; what depends on the time is derived at each reading.
 *
 * @param stored     what the rollup holds, or null when the learner has not begun
 * @param dueAt, now ms since 1970
 */
export function resultState(
  stored: { readonly done: boolean; readonly finishedAt: number | null } | null,
  dueAt: number,
  now: number,
): ResultState {
  if (stored?.done) return stored.finishedAt !== null && stored.finishedAt > dueAt ? "done-late" : "done";
  if (now > dueAt) return "missed";
  return stored === null ? "not-begun" : "going";
}
