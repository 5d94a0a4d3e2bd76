import { describe, expect, it, vi } from "vitest";
import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import { solveBySurface } from "@/core/quality/bank/testwise-solver";
import { testwiseFigure } from "@/core/quality/checks/bank/q25-testwise";
import { type Random, seededRandom, shuffled } from "@/core/shared/random";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const word = (random: Random, length: number) =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join("");

/** A bank in which nothing tells the key, but for what `leak` does to the options before the key is told. */
function bank(count: number, perFact: number, leak: (labels: string[], right: number) => number): ChoiceQuestion[] {
  const random = seededRandom("bank");
  return Array.from({ length: count }, (_, at): ChoiceQuestion => {
    const labels = shuffled([5, 6, 7, 8, 9, 10], random)
      .slice(0, 4)
      .map((length) => word(random, length));
    const right = leak(labels, Math.floor(random() * 4));
    return {
      type: "multiple-choice",
      factId: `fact-${Math.floor(at / perFact)}`,
      stem: "Which of these is it?",
      right,
      options: labels.map((label) => ({ label, known: Math.floor(random() * 9), central: random() })),
    };
  });
}

const accuracy = (questions: readonly ChoiceQuestion[]) =>
  solveBySurface(questions).reduce((sum, { hit }) => sum + hit, 0) / questions.length;
const longest = (labels: readonly string[]) =>
  labels.reduce((best, label, at) => (label.length > (labels[best]?.length ?? 0) ? at : best), 0);

// Four divisions of some thousand questions: seconds on a quiet machine, half a minute on one in use.
vi.setConfig({ testTimeout: 180_000 });

describe("the testwise solver", () => {
  it("is at chance where nothing tells the key", () => {
    const questions = bank(1200, 4, (_, right) => right);
    expect(Math.abs(accuracy(questions) - 0.25)).toBeLessThan(0.04);
    expect(testwiseFigure("multiple-choice", questions.slice(0, 600)).verdict).not.toBe("misses");
  });

  it("finds a bank where the longest option is the key", () => {
    const questions = bank(400, 2, (labels) => longest(labels));
    expect(accuracy(questions)).toBeGreaterThan(0.95);
    expect(testwiseFigure("multiple-choice", questions).verdict).toBe("misses");
  });

  it("finds a faint leak: in two of five questions the key stands second", () => {
    let at = 0;
    const questions = bank(1200, 1, (_, right) => {
      at += 1;
      return at % 5 < 2 ? 1 : right;
    });
    expect(accuracy(questions)).toBeGreaterThan(0.4);
    expect(testwiseFigure("multiple-choice", questions).verdict).toBe("misses");
  });

  it("learns nothing of a fact from the fact's other items", () => {
    // Every fact has its own giveaway place; known only to whoever has seen the same fact.
    const random = seededRandom("places");
    const places = new Map<string, number>();
    const questions = bank(800, 8, (_, right) => right).map((question) => {
      const place = places.get(question.factId) ?? Math.floor(random() * 4);
      places.set(question.factId, place);
      return { ...question, right: place };
    });
    expect(accuracy(questions)).toBeLessThan(0.4);
  });

  it("finds a leak in few questions where its whole interval lies above chance, and none where it lies below", () => {
    const solved = (hits: number) =>
      testwiseFigure(
        "multiple-choice",
        bank(60, 1, (_, right) => right),
        (questions) => questions.map(({ factId }, at) => ({ factId, hit: at < hits ? 1 : 0, chance: 0.25 })),
      ).verdict;
    expect(solved(15)).toBe("holds");
    expect(solved(0)).toBe("holds");
    expect(solved(40)).toBe("misses");
  });

  it("gives the same answer every time", () => {
    const questions = bank(100, 2, (_, right) => right);
    expect(solveBySurface(questions)).toEqual(solveBySurface(questions));
  });
});
