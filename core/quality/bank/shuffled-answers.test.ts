import { describe, expect, it } from "vitest";
import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import { solvedByChance } from "@/core/quality/bank/shuffled-answers";
import type { solveBySurface } from "@/core/quality/bank/testwise-solver";
import { shuffledFigure } from "@/core/quality/checks/bank/q25-testwise";

const LABELS = ["Ansar Dine", "Malian army", "French army"];

/** Questions of so many facts, two each, in which the right one is the first or as `right` says. */
const bank = (facts: number, right: (at: number) => number = () => 0): readonly ChoiceQuestion[] =>
  Array.from({ length: 2 * facts }, (_, at) => ({
    type: "who-says-so",
    factId: `fact-${Math.floor(at / 2)}`,
    stem: "Who says this?",
    right: right(at),
    options: LABELS.map((label, row) => ({ label, known: row, central: row })),
  }));

/** A guesser who always takes the first. */
const first: typeof solveBySurface = (questions) =>
  questions.map(({ factId, options, right }) => ({ factId, hit: right === 0 ? 1 : 0, chance: 1 / options.length }));

describe("the solver on shuffled answers", () => {
  it("is at chance, and its middle 95 % narrow as facts are added, not as draws of a fact are", () => {
    const few = solvedByChance(bank(20), 199, first);
    const many = solvedByChance(bank(320), 199, first);
    expect(Math.abs(many.mean - 1 / 3)).toBeLessThan(0.01);
    // Of n facts whose two items agree the deviation is the root of (2/9)/n.
    expect(few.high - few.low).toBeGreaterThan(0.3);
    expect(few.high - few.low).toBeLessThan(0.55);
    expect(many.high - many.low).toBeLessThan(0.14);
  });

  it("calls one thing the answer of a fact in all its items", () => {
    const seen = new Set<string>();
    solvedByChance(bank(10), 5, (questions) => {
      for (let at = 0; at < questions.length; at += 2) {
        expect(questions[at]?.right).toBe(questions[at + 1]?.right);
        seen.add(String(questions[at]?.right));
      }
      return first(questions);
    });
    expect(seen.size).toBe(3);
  });

  it("holds where nothing tells the answer and misses where its place does", () => {
    const told = shuffledFigure("who-says-so", bank(40), 39);
    expect(told).toMatchObject({ check: "Q25", verdict: "misses" });
    const hidden = shuffledFigure(
      "who-says-so",
      bank(40, (at) => (7 * Math.floor(at / 2)) % 3),
      39,
    );
    expect(hidden?.verdict).toBe("holds");
    expect(shuffledFigure("who-says-so", bank(600), 1)).toBeNull();
  }, 60_000);
});
