import type { Confidence } from "@/core/memory/grade-mapping";
import type { StoredGrade } from "@/core/quizzes/protocol";
import type { Mark } from "@/core/quizzes/score";

/** An answered question, as far as it shows whether its learner knew what they know. */
export type Judged = {
  /** How sure the learner said to be; null where they said nothing. */
  readonly confidence: Confidence | null;
  /** Null where it is not told, or nothing was given. */
  readonly grade: StoredGrade | null;
  /** In [0, 1]; null where it is not told. */
  readonly credit: number | null;
  /** A teacher's ruling: what was dropped or credited to everybody says nothing about anybody. */
  readonly ruling?: Mark | null;
};

/** Below this credit an answer is an error, and not a slip. */
const ERROR_BELOW = 0.5;

/**
 * Whether the learner was sure, and it was not so: such errors are the ones best corrected, so more is told of them (items.md
 * §5, hypercorrection: doi 10.1037/0278-7393.27.6.1491).
 */
export function isMisjudged({ confidence, grade, credit, ruling = null }: Judged): boolean {
  if (confidence !== "sure" || ruling !== null || credit === null || grade === null) return false;
  return (grade.kind === "incorrect" || grade.kind === "partial") && credit < ERROR_BELOW;
}

/** The questions in the order in which they are best gone over: what was misjudged comes first, the rest as it was. */
export const misjudgedFirst = <T extends Judged>(questions: readonly T[]): readonly T[] => [
  ...questions.filter(isMisjudged),
  ...questions.filter((question) => !isMisjudged(question)),
];
