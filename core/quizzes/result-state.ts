/** What a rollup holds; "discarded" is over, was not handed in, and does not count where the rules say so. */
export type StoredState = "going" | "done" | "discarded";

/** How far a learner is with an assignment; "missed" means due and not done. */
export type ResultState = "not-begun" | "going" | "done" | "done-late" | "discarded" | "missed";

/**
 * Stored is only what does not depend on the time; the rest is derived at each reading.
 *
 * @param stored     what the rollup holds, or null when the learner has not begun
 * @param dueAt, now ms since 1970
 */
export function resultState(
  stored: { readonly state: StoredState; readonly finishedAt: number | null } | null,
  dueAt: number,
  now: number,
): ResultState {
  if (stored?.state === "discarded") return "discarded";
  if (stored?.state === "done") return stored.finishedAt !== null && stored.finishedAt > dueAt ? "done-late" : "done";
  if (now > dueAt) return "missed";
  return stored === null ? "not-begun" : "going";
}
