import type { AttemptStatus } from "@/core/quizzes/rules/attempt-status";
import { type QuizRules, type ReviewLevel, reaches } from "@/core/quizzes/rules/quiz-rules";

/**
 * What a learner may see of the questions that they have answered. In practice everything at once; in a test nothing
 * while it goes on, then what the teacher allows, then what the teacher allows when nobody can sit any more.
 *
 * @param closedForAll see closedForAllAt, ms since 1970
 * @param now          the server's clock, ms since 1970
 */
export function reviewAt(
  rules: Pick<QuizRules, "mode" | "reviewAfter" | "reviewClosed">,
  status: AttemptStatus,
  closedForAll: number | null,
  now: number,
): ReviewLevel {
  if (rules.mode === "practice") return "everything";
  if (status.kind !== "over") return "nothing";
  return closedForAll !== null && now >= closedForAll ? rules.reviewClosed : rules.reviewAfter;
}

/** Whether the answers have been told, from when on they count for the memory (items.md §6). */
export const isReleased = (level: ReviewLevel): boolean => reaches(level, "everything");
