import { describe, expect, it } from "vitest";
import { cutoffsAt, defaultRetention, monthsBefore } from "@/core/access/retention";

const at = (day: string) => new Date(`${day}T12:30:00.000Z`);

describe("how long data is kept", () => {
  it.each([
    ["2026-11-22", 0, "2026-11-22"],
    ["2026-11-22", 6, "2026-05-22"],
    ["2026-11-22", 24, "2024-11-22"],
    ["2026-03-31", 1, "2026-02-28"],
    ["2024-03-31", 1, "2024-02-29"],
    ["2026-01-31", 2, "2025-11-30"],
  ])("counts months of the calendar: %s less %i is %s", (now, months, expected) => {
    expect(monthsBefore(at(now), months)).toEqual(at(expected));
  });

  it("deletes nothing of anybody with an account until it is said so, and classes without a teacher after a year", () => {
    expect(cutoffsAt(at("2026-11-22"), defaultRetention)).toEqual({
      guests: at("2026-08-23"),
      learners: null,
      classes: null,
      closedClasses: at("2025-11-22"),
    });
  });

  it("keeps classes without a teacher no longer than those in the archive", () => {
    const of = (classMonths: number) => cutoffsAt(at("2026-11-22"), { ...defaultRetention, classMonths });
    expect(of(6)).toMatchObject({ classes: at("2026-05-22"), closedClasses: at("2026-05-22") });
    expect(of(36)).toMatchObject({ classes: at("2023-11-22"), closedClasses: at("2025-11-22") });
  });
});
