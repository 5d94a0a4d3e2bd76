import { describe, expect, it } from "vitest";
import { FIRST_YEAR, periodName, periodOfYear, periodsUntil } from "@/core/charts/periods";

describe("the stretches of the timeline", () => {
  it("hold each year from independence to the release once", () => {
    const periods = periodsUntil("2026-02-28");
    const years = periods.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
    expect(years).toEqual(Array.from({ length: 2026 - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index));
  });

  it("end with the release, also in the year in which the last one begins", () => {
    expect(periodsUntil("2024-01-01").at(-1)).toEqual({ id: "2024", from: 2024, to: 2024 });
    expect(periodsUntil("2023-12-31").at(-1)).toEqual({ id: "2023", from: 2023, to: 2023 });
    expect(periodsUntil("2031-05-01").at(-1)).toEqual({ id: "2024", from: 2024, to: 2031 });
  });

  it("are named by their years, and found by one", () => {
    const periods = periodsUntil("2026-02-28");
    expect(periods.map(periodName)).toContain("2015–2019");
    expect(periods.map(periodName)).toContain("2012");
    expect(periodOfYear(periods, 2017)?.id).toBe("2015");
    expect(periodOfYear(periods, 1975)?.id).toBe("1960");
    expect(periodOfYear(periods, 2027)?.id).toBe("2024");
  });
});
