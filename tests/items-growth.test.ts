import { beforeAll, describe, expect, it } from "vitest";
import { getFactBase } from "@/server/content/load";
import { countingBase } from "../scripts/lib/counting-base";
import { type Cost, growthOf, itemCosts, itemVisits, MOST_LOOKS, meanLooks } from "../scripts/lib/item-costs";
import { syntheticBase } from "../scripts/lib/synthetic-base";

const base = getFactBase();

/** The short form of `npm run bench:items`: what is looked at is counted, so that a busy machine changes nothing. */
describe("the cost of an item", () => {
  let costs: readonly Cost[] = [];
  beforeAll(() => {
    costs = itemCosts(base, [1, 3], 40, 1);
  }, 300_000);

  it("is bounded in what is looked at, however large the base is", () => {
    const looks = meanLooks(costs);
    expect(looks).toBeGreaterThan(5);
    expect(looks).toBeLessThanOrEqual(MOST_LOOKS);
  });

  it("is far from a scan's in what is looked up and read of the base", () => {
    const visits = itemVisits(base, [1, 10], 80);
    expect(visits.every((cost) => cost.visits > 0)).toBe(true);
    // Small pools of options fill up as the base grows, about as a logarithm does; a scan for one type of several shows 0.3 and more.
    expect(growthOf(visits, (cost) => cost.visits).slope).toBeLessThan(0.2);
  }, 120_000);

  it("would be found out if every item looked at the whole base", () => {
    const { entities } = base;
    const visits = { count: 0 };
    const counting = countingBase(base, visits);
    expect([...counting.entities.values()]).toHaveLength(entities.size);
    expect(visits.count).toBe(entities.size);
    visits.count = 0;
    const [type, all] = [...base.index.entitiesByType].sort((a, b) => b[1].length - a[1].length)[0] ?? ["", []];
    counting.index.entitiesByType.get(type)?.filter(({ acronym }) => acronym);
    expect(visits.count).toBe(all.length + 1);
    const scanned = [1000, 2000, 4000].flatMap((size) =>
      Array.from(
        { length: 50 },
        (_, at): Cost => ({ size, type: "cloze", item: `${at}`, ms: 1, looks: size / 10 + at, visits: size + at }),
      ),
    );
    const { slope, allowed } = growthOf(scanned, ({ visits: read }) => read);
    expect(slope).toBeGreaterThan(allowed);
    expect(meanLooks(scanned)).toBeGreaterThan(MOST_LOOKS);
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
