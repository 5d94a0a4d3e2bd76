import type { Rating } from "@/core/memory/events";
import { type Confidence, memberRating, memoryRating } from "@/core/memory/grade-mapping";
import { creditFor, type TargetId } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";

/** A question and the answer to it, as far as memory is concerned. */
export type AnsweredItem = {
  readonly type: QuestionTypeName;
  readonly targetId: TargetId;
  readonly key: unknown;
  /** Probability that a blind guess is right, in [0, 1]. */
  readonly guess: number;
  readonly given: Given;
  readonly grade: StoredGrade;
  readonly confidence: Confidence | null;
};

/** What an answer tells of one target; a null rating tells nothing. */
export type TargetRating = { readonly targetId: TargetId; readonly rating: Rating | null };

export type AnswerRatings = {
  /** Whether the question is about several targets, each of which is rated by itself. */
  readonly several: boolean;
  readonly ratings: readonly TargetRating[];
};

/**
 * What an answer tells the memory: one rating for each target that it is about. A question passed over tells nothing at all,
 * nor does an answer that our sources decide neither way.
 */
export function answerRatings(item: AnsweredItem): AnswerRatings {
  const { type, given, grade } = item;
  if (grade.kind === "skipped" || grade.kind === "undecided") return { several: false, ratings: [] };
  const members = questionTypes[type].membersJson(item.key, "answer" in given ? given.answer : null);
  if (members !== null) {
    return {
      several: true,
      ratings: members.map(({ targetId, right }) => ({ targetId, rating: memberRating(right) })),
    };
  }
  const rating = memoryRating({
    type,
    credit: creditOf(grade),
    guess: item.guess,
    confidence: item.confidence,
    statementWasFalse: type === "true-false" ? saysFalse(item.key) : null,
  });
  return { several: false, ratings: [{ targetId: item.targetId, rating }] };
}

/** What a stored grade is worth, in [0, 1]: what no grader judged earns nothing. */
export function creditOf(grade: StoredGrade): number {
  switch (grade.kind) {
    case "dont-know":
    case "skipped":
    case "undecided":
      return 0;
    default:
      return creditFor(grade);
  }
}

/** Whether the key of a true/false item says that its statement is false. */
function saysFalse(key: unknown): boolean {
  return typeof key === "object" && key !== null && "isTrue" in key && key.isTrue === false;
}
