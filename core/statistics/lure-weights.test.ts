import { describe, expect, it } from "vitest";
import { LEAST_SHOWN, type LureAnswer, lureWeights } from "@/core/statistics/lure-weights";

describe("weights of wrong options", () => {
  const answers = (count: number, taken: (at: number) => string | null): readonly LureAnswer[] =>
    Array.from({ length: count }, (_, at) => ({ targetId: "fact:a:o", shown: ["x", "y"], taken: taken(at) }));

  it("are none below so many who saw an option", () => {
    expect(lureWeights(answers(LEAST_SHOWN - 1, () => "x"))).toEqual([]);
    expect(lureWeights(answers(LEAST_SHOWN, () => "x"))).toHaveLength(2);
  });

  it("are 1 for an option that a quarter takes, and towards 0 for one that nobody takes", () => {
    const [x, y] = lureWeights(answers(400, (at) => (at % 4 === 0 ? "x" : null)));
    expect(x).toMatchObject({ target: "fact:a:o", option: "x", shown: 400, weight: 1 });
    expect(y?.weight).toBeLessThan(0.02);
  });
});
