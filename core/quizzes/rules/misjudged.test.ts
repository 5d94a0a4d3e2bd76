import { describe, expect, it } from "vitest";
import type { StoredGrade } from "@/core/quizzes/protocol";
import { isMisjudged, type Judged, misjudgedFirst } from "@/core/quizzes/rules/misjudged";

const wrong: Judged = { confidence: "sure", grade: { kind: "incorrect" } as StoredGrade, credit: 0, ruling: null };

describe("an error that one was sure of", () => {
  it("is a wrong answer, or one that is less than half right, that was given as sure", () => {
    expect(isMisjudged(wrong)).toBe(true);
    expect(isMisjudged({ ...wrong, grade: { kind: "partial" } as StoredGrade, credit: 0.49 })).toBe(true);
  });

  it.each<[string, Partial<Judged>]>([
    ["fairly sure", { confidence: "fairly" }],
    ["guessed", { confidence: "guess" }],
    ["said nothing", { confidence: null }],
    ["half right", { grade: { kind: "partial" } as StoredGrade, credit: 0.5 }],
    ["passed over", { grade: { kind: "skipped" } }],
    ["not known", { grade: { kind: "dont-know" } }],
    ["not decided by the sources", { grade: { kind: "undecided" } }],
    ["not told", { grade: null, credit: null }],
    ["dropped by a teacher", { ruling: "drop" }],
    ["credited by a teacher", { ruling: "credit", credit: 1 }],
  ])("is not what was %s", (_, change) => {
    expect(isMisjudged({ ...wrong, ...change })).toBe(false);
  });

  it("comes first in what is gone over, and the rest stays in its order", () => {
    const fairly: Judged = { ...wrong, confidence: "fairly" };
    const all = [fairly, wrong, fairly, wrong].map((question, index) => ({ ...question, index }));
    expect(misjudgedFirst(all).map(({ index }) => index)).toEqual([1, 3, 0, 2]);
  });
});
