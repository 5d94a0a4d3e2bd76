import { describe, expect, it } from "vitest";
import { existedAt } from "@/core/distractors/existence";
import { aBase, aFact, anEntity, aType } from "@/tests/support/facts";

const base = aBase({
  types: [
    ...["place", "organisation"].map((id) => aType({ id })),
    aType({ id: "town", parent: "place" }),
    ...["armed-group", "media"].map((id) => aType({ id, parent: "organisation" })),
  ],
  entities: [
    anEntity({ id: "gao", type: "town" }),
    anEntity({ id: "daily", type: "media" }),
    anEntity({ id: "dated", type: "armed-group", life: "2012/2014" }),
    anEntity({ id: "ended", type: "armed-group", life: "../2014" }),
    anEntity({ id: "undated", type: "armed-group" }),
    anEntity({ id: "untold", type: "armed-group" }),
  ],
  facts: [
    aFact({ id: "later", triple: { s: "undated", r: "took", o: "gao" }, when: "2016" }),
    aFact({ id: "first", triple: { s: "undated", r: "took", o: "gao" }, when: "2013-05" }),
    aFact({ id: "of-ended", triple: { s: "ended", r: "took", o: "gao" }, when: "2012" }),
  ],
});

describe("whether something may have been there", () => {
  const then = (id: string, when: string | null) => {
    const entity = base.entities.get(id);
    if (entity === undefined) throw new Error(`nothing is called ${id}`);
    return existedAt(base, entity, when);
  };

  it("follows its life where that is known", () => {
    expect(["2011", "2012", "2014-12-31", "2015"].map((when) => then("dated", when))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("begins with the first fact that tells of it where nobody says when it began", () => {
    expect(["2012", "2013-04", "2013", "2020"].map((when) => then("undated", when))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(["2011", "2013", "2015"].map((when) => then("ended", when))).toEqual([false, true, false]);
    expect(then("untold", "2020")).toBe(false);
  });

  it("is so of places and of those that report, and at no particular time", () => {
    expect([then("gao", "1960"), then("daily", "1960"), then("untold", null)]).toEqual([true, true, true]);
  });
});
