import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFactBase } from "@/server/content/read-base";
import { type Cost, growthOf, itemCosts, MOST_LOOKS, meanLooks } from "../scripts/lib/item-costs";
import { syntheticBase } from "../scripts/lib/synthetic-base";

const { base } = readFactBase(join(import.meta.dirname, "..", "content"));

/** The short form of `npm run bench:items`: what is looked at is counted, so that a busy machine changes nothing. */
describe("the cost of an item", () => {
  it("is bounded in what is looked at, however large the base is", () => {
    const looks = meanLooks(itemCosts(base, [1, 4], 60, 1));
    expect(looks).toBeGreaterThan(5);
    expect(looks).toBeLessThanOrEqual(MOST_LOOKS);
  }, 120_000);

  it("would be found out if every item looked at the whole base", () => {
    const costs = [1000, 2000, 4000].flatMap((size) =>
      Array.from(
        { length: 50 },
        (_, at): Cost => ({ size, type: "cloze", item: `${at}`, ms: 1, looks: size / 10 + at }),
      ),
    );
    expect(growthOf(costs, ({ looks }) => looks).passes).toBe(false);
    expect(meanLooks(costs)).toBeGreaterThan(MOST_LOOKS);
    expect(growthOf(costs, ({ ms }) => ms).passes).toBe(true);
  });
});

describe("a synthetic base", () => {
  const twice = syntheticBase(base, 2);

  it("has the shape of the real one, so many times over", () => {
    expect(twice.facts.size).toBe(2 * base.facts.size);
    expect(twice.entities.size).toBe(2 * base.entities.size);
    for (const [type, entities] of base.index.entitiesByType) {
      expect(twice.index.entitiesByType.get(type)).toHaveLength(2 * entities.length);
    }
    const [id, facts] = [...base.index.factsByEntity].sort((a, b) => b[1].length - a[1].length)[0] ?? ["", []];
    expect(twice.index.factsByEntity.get(`${id}-1`)).toHaveLength(facts.length);
  });

  it("has names of its own in every copy", () => {
    const names = new Set([...twice.entities.values()].map(({ name }) => name.en));
    expect(names.size).toBeGreaterThan(1.95 * base.entities.size);
  });
});
