import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { Spread } from "@/core/quizzes/spread";

/** All that it looks at: the relation, and the time. */
const aFact = (id: string, r: string | null, when: string | null): Fact =>
  ({ id, when, triple: r === null ? null : { s: "accord", r, o: { kind: "entity", id } } }) as unknown as Fact;

const mediators = ["a", "b", "c"].map((id) => aFact(id, "mediator", null));
const end = aFact("end", "ended-by", "2024-01-25");
const [first] = mediators as [Fact, Fact, Fact];

describe("questions on a thing", () => {
  it("ask something of its own kind before the same of another name", () => {
    const facts = [...mediators, end];
    const spread = new Spread(facts, []);
    expect(spread.leastAskedFirst(facts)[0]).toBe(first);
    spread.count(first);
    expect(spread.leastAskedFirst(facts)[0]).toBe(end);
  });

  it("come from each year, from one with more facts more often, but not in the same measure", () => {
    const early = ["01", "02", "03", "04", "05"].map((month) => aFact(month, null, `2015-${month}`));
    const late = aFact("late", null, "2023");
    const facts = [...early, late];
    const spread = new Spread(facts, []);
    const asked: string[] = [];
    while (asked.length < facts.length) {
      const next = spread.leastAskedFirst(facts.filter(({ id }) => !asked.includes(id)))[0] ?? late;
      spread.count(next);
      asked.push(next.id);
    }
    expect(asked.indexOf("late")).toBe(2);
  });

  it("come from each of several things, from one of which little is told, too", () => {
    const great = Array.from({ length: 16 }, (_, at) => aFact(`great-${at}`, null, null));
    const small = Array.from({ length: 4 }, (_, at) => aFact(`small-${at}`, null, null));
    const facts = [...great, ...small];
    const ids = (of: readonly Fact[]) => new Set(of.map(({ id }) => id));
    const spread = new Spread(facts, [ids(great), ids(small)]);
    expect(spread.shareOf(great) / spread.shareOf(small)).toBeCloseTo(2);
    const asked: Fact[] = [];
    while (asked.length < 6) {
      const [next] = spread.leastAskedFirst(facts.filter((fact) => !asked.includes(fact)));
      if (next === undefined) break;
      spread.count(next);
      asked.push(next);
    }
    expect(asked.filter((fact) => small.includes(fact))).toHaveLength(2);
  });
});
