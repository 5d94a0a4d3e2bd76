import { describe, expect, it } from "vitest";
import { endOfCivilDay } from "@/core/shared/civil-day";

describe("end of a civil day", () => {
  it.each([
    ["Africa/Bamako", "2026-06-12", "2026-06-12T23:59:59.999Z"],
    ["Europe/Paris", "2026-06-12", "2026-06-12T21:59:59.999Z"],
    ["Pacific/Kiritimati", "2026-06-12", "2026-06-12T09:59:59.999Z"],
    ["Pacific/Pago_Pago", "2026-06-12", "2026-06-13T10:59:59.999Z"],
    ["Europe/Paris", "2026-03-29", "2026-03-29T21:59:59.999Z"],
  ])("in %s on %s", (zone, day, expected) => {
    expect(new Date(endOfCivilDay(day, zone) ?? 0).toISOString()).toBe(expected);
  });

  it("refuses what is no day", () => {
    expect(endOfCivilDay("2026-02-30", "UTC")).toBeNull();
    expect(endOfCivilDay("soon", "UTC")).toBeNull();
  });
});
