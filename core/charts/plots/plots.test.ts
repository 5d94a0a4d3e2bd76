import { describe, expect, it } from "vitest";
import { calendarGrid, strengthOf } from "@/core/charts/plots/calendar-grid";
import { middleOf, plotBars, plotLine } from "@/core/charts/plots/plots";
import { shareScale, valueScale } from "@/core/charts/plots/value-scale";

describe("a scale of values", () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [23, [0, 10, 20, 30]],
    [40, [0, 10, 20, 30, 40]],
    [101, [0, 50, 100, 150]],
    [2500, [0, 1000, 2000, 3000]],
  ])("holds %i on round steps", (highest, ticks) => {
    expect(valueScale(highest).ticks).toEqual(ticks);
    expect(valueScale(highest).top).toBe(ticks.at(-1));
  });

  it("puts values between bottom and top, and none outside", () => {
    const { at } = valueScale(40);
    expect([at(0), at(10), at(40), at(90), at(-5)]).toEqual([0, 0.25, 1, 1, 0]);
  });
});

describe("bars", () => {
  it("stand on the bottom, as high as their value, each in the middle of its place", () => {
    const [first, second] = plotBars([0.5, 1], shareScale);
    expect(first).toMatchObject({ y: 50, height: 50 });
    expect(second).toMatchObject({ y: 0, height: 100 });
    expect((first?.x ?? 0) + (first?.width ?? 0) / 2).toBeCloseTo(middleOf(0, 2));
    expect((second?.x ?? 0) + (second?.width ?? 0) / 2).toBeCloseTo(75);
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThan(second?.x ?? 0);
  });
});

describe("a line", () => {
  it("goes through its values from end to end, and its area down to the bottom", () => {
    expect(plotLine([0, 0.5, 1], shareScale)).toEqual({
      line: "M0 100L50 50L100 0",
      area: "M0 100L50 50L100 0L100 100L0 100Z",
    });
  });

  it("is level for one value, and not there for none", () => {
    expect(plotLine([0.25], shareScale).line).toBe("M0 75L100 75");
    expect(plotLine([], shareScale)).toEqual({ line: "", area: "" });
  });
});

describe("a calendar", () => {
  it("ends with today, a Sunday as the last of its week, and begins with a Monday", () => {
    const { days } = calendarGrid("2026-11-22", 53);
    expect(days).toHaveLength(53 * 7);
    expect([days[0], days.at(-1)]).toEqual(["2025-11-17", "2026-11-22"]);
  });

  it("ends in the middle of a week that is not over, and names the months where they begin", () => {
    const { days, months } = calendarGrid("2026-11-03", 2);
    expect(days).toHaveLength(9);
    expect(days[0]).toBe("2026-10-26");
    expect(months).toEqual([{ column: 0, month: 11 }]);
  });

  it("marks a day the stronger, the more was done", () => {
    expect([0, 1, 4, 5, 14, 15, 39, 40, 900].map(strengthOf)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
});
