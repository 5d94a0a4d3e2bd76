import { describe, expect, it } from "vitest";
import { normalQuantile, Z_95 } from "@/core/statistics/normal";

describe("the quantile of the normal distribution", () => {
  // Computed with Python's statistics.NormalDist().inv_cdf.
  it.each([
    [1, 1.9599639845400536],
    [4, 2.4977054744123737],
    [22, 3.052065201864885],
    [60, 3.3414789560386255],
    [200, 3.662259930887615],
  ])("of 1 − 0.025 ÷ %i is %d, and that of the other end its opposite", (comparisons, z) => {
    expect(normalQuantile(1 - 0.025 / comparisons)).toBeCloseTo(z, 10);
    expect(normalQuantile(0.025 / comparisons)).toBeCloseTo(-z, 10);
  });

  it("is 0 of one half, and nothing at the ends", () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    expect(Z_95).toBe(normalQuantile(0.975));
    for (const end of [0, 1, Number.NaN]) expect(() => normalQuantile(end)).toThrow(RangeError);
  });
});
