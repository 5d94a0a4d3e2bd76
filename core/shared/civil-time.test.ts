import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilTime, instantOf } from "@/core/shared/civil-time";

const zones = ["Africa/Bamako", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const HOUR = 3_600_000;

describe("date and time in a zone", () => {
  it("leads back to the instant, to the minute and but for the hour that comes twice", () => {
    const minute = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const at = minutes * 60_000;
        const found = instantOf(civilTime(at, zone), zone);
        // Lord Howe's clocks are put back by half an hour, all others' by one.
        expect([at, at - HOUR, at - HOUR / 2]).toContain(found);
        expect(civilTime(found ?? 0, zone)).toBe(civilTime(at, zone));
      }),
    );
  });

  it("is what calendars say", () => {
    expect(instantOf("2026-11-29T10:00", "Africa/Bamako")).toBe(Date.UTC(2026, 10, 29, 10));
    expect(instantOf("2026-07-01T10:00", "Europe/Paris")).toBe(Date.UTC(2026, 6, 1, 8));
    expect(instantOf("2026-07-01T00:15", "Asia/Kathmandu")).toBe(Date.UTC(2026, 5, 30, 18, 30));
    expect(civilTime(Date.UTC(2026, 6, 1, 22), "Europe/Paris")).toBe("2026-07-02T00:00");
  });

  it("is the first of two, and what is skipped is moved on", () => {
    expect(instantOf("2026-10-25T02:30", "Europe/Paris")).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(instantOf("2026-03-29T02:30", "Europe/Paris")).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it.each(["2026-02-30T10:00", "2026-02-10", "2026-02-10T25:00", "tomorrow", ""])("is not %j", (text) => {
    expect(instantOf(text, "Europe/Paris")).toBeNull();
  });
});
