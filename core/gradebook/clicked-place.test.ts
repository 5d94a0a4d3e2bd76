import { describe, expect, it } from "vitest";
import { spotOf } from "@/core/geo/question-map";
import { clickedPlace } from "@/core/gradebook/clicked-place";
import { aBase, aFact, anEntity } from "@/tests/support/facts";

const at = (id: string, type: string, lat: number, lon: number) => anEntity({ id, type, lat, lon, precisionKm: 1 });
const [kidal, gao, lake] = [
  at("kidal", "town", 18.44, 1.41),
  at("gao", "town", 16.27, -0.04),
  at("lake", "lake", 17, -3.5),
];
const entities = [kidal, gao, lake];
const facts = entities.map(({ id }) => aFact({ id: `f-${id}`, triple: { s: id, r: "located-in", o: "mali" } }));
const base = aBase({ entities: [...entities, anEntity({ id: "mali", type: "country" })], facts });
const near = (entity: typeof kidal) => spotOf({ lat: (entity.lat ?? 0) + 0.2, lon: entity.lon ?? 0 });

describe("what a click on the map may have meant", () => {
  it("is the town that was clicked in another's stead", () => {
    expect(clickedPlace(base, kidal, near(gao))?.id).toBe("gao");
    expect(clickedPlace(base, gao, near(kidal))?.id).toBe("kidal");
  });

  it("is nothing where the right one was clicked, or none of its kind is near", () => {
    expect(clickedPlace(base, kidal, near(kidal))).toBeNull();
    expect(clickedPlace(base, kidal, near(lake))).toBeNull();
    expect(clickedPlace(base, kidal, spotOf({ lat: 22.5, lon: -4.5 }))).toBeNull();
  });
});
