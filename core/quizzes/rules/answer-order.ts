/** An answer to one question: its id and which version of the answer it is, counted by the learner's device from 1. */
export type Version = { readonly id: string; readonly sequence: number };

export type AnswerDecision =
  /** It takes the place of what is stored. */
  | "store"
  /** The same message again: the stored reply. */
  | "repeat"
  /** What is stored is newer: the learner is shown what counts. */
  | "stale";

/**
 * Whether one answer to a question takes the place of another. The higher version does, and of two equal ones, from two tabs or
 * devices, the one with the higher id: every tab and the server come to the same, in whatever order they hear of them.
 */
export function isNewer(one: Version, other: Version): boolean {
  if (one.sequence !== other.sequence) return one.sequence > other.sequence;
  // As PostgreSQL orders uuids, which have no upper case there.
  return one.id.toLowerCase() > other.id.toLowerCase();
}

/**
 * Whether an answer that comes in takes the place of the stored one: the newer does, so that a score is the same in whatever
 * order, and however often, messages arrive. Where an answer is final, the first does.
 *
 * @param changeable false where an answer is final at once
 */
export function decideAnswer(stored: Version | null, incoming: Version, changeable: boolean): AnswerDecision {
  if (stored === null) return "store";
  if (stored.id === incoming.id) return "repeat";
  return changeable && isNewer(incoming, stored) ? "store" : "stale";
}
