import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, studyDay, studyDayEnd } from "@/core/memory/study-day";

const bamako = { timeZone: "Africa/Bamako", dayStartHour: 4 };

describe("day of studying", () => {
  it("is still yesterday before the day starts", () => {
    expect(studyDay(Date.parse("2026-03-10T03:59:00Z"), bamako)).toBe("2026-03-09");
    expect(studyDay(Date.parse("2026-03-10T04:00:00Z"), bamako)).toBe("2026-03-10");
  });

  it("ends at the next day start, also on days of 23 and 25 hours", () => {
    const paris = { timeZone: "Europe/Paris", dayStartHour: 0 };
    expect(studyDayEnd(Date.parse("2026-03-29T10:00:00Z"), paris)).toBe(Date.parse("2026-03-29T22:00:00Z"));
    expect(studyDayEnd(Date.parse("2026-10-25T10:00:00Z"), paris)).toBe(Date.parse("2026-10-25T23:00:00Z"));
  });

  it("never goes back, and its end is always in the next day", () => {
    const zones = fc.constantFrom(
      "Africa/Bamako",
      "Europe/Paris",
      "America/New_York",
      "Asia/Kathmandu",
      "Pacific/Apia",
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1.6e12, max: 2e12 }),
        fc.nat(86_400_000),
        (timeZone, dayStartHour, at, later) => {
          const calendar = { timeZone, dayStartHour };
          expect(studyDay(at + later, calendar) >= studyDay(at, calendar)).toBe(true);
          const end = studyDayEnd(at, calendar);
          expect(studyDay(end - 1, calendar)).toBe(studyDay(at, calendar));
          expect(studyDay(end, calendar) > studyDay(at, calendar)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("tells a time zone from a word", () => {
    expect(isTimeZone("Africa/Bamako")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});
