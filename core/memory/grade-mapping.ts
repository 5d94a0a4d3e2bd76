import type { Rating } from "@/core/memory/events";
import type { QuestionTypeName } from "@/core/questions/views";
import { assertNever } from "@/core/shared/result";

export type Confidence = "guess" | "fairly" | "sure";

/** What a quiz answer tells about memory. */
export type AnswerOutcome = {
  readonly type: QuestionTypeName;
  /** Score in [0, 1]. */
  readonly credit: number;
  /** Probability that a blind guess is right, in [0, 1]. */
  readonly guess: number;
  readonly confidence: Confidence | null;
  /** True/false items: whether the statement shown was false; null for other types. */
  readonly statementWasFalse: boolean | null;
};

/** Above this guessing rate an answer without a stated confidence tells too little. */
const TOO_EASY_TO_GUESS = 0.25;

/**
 * The grade that an answer gives its target; null when it is not logged. First matching row of the table in
 * items.md §6. Failures are logged exactly when the matching successes would be, or every fit would be biased.
 */
export function memoryRating(outcome: AnswerOutcome): Rating | null {
  if (outcome.type === "ordering") return null; // one slip makes several facts look wrong
  if (outcome.type === "multiple-response" || outcome.type === "matching") return null; // see memberRating
  if (outcome.type === "true-false") {
    if (outcome.statementWasFalse !== true) return null; // a verdict alone is a coin toss
    return outcome.credit >= 0.99 ? "good" : "again";
  }
  if (outcome.confidence === null && outcome.guess > TOO_EASY_TO_GUESS) return null;
  if (outcome.credit < 0.5) return "again";
  if (outcome.confidence === "guess") return "again"; // the learner says that it was not recalled
  if (outcome.credit < 0.99) return allowsHard(outcome.type) ? "hard" : "again";
  return "good";
}

/**
 * The grade that an answer gives one of the several targets of an item: each by its own result, whatever the others are
 * and however sure the learner was of them all together (items.md §6).
 *
 * @param right null when the answer tells nothing about the target
 */
export function memberRating(right: boolean | null): Rating | null {
  if (right === null) return null;
  return right ? "good" : "again";
}

type RatedAsOne = Exclude<QuestionTypeName, "ordering" | "true-false" | "multiple-response" | "matching">;

function allowsHard(type: RatedAsOne): boolean {
  switch (type) {
    case "date":
    case "map":
    case "number":
    case "short-answer":
    case "cloze":
      return true; // recalled, not precise
    case "multiple-choice":
    case "who-says-so":
    case "status":
    case "which-wording":
    case "what-changed":
      return false;
    default:
      return assertNever(type);
  }
}
