import type { Mark } from "@/core/quizzes/score";

/** A question that was asked, as far as it says whether an answer to it can be a recall. */
export type RecallQuestion = {
  /** Of its sitting. */
  readonly kind: string;
  /** A teacher's ruling on it. */
  readonly ruling: Mark | null;
  /**
   * The learner's day of studying, YYYY-MM-DD, on which the sitting was begun, where a question on the same fact had been told to
   * this learner earlier on that day; null where none had.
   */
  readonly toldOn: string | null;
};

/** Before reading, and one more question like one that was told just now. */
const NEVER: ReadonlySet<string> = new Set(["pretest", "another"]);

/**
 * Whether an answer goes to the memory at all. A pretest does not, nor does a retry after feedback (items.md §6: "not logged"): who
 * has been told an answer and gives it back on the same day shows that they have read it, not that they remember it. By
 * then it does not matter whether it was told by a sitting that is logged itself: of such a day's answers the first counts
 * alone. Neither a right nor a wrong answer is logged, as logging one side would bias every estimate.
 *
 * @param answeredOn the learner's day of studying on which it was answered, YYYY-MM-DD
 */
export function isRecall({ kind, ruling, toldOn }: RecallQuestion, answeredOn: string): boolean {
  // What was dropped or credited to everybody says nothing about anybody.
  return !NEVER.has(kind) && ruling === null && toldOn !== answeredOn;
}
