import { expect, it } from "vitest";
import { untoldTitle } from "@/components/quiz/verdict";
import type { Given } from "@/core/quizzes/protocol";
import quiz from "@/messages/en/quiz.json";

it.each<readonly [Given | null, string]>([
  [null, "Not answered"],
  [{ answer: { choiceId: "c1" } }, "Answered"],
  [{ dontKnow: true }, "I don’t know"],
  [{ skip: true }, quiz.feedback.skipped],
])("a question of a test that is not told is named for what was given: %j", (given, title) => {
  expect(untoldTitle(given, quiz)).toBe(title);
});
