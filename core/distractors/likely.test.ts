import { describe, expect, it } from "vitest";
import { isLikely } from "@/core/distractors/likely";
import type { Entity } from "@/core/facts/model";
import type { Frame } from "@/core/questions/frame";
import { aBase, aFact, anEntity, aType } from "@/tests/support/facts";

const base = aBase({
  types: [
    ...["person", "office"].map((id) => aType({ id })),
    ...["politician", "head-of-state", "armed-group-leader", "paramilitary-leader"].map((id) =>
      aType({ id, parent: "person" }),
    ),
    aType({ id: "group-office", parent: "office" }),
  ],
  entities: [
    anEntity({ id: "russia", type: "country" }),
    anEntity({ id: "mopti-region", type: "region" }),
    anEntity({ id: "moscow", type: "town", within: ["russia"] }),
    anEntity({ id: "rome", type: "town" }),
    anEntity({ id: "sevare", type: "town", within: ["mopti-region"] }),
    anEntity({ id: "mopti", type: "town", within: ["mopti-region"] }),
    ...["a-leader", "b-leader"].map((id) => anEntity({ id, type: "armed-group-leader" })),
    anEntity({ id: "company-leader", type: "paramilitary-leader" }),
    anEntity({ id: "president", type: "head-of-state" }),
    anEntity({ id: "minister", type: "politician" }),
    ...["office-a", "office-b", "office-of-company", "presidency", "ministry"].map((id) =>
      anEntity({ id, type: "group-office" }),
    ),
  ],
  facts: [
    aFact({ id: "a", triple: { s: "office-a", r: "held-by", o: "a-leader" } }),
    aFact({ id: "b", triple: { s: "office-b", r: "held-by", o: "b-leader" } }),
    aFact({ id: "c", triple: { s: "office-of-company", r: "held-by", o: "company-leader" } }),
    aFact({ id: "p", triple: { s: "presidency", r: "held-by", o: "president" } }),
    aFact({ id: "m", triple: { s: "ministry", r: "held-by", o: "minister" } }),
  ],
});
const get = (id: string): Entity => {
  const entity = base.entities.get(id);
  if (entity === undefined) throw new Error(id);
  return entity;
};
const likely = (option: string, answer: string, given: string | null = null): boolean =>
  isLikely(base, get(option), { answer: get(answer), given: given === null ? null : get(given) } as Frame);

describe("what anybody could take for the answer", () => {
  it("lies on its side of the border, whichever of the two is right", () => {
    for (const [one, other, both] of [
      ["moscow", "sevare", false],
      ["moscow", "rome", true],
      ["sevare", "mopti", true],
    ] as const) {
      expect([likely(one, other), likely(other, one)], `${one} and ${other}`).toEqual([both, both]);
    }
  });

  it("is an office that somebody like the named person has held", () => {
    expect(likely("office-b", "office-a", "a-leader")).toBe(true);
    expect(likely("office-a", "office-of-company", "company-leader")).toBe(false);
    expect(likely("ministry", "presidency", "president")).toBe(true);
    expect(likely("office-a", "office-b")).toBe(true);
  });
});
