import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideEffectiveAt } from "@/core/memory/effective-at";

const received = Date.parse("2026-05-01T12:00:00Z");
const YEARS_10 = 10 * 365 * 86_400_000;

describe("time of an event", () => {
  it("is the device's time where the device's clock is right", () => {
    expect(decideEffectiveAt(received - 5000, received, received, null)).toBe(received - 5000);
  });

  it("is corrected when the device's clock is ten years off", () => {
    expect(decideEffectiveAt(received - YEARS_10 - 5000, received - YEARS_10, received, null)).toBe(received - 5000);
  });

  it("is at most a year ago, whatever a new device says", () => {
    const yearZero = -62_167_219_200_000;
    expect(decideEffectiveAt(yearZero, received, received, null)).toBe(received - 366 * 86_400_000);
  });

  it("is never in the future and never before the last accepted event of the device", () => {
    const times = fc.integer({ min: received - YEARS_10, max: received + YEARS_10 });
    fc.assert(
      fc.property(
        times,
        times,
        fc.integer({ min: received - YEARS_10, max: received - 1 }),
        (deviceAt, sentAt, lastEffectiveAt) => {
          const at = decideEffectiveAt(deviceAt, sentAt, received, { lastEffectiveAt, lastSequence: 1 });
          expect(at).toBeLessThanOrEqual(received);
          expect(at).toBeGreaterThan(lastEffectiveAt);
          expect(at).toBeGreaterThanOrEqual(received - 366 * 86_400_000);
        },
      ),
    );
  });
});
