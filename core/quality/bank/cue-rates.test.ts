import { describe, expect, it } from "vitest";
import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import { cueFigure } from "@/core/quality/bank/cue-rates";

const longest = {
  name: "the longest option is right",
  valueOf: ({ label }: { readonly label: string }) => label.length,
};

/** So many facts, each drawn as often as said; of each four of facts the longest option is right in so many. */
function bank(facts: number, right: number, drawsOf: (at: number) => number): readonly ChoiceQuestion[] {
  return Array.from({ length: facts }, (_, at) => at).flatMap((at) =>
    Array.from({ length: drawsOf(at) }, (): ChoiceQuestion => {
      const options = ["a", "bb", "ccc", "dddd"].map((label) => ({ label, known: 1, central: 1 }));
      return { type: "multiple-choice", factId: `fact-${at}`, stem: "Which?", options, right: at % 4 < right ? 3 : 0 };
    }),
  );
}

const verdictOf = (questions: readonly ChoiceQuestion[]) => cueFigure("Q14", longest, questions).verdict;

describe("how often a rule finds the key", () => {
  it("holds where a narrow interval has chance in it", () => {
    expect(verdictOf(bank(400, 1, () => 1))).toBe("holds");
  });

  it("misses where chance lies outside, with few facts and with many", () => {
    expect(verdictOf(bank(40, 2, () => 1))).toBe("misses");
    expect(verdictOf(bank(400, 2, () => 1))).toBe("misses");
    expect(verdictOf(bank(400, 0, () => 1))).toBe("misses");
  });

  it("is not shown by few facts, however often they are drawn", () => {
    expect(verdictOf(bank(40, 1, () => 1))).toBe("not shown");
    expect(verdictOf(bank(40, 1, () => 20))).toBe("not shown");
  });

  it("misses where there are facts enough and the interval is wide all the same", () => {
    // Of four hundred facts sixteen make up nearly all questions.
    expect(verdictOf(bank(400, 1, (at) => (at < 16 ? 200 : 1)))).toBe("misses");
  });
});
