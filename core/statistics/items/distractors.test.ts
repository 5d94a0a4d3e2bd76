import { describe, expect, it } from "vitest";
import { type Choice, optionAnalysis } from "@/core/statistics/items/distractors";

const chose = (optionId: string | null, ...rests: readonly number[]): Choice[] =>
  rests.map((rest) => ({ optionId, rest }));

describe("the options of a question", () => {
  it("are counted with those who gave no answer, and correlated with the rest score", () => {
    const found = optionAnalysis(["a", "b", "c"], "a", [
      ...chose("a", 9, 8, 7, 6),
      ...chose("b", 2, 1),
      ...chose(null, 3, 4),
    ]);
    expect(found.options.map(({ chosen, share }) => [chosen, share])).toEqual([
      [4, 0.5],
      [2, 0.25],
      [0, 0],
    ]);
    // By hand: of a, 1 against 0 at rests 9 8 7 6 and 2 1 3 4: r = 5 / √(2 · 7.5 · 8 / 7 …) = 0.9129
    expect(found.options[0]?.pointBiserial).toBeCloseTo(91.287, 2);
    expect(found.options[2]?.pointBiserial).toBeNull();
    expect(found.options.map(({ working }) => working)).toEqual([null, true, false]);
    expect(found.efficiency).toBe(0.5);
  });

  it("that those who know more choose distract wrongly", () => {
    const found = optionAnalysis(["a", "b"], "a", [...chose("a", 1, 2, 3), ...chose("b", 8, 9)]);
    expect(found.options[1]?.working).toBe(false);
    expect(found.rivals).toEqual(["b"]);
    // Two of the best third, and none with the key: that may be chance. Four to none is not, nor nine to one; eight to two is.
    expect(found.likelyRivals).toEqual([]);
    const best = (wrong: number, right: number) => {
      const rest = Array.from({ length: 2 * (wrong + right) }, () => 1);
      const choices = [
        ...chose("b", ...Array(wrong).fill(9)),
        ...chose("a", ...Array(right).fill(9)),
        ...chose("a", ...rest),
      ];
      return optionAnalysis(["a", "b"], "a", choices).likelyRivals;
    };
    expect([best(4, 0), best(9, 1), best(8, 2)]).toEqual([["b"], ["b"], []]);
  });

  it("of an easy question are measured among the wrong answers", () => {
    const many = Array.from({ length: 60 }, (_, at) => 10 + at);
    const found = optionAnalysis(["a", "b", "c"], "a", [...chose("a", ...many), ...chose("b", 1, 2)]);
    expect(found.options[1]?.share).toBeLessThan(0.05);
    expect(found.options[1]?.working).toBe(true);
  });

  it("of nobody are not used", () => {
    expect(optionAnalysis(["a", "b"], "a", [])).toMatchObject({ efficiency: 0, rivals: [] });
  });
});
