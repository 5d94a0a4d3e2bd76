import { MIN_LENGTH } from "@/core/quizzes/blueprint";

/**
 * The facts of which another quiz can be made after a sitting; null where they are too few for one. Questions that a teacher
 * wrote rest on none.
 */
export function factsToRetake(questions: readonly { readonly factIds: readonly string[] }[]): readonly string[] | null {
  const factIds = [...new Set(questions.flatMap((question) => question.factIds))];
  return factIds.length < MIN_LENGTH ? null : factIds;
}
