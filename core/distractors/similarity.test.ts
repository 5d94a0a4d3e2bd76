import { describe, expect, it } from "vitest";
import { knownApart, similarity } from "@/core/distractors/similarity";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

describe("similarity", () => {
  it("is symmetric, in [0, 1], and highest for the entity itself", () => {
    const towns = context.base.index.entitiesByType.get("town") ?? [];
    for (const left of towns) {
      for (const right of towns) {
        const value = similarity(context.base, left, right);
        expect(value).toBeCloseTo(similarity(context.base, right, left), 12);
        expect(value >= 0 && value <= 1).toBe(true);
        expect(value).toBeLessThanOrEqual(similarity(context.base, left, left) + 1e-9);
      }
    }
  });
});

describe("how well known a thing is", () => {
  const known = (id: string, relation: string, slot: "s" | "o") => {
    const entity = context.base.entities.get(id);
    if (entity === undefined) throw new Error(`no ${id}`);
    return knownApart(context.base, entity, { relation, slot });
  };

  it("is counted apart from the asked place of the asked relation, for right and wrong alike", () => {
    // Each is told of as a capital and as the place of an agreement.
    for (const town of ["bamako", "niamey"]) {
      expect(known(town, "capital", "o")).toBe(1);
      expect(known(town, "capital", "s")).toBe(2);
      expect(known(town, "held-by", "o")).toBe(2);
    }
  });

  it("leaves out both ends of a relation that holds both ways", () => {
    // Mali has a capital, a census and three neighbours, of whom Niger is one.
    expect(known("mali", "borders", "s")).toBe(2);
    expect(known("mali", "borders", "o")).toBe(2);
    expect(known("niger", "borders", "s")).toBe(1);
  });
});
