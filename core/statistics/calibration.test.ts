import { describe, expect, it } from "vitest";
import { calibration, wilsonInterval } from "@/core/statistics/calibration";

describe("Wilson's interval", () => {
  // By hand for 8 of 10, z = 1.96: scale 1.38415, middle (0.8 + 0.192073) / 1.38415 = 0.716738,
  // half (1.959964 / 1.38415) · √(0.016 + 0.0096036) = 0.226576.
  it("is that worked out by hand", () => {
    const { low, high } = wilsonInterval(8, 10);
    expect(low).toBeCloseTo(0.49016, 4);
    expect(high).toBeCloseTo(0.94332, 4);
  });

  it("never leaves 0 to 1 and holds the share, also at the ends", () => {
    expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.27753, 4) });
    expect(wilsonInterval(10, 10)).toEqual({ low: expect.closeTo(0.72247, 4), high: 1 });
  });

  it("has no meaning for no answers or more right ones than answers", () => {
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
  });
});

describe("calibration", () => {
  const answer = (confidence: "guess" | "fairly" | "sure", credit: number, month: string) => ({
    confidence,
    credit,
    month,
  });
  const { all, months } = calibration([
    answer("sure", 1, "2026-11"),
    answer("sure", 0.5, "2026-10"),
    answer("sure", 0.25, "2026-10"),
    answer("guess", 0, "2026-10"),
  ]);

  it("counts an answer as right from half of its points on", () => {
    expect(all.map(({ confidence, answers, right }) => [confidence, answers, right])).toEqual([
      ["guess", 1, 0],
      ["fairly", 0, 0],
      ["sure", 3, 2],
    ]);
    expect(all[2]?.share).toBeCloseTo(2 / 3);
  });

  it("gives no share where there is no answer", () => {
    expect(all[1]).toMatchObject({ share: null, interval: null });
  });

  it("goes month by month, oldest first", () => {
    expect(months.map(({ month, rows }) => [month, rows[2]?.right, rows[2]?.answers])).toEqual([
      ["2026-10", 1, 2],
      ["2026-11", 1, 1],
    ]);
  });
});
