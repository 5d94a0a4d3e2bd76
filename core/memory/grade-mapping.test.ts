import { describe, expect, it } from "vitest";
import { type AnswerOutcome, memoryRating } from "@/core/memory/grade-mapping";

const choice: AnswerOutcome = {
  type: "multiple-choice",
  credit: 1,
  guess: 0.25,
  confidence: null,
  statementWasFalse: null,
};

describe("grade that an answer gives to memory", () => {
  it.each<[string, Partial<AnswerOutcome>, ReturnType<typeof memoryRating>]>([
    ["right choice of four", {}, "good"],
    ["wrong choice of four", { credit: 0 }, "again"],
    ["right, marked as a guess", { confidence: "guess" }, "again"],
    ["right choice of three, no confidence", { guess: 1 / 3 }, null],
    ["wrong choice of three, no confidence", { guess: 1 / 3, credit: 0 }, null],
    ["right choice of three, sure", { guess: 1 / 3, confidence: "sure" }, "good"],
    ["date one year off", { type: "date", credit: 0.5, guess: 0 }, "hard"],
    ["exact date", { type: "date", credit: 1, guess: 0 }, "good"],
    ["broader place in a gap", { type: "cloze", credit: 0.5, guess: 0 }, "hard"],
    ["short answer wrong", { type: "short-answer", credit: 0, guess: 0 }, "again"],
    ["point near the place", { type: "map", credit: 0.6, guess: 0.04 }, "hard"],
    ["point too far off for half", { type: "map", credit: 0.4, guess: 0.04 }, "again"],
    ["point on the place", { type: "map", credit: 1, guess: 0.04 }, "good"],
    ["place chosen from a list of four", { type: "map", credit: 1, guess: 0.25 }, "good"],
    ["right wording, no confidence", { type: "which-wording", guess: 0.5 }, null],
    ["wrong wording, no confidence", { type: "which-wording", guess: 0.5, credit: 0 }, null],
    ["right wording, sure", { type: "which-wording", guess: 0.5, confidence: "sure" }, "good"],
    ["right change", { type: "what-changed" }, "good"],
    ["wrong change", { type: "what-changed", credit: 0 }, "again"],
    ["ordering all right", { type: "ordering", credit: 1, guess: 0.04 }, null],
    ["true statement called true", { type: "true-false", guess: 0.5, statementWasFalse: false }, null],
    ["true statement called false", { type: "true-false", guess: 0.5, credit: 0, statementWasFalse: false }, null],
    ["false statement found and mended", { type: "true-false", guess: 0.5, statementWasFalse: true }, "good"],
    [
      "false statement found, not mended",
      { type: "true-false", guess: 0.5, credit: 0.5, statementWasFalse: true },
      "again",
    ],
  ])("%s", (_title, change, expected) => {
    expect(memoryRating({ ...choice, ...change })).toBe(expected);
  });
});
