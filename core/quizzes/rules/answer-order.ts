/** An answer to one question: its id and which version of the answer it is, counted by the learner's device from 1. */
export type Version = { readonly id: string; readonly sequence: number };

export type AnswerDecision =
  /** It takes the place of what is stored. */
  | "store"
  /** The same message again: the stored reply. */
  | "repeat"
  /** What is stored is newer, or another tab was first: the learner is shown what counts. */
  | "stale";

/**
 * Whether an answer that comes in takes the place of the stored one. The higher version wins, and of two equal ones that
 * which came first, so that a score is the same in whatever order, and however often, messages arrive.
 *
 * @param changeable false where an answer is final at once
 */
export function decideAnswer(stored: Version | null, incoming: Version, changeable: boolean): AnswerDecision {
  if (stored === null) return "store";
  if (stored.id === incoming.id) return "repeat";
  return changeable && incoming.sequence > stored.sequence ? "store" : "stale";
}
