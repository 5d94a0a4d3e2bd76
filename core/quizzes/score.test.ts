import { describe, expect, it } from "vitest";
import { scoreByTopic, scoreOf } from "@/core/quizzes/score";

const correct = { kind: "correct", note: null } as const;
const half = { kind: "partial", earned: 1, possible: 2, note: null } as const;
const answers = [
  { topic: "geography", grade: correct, counts: true },
  { topic: "peace", grade: half, counts: true },
  { topic: "peace", grade: null, counts: true },
  { topic: "peace", grade: correct, counts: false },
];

describe("the score", () => {
  it("is the sum of credits over the questions that count", () => {
    expect(scoreOf(answers)).toEqual({ earned: 1.5, possible: 3 });
    expect(scoreOf([])).toEqual({ earned: 0, possible: 0 });
  });
  it("is told by topic", () => {
    expect([...scoreByTopic(answers)]).toEqual([
      ["geography", { earned: 1, possible: 1 }],
      ["peace", { earned: 0.5, possible: 2 }],
    ]);
  });
});
