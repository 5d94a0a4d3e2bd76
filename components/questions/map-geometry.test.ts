import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compassPoint, degreesOf, kmBetween } from "@/components/questions/map-geometry";
import { MAP_RATIO } from "@/components/questions/map-window";
import { directionOf, KM_HIGH, KM_WIDE, spotDistanceKm, spotOf } from "@/core/geo/question-map";
import { distanceKm } from "@/core/shared/geo";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const spot = fc.record({ x: part, y: part });

describe("the drawing in the browser and in the grader", () => {
  it("are one and the same", () => {
    expect(MAP_RATIO).toBe(KM_WIDE / KM_HIGH);
    fc.assert(
      fc.property(spot, spot, (a, b) => {
        expect(kmBetween(a, b)).toBe(spotDistanceKm(a, b));
        expect(compassPoint(a, b)).toBe(directionOf(a, b));
        const back = spotOf(degreesOf(a));
        expect(back.x).toBeCloseTo(a.x, 9);
        expect(back.y).toBeCloseTo(a.y, 9);
      }),
    );
  });

  it("measure the ground to two parts in a hundred", () => {
    fc.assert(
      fc.property(spot, spot, (a, b) => {
        const ground = distanceKm(degreesOf(a), degreesOf(b));
        fc.pre(ground > 1);
        expect(Math.abs(kmBetween(a, b) / ground - 1)).toBeLessThan(0.02);
      }),
    );
  });

  it.each([
    [{ lat: 12.65, lon: -8 }, { lat: 18.44, lon: 1.41 }, "ne"],
    [{ lat: 12.65, lon: -8 }, { lat: 14.45, lon: -11.44 }, "nw"],
    [{ lat: 16.27, lon: -0.04 }, { lat: 15.66, lon: 0.5 }, "se"],
  ] as const)("%o sees %o in the %s", (from, to, direction) => {
    expect(compassPoint(spotOf(from), spotOf(to))).toBe(direction);
  });
});
