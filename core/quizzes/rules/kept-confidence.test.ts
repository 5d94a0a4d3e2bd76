import { expect, it } from "vitest";
import { keptConfidence } from "@/core/quizzes/rules/kept-confidence";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";

const answer = { answer: { choiceId: "a" } };

it("keeps how sure a learner is as the rule says, whatever the page sent", () => {
  expect(keptConfidence("free", { given: answer, confidence: null })).toBeNull();
  expect(keptConfidence("free", { given: answer, confidence: "sure" })).toBe("sure");
  expect(keptConfidence("never", { given: answer, confidence: "sure" })).toBeNull();
  expect(keptConfidence("always", { given: answer, confidence: "guess" })).toBe("guess");
  expect(keptConfidence("always", { given: answer, confidence: null })).toBe("missing");
});

it("does not ask who knows no answer, or passes over", () => {
  expect(keptConfidence("always", { given: { dontKnow: true }, confidence: null })).toBeNull();
  expect(keptConfidence("always", { given: { skip: true }, confidence: null })).toBeNull();
});

it("is never demanded in a test, which keeps each answer as it is given", () => {
  expect(quizRulesSchema.safeParse({ mode: "test", confidence: "always" }).success).toBe(false);
  expect(quizRulesSchema.safeParse({ mode: "test", confidence: "never" }).success).toBe(true);
  expect(quizRulesSchema.parse({ mode: "practice" }).confidence).toBe("free");
});
