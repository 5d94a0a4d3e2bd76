import type { Confidence } from "@/core/memory/grade-mapping";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import type { ConfidenceRule } from "@/core/quizzes/rules/quiz-rules";

/**
 * What is kept of how sure a learner says they are, whatever their page sent.
 *
 * @returns "missing" where it has to be said before the answer is told; who says that they do not know, or passes a question over, is
 *          asked no more
 */
export function keptConfidence(
  rule: ConfidenceRule,
  { given, confidence }: Pick<AnswerRequest, "given" | "confidence">,
): Confidence | null | "missing" {
  if (rule === "never") return null;
  return rule === "always" && confidence === null && "answer" in given ? "missing" : confidence;
}
