import { describe, expect, it } from "vitest";
import type { Entity } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { aSmallWorld } from "@/tests/support/items";

describe("what is worked out once for each entity", () => {
  const base = aSmallWorld();
  const [first, second] = [...base.entities.values()].slice(0, 2) as [Entity, Entity];

  it("is worked out once for each, nothing and null included, and anew for another base", () => {
    const asked: string[] = [];
    const lifeOf = oncePerEntity((_, entity) => {
      asked.push(entity.id);
      return entity === first ? null : false;
    });
    expect([lifeOf(base, first), lifeOf(base, first)]).toEqual([null, null]);
    expect([lifeOf(base, second), lifeOf(base, second)]).toEqual([false, false]);
    expect(asked).toEqual([first.id, second.id]);
    lifeOf({ ...base }, first);
    expect(asked).toEqual([first.id, second.id, first.id]);
  });
});
