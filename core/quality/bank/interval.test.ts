import { describe, expect, it } from "vitest";
import { clusteredInterval, incompleteBeta } from "@/core/quality/bank/interval";

const draws = (hits: number, count: number, perCluster = 1) =>
  Array.from({ length: count }, (_, at) => ({
    cluster: String(Math.floor(at / perCluster)),
    value: Math.floor(at / perCluster) * perCluster < hits ? 1 : 0,
  }));

describe("the incomplete beta function", () => {
  it("has the closed forms of small cases", () => {
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 10);
    expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 10);
    expect(incompleteBeta(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 10);
    expect(incompleteBeta(0.5, 7.5, 7.5)).toBeCloseTo(0.5, 10);
  });
});

describe("the clustered interval", () => {
  it("is Clopper and Pearson's where every draw is its own cluster", () => {
    // Published values: 10 of 40 gives 0.127 to 0.412, 0 of 20 gives 0 to 0.168.
    const quarter = clusteredInterval(draws(10, 40));
    expect(quarter.rate).toBe(0.25);
    expect(quarter.low).toBeCloseTo(0.127, 2);
    expect(quarter.high).toBeCloseTo(0.412, 2);
    const none = clusteredInterval(draws(0, 20));
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(0.168, 2);
  });

  it("is as wide as the clusters alone make it where draws of a cluster agree", () => {
    const twenty = clusteredInterval(draws(10, 40));
    const repeated = clusteredInterval(draws(100, 400, 10));
    expect(repeated.rate).toBe(0.25);
    expect(repeated.high - repeated.low).toBeCloseTo(twenty.high - twenty.low, 1);
    expect(clusteredInterval(draws(100, 400)).high).toBeLessThan(repeated.high);
  });

  it("says nothing of nothing", () => {
    expect(clusteredInterval([])).toEqual({ rate: 0, low: 0, high: 1 });
  });
});
