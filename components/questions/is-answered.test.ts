import { expect, it } from "vitest";
import { isAnswered } from "@/components/questions/is-answered";
import type { QuestionView } from "@/core/questions/views";
import { normalise } from "@/core/shared/normalise";

const typed: QuestionView = { type: "short-answer", prompt: "Which town?", hint: "a town" };

// Sent, it would be no answer to the server, and an older one would go on to count unseen.
it.each([
  ["", false],
  [" \u00a0 ", false],
  ["...", false],
  ["?!", false],
  ["–", false],
  ["😀", false],
  ["Gao", true],
  ["7", true],
  ["تمبكتو", true],
  ["ߓߊߡߊߞߐ", true],
  ["&", true],
])("a typed %j is an answer to the page as it is to the server: %s", (text, expected) => {
  expect(isAnswered(typed, { text })).toBe(expected);
  expect(normalise(text) !== "").toBe(expected);
});
