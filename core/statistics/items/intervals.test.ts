import { describe, expect, it } from "vitest";
import { discriminationInterval, facilityInterval } from "@/core/statistics/items/intervals";
import { itemStatistics } from "@/core/statistics/items/item-statistics";

describe("intervals", () => {
  it.each([
    [10, -41, 78],
    [30, -7, 60],
    [100, 11, 47],
    [200, 17, 42],
  ])("of a discrimination of 30 with %i learners are those of items.md §7", (n, low, high) => {
    const found = discriminationInterval(30, n);
    expect(Math.round(found?.low ?? 0)).toBe(low);
    expect(Math.round(found?.high ?? 0)).toBe(high);
  });

  it("of a discrimination are not given where they would tell nothing", () => {
    expect(discriminationInterval(30, 3)).toBeNull();
    expect(discriminationInterval(100, 50)).toBeNull();
  });

  it("of a facility take parts of marks as parts of successes", () => {
    const found = facilityInterval([2, 1, 0, null], 2);
    expect(found?.low).toBeCloseTo(0.0919, 4); // Wilson, 1.5 of 4, by hand
    expect(found?.high).toBeCloseTo(0.7806, 4);
    expect(facilityInterval([], 2)).toBeNull();
  });
});

describe("rounding", () => {
  it("makes no spread where all earned the same thirds and tenths", () => {
    const row = [0.1, 1 / 3, 0.7, 2 / 3];
    const found = itemStatistics({ maxMarks: [1, 1, 1, 1], marks: Array.from({ length: 7 }, () => row) });
    for (const item of found) expect(item).toMatchObject({ discrimination: null, efficiency: null, sd: 0 });
  });
});
