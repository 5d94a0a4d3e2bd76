import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnswerOutcome, memberRating, memoryRating } from "@/core/memory/grade-mapping";
import { questionTypeNames } from "@/core/questions/type-names";

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
    ["right, fairly sure", { confidence: "fairly" }, "good"],
    ["typed right, marked as a guess", { type: "short-answer", guess: 0, confidence: "guess" }, "again"],
    ["nearly right date, marked as a guess", { type: "date", guess: 0, credit: 0.5, confidence: "guess" }, "again"],
    ["number near the fact's", { type: "number", credit: 0.7, guess: 0 }, "hard"],
    ["number far off", { type: "number", credit: 0.2, guess: 0 }, "again"],
    ["number exact", { type: "number", guess: 0 }, "good"],
    ["gap filled", { type: "cloze", guess: 0 }, "good"],
    ["who says so, right", { type: "who-says-so" }, "good"],
    ["status by rule, wrong", { type: "status", credit: 0 }, "again"],
    ["wrong, and sure of it", { type: "which-wording", guess: 0.5, credit: 0, confidence: "sure" }, "again"],
    ["several answers as a whole", { type: "multiple-response", credit: 0.5, guess: 0.06 }, null],
    ["pairs as a whole", { type: "matching", credit: 1, guess: 0.01 }, null],
    ["false statement let pass", { type: "true-false", guess: 0.5, credit: 0, statementWasFalse: true }, "again"],
    [
      "false statement mended, as a guess",
      { type: "true-false", guess: 0.5, statementWasFalse: true, confidence: "guess" },
      "good",
    ],
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

  it("is given to a failure exactly when it is given to the matching success, or every fit would lean to one side", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questionTypeNames),
        fc.constantFrom(0, 0.04, 0.25, 1 / 3, 0.5),
        fc.constantFrom(null, "guess" as const, "fairly" as const, "sure" as const),
        fc.boolean(),
        (type, guess, confidence, isFalse) => {
          const of = (credit: number) =>
            memoryRating({
              type,
              guess,
              confidence,
              credit,
              statementWasFalse: type === "true-false" ? isFalse : null,
            });
          expect(of(0) === null).toBe(of(1) === null);
          expect([null, "again"]).toContain(of(0));
        },
      ),
    );
  });

  it("of one of several targets is by its own result alone", () => {
    expect([true, false, null].map(memberRating)).toEqual(["good", "again", null]);
  });
});
