import { expect, it } from "vitest";
import { isRecall, type RecallQuestion } from "@/core/quizzes/rules/recall";

const asked: RecallQuestion = { kind: "practice", ruling: null, toldOn: null };

it.each<[string, Partial<RecallQuestion>, boolean]>([
  ["of a practice", {}, true],
  ["of a test", { kind: "test" }, true],
  ["of the daily mix", { kind: "daily" }, true],
  ["before reading", { kind: "pretest" }, false],
  ["to one more question like one that was told", { kind: "another" }, false],
  ["to what a teacher dropped", { ruling: "drop" }, false],
  ["to what everybody was credited", { ruling: "credit" }, false],
  ["on a fact that was told earlier on the day", { toldOn: "2026-11-20" }, false],
  ["in a test on a fact that was told earlier on the day", { kind: "test", toldOn: "2026-11-20" }, false],
  ["on a fact that was told the day before, in a sitting that went on past the night", { toldOn: "2026-11-19" }, true],
])("takes an answer %s for a recall: %j, %s", (_, change, expected) => {
  expect(isRecall({ ...asked, ...change }, "2026-11-20")).toBe(expected);
});
