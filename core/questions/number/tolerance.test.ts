import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditAt, type Figure, lastStatedDigit, toleranceOf } from "@/core/questions/number/tolerance";

const exactly = (value: number): Figure => ({ low: value, high: value, about: false, isShare: false });
const about = (value: number): Figure => ({ low: value, high: value, about: true, isShare: false });
const share = (value: number): Figure => ({ ...exactly(value), isShare: true });
const figures = fc
  .record({
    low: fc.integer({ min: 1, max: 1_000_000 }),
    width: fc.integer({ min: 0, max: 1000 }),
    about: fc.boolean(),
  })
  .map(({ low, width, about: rounded }) => ({ low, high: low + width, about: rounded, isShare: false }));
const keyOf = (figure: Figure) => ({ low: figure.low, high: figure.high, tolerance: toleranceOf(figure) });

describe("the last stated digit", () => {
  it.each<[Figure, number]>([
    [exactly(199_575), 1],
    [exactly(3000), 1],
    [exactly(38.23), 0.01],
    [about(22_400_000), 100_000],
    [about(3000), 100],
    [about(354_000), 1000],
    [about(7), 1],
    [{ low: 4180, high: 4200, about: true, isShare: false }, 10],
  ])("of %o is %s", (figure, expected) => {
    expect(lastStatedDigit(figure)).toBe(expected);
  });
});

describe("the tolerance", () => {
  it.each<[string, Figure, number]>([
    ["is 5 % of a large number", exactly(200_000), 10_000],
    ["is half of the last digit of a small one", about(6), 0.5],
    ["goes by the middle of a range", { low: 80, high: 120, about: false, isShare: false }, 5],
    ["of a share is at most one point", share(38.23), 1],
    ["of a small share is 5 % of it", share(8.7), 0.435],
  ])("%s", (_title, figure, expected) => {
    expect(toleranceOf(figure)).toBeCloseTo(expected, 9);
  });
});

describe("what a number earns", () => {
  it.each([
    [100, 1],
    [105, 1],
    [95, 1],
    [110, 2 / 3],
    [115, 1 / 3],
    [120, 0],
    [80, 0],
    [0, 0],
    [1_000_000, 0],
  ])("%s for 100 earns %s", (value, expected) => {
    expect(creditAt(keyOf(exactly(100)), value)).toBeCloseTo(expected, 12);
  });

  it.each([5, 8, 19, 45, 99])("nothing for what is one off %s, which was counted", (count) => {
    const key = keyOf(exactly(count));
    expect([count - 1, count, count + 1].map((value) => creditAt(key, value))).toEqual([0, 1, 0]);
  });

  it.each([0.6, 0.7, 0.8, 0.9])("is everything at the very end of the tolerance of %s", (value) => {
    const key = keyOf(exactly(value));
    expect(creditAt(key, key.high + key.tolerance)).toBe(1);
    expect(creditAt(key, key.low - key.tolerance)).toBe(1);
  });

  it("is everything within the range, and never more for what is further away", () => {
    fc.assert(
      fc.property(figures, fc.nat(2_000_000), fc.nat(2_000_000), (figure, one, other) => {
        const key = keyOf(figure);
        const distance = (value: number) => Math.max(0, figure.low - value, value - figure.high);
        const [near = 0, far = 0] = [one, other].sort((a, b) => distance(a) - distance(b));
        expect(creditAt(key, near)).toBeGreaterThanOrEqual(creditAt(key, far));
        expect(creditAt(key, (figure.low + figure.high) / 2)).toBe(1);
        expect(creditAt(key, figure.high + 4.001 * key.tolerance)).toBe(0);
      }),
    );
  });
});
