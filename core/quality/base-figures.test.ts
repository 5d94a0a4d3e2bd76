import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { baseFigures, LIMITS, shortcomings } from "@/core/quality/base-figures";
import { type FactYield, whyNotAsked, yieldOf } from "@/core/quality/fact-yield";
import { aBase, aFact, anEntity, aRelation, aType } from "@/tests/support/facts";

const made = (factId: string, ...types: FactYield["made"][number]["type"][]): FactYield => ({
  factId,
  made: types.map((type) => ({ type, slot: "o" })),
  refused: [],
  cards: 1,
});
const types = [aType({ id: "place" }), aType({ id: "town", parent: "place" }), aType({ id: "lake", parent: "place" })];
const town = (id: string) => anEntity({ id, type: "town" });
const triple = (s: string, r: string, o: string) => ({ s, r, o }) as const;
const base = aBase({
  types,
  relations: [aRelation({ id: "near" }), aRelation({ id: "far" })],
  entities: [town("gao"), town("ber"), town("unused")],
  facts: [
    aFact({ id: "a", triple: triple("gao", "near", "ber") }),
    aFact({ id: "b", triple: triple("ber", "near", "gao") }),
    aFact({ id: "c", triple: triple("ber", "far", "gao") }),
    aFact({ id: "d", about: ["gao"] }),
  ],
});

describe("figures of a base", () => {
  const figures = baseFigures(base, [
    made("a", "multiple-choice", "status"),
    made("b", "status"),
    made("c", "who-says-so", "which-wording"),
    made("d"),
  ]);

  it("count what yields an item, and apart from it what asks for the content", () => {
    expect(figures).toMatchObject({
      facts: 4,
      structured: 3,
      structuredShare: 0.75,
      asked: 1,
      askedShare: 0.25,
      cards: 4,
    });
    expect(figures.itemsByType).toEqual({ status: 2, "multiple-choice": 1, "who-says-so": 1, "which-wording": 1 });
  });

  it("count facts per relation and candidates per leaf, without entities of which nothing is said", () => {
    expect(figures).toMatchObject({
      withTriple: 3,
      largestRelation: { id: "near", facts: 2, share: 0.667 },
      leaves: 2,
    });
    expect(figures.candidatesPerLeaf).toEqual({ town: 2, lake: 0 });
  });

  it("are zero for an empty base", () => {
    const empty = baseFigures(aBase({}), []);
    expect(empty).toMatchObject({ structuredShare: 0, askedShare: 0, largestRelation: null });
    expect(shortcomings(empty).length).toBeGreaterThan(3);
  });
});

describe("shortcomings", () => {
  const sound = {
    ...baseFigures(base, []),
    facts: LIMITS.facts,
    entities: LIMITS.entities,
    relations: LIMITS.mostRelations,
    leaves: LIMITS.leaves,
    structuredShare: LIMITS.structuredShare,
    askedShare: LIMITS.askedShare,
    largestRelation: { id: "near", facts: 40, share: LIMITS.largestRelationShare },
  };

  it("are none at the limits", () => {
    expect(shortcomings(sound)).toEqual([]);
  });

  it.each([
    ["problem", "other than a card", { structuredShare: 0.599 }],
    ["warning", "what they say", { askedShare: 0.599 }],
    ["problem", '"near" holds 10.1 %', { largestRelation: { id: "near", facts: 41, share: 0.101 } }],
    ["problem", "49 relations", { relations: 49 }],
    ["problem", "81 relations", { relations: 81 }],
    ["problem", "39 leaves", { leaves: 39 }],
    ["problem", "399 facts", { facts: 399 }],
    ["problem", "249 entities", { entities: 249 }],
  ] as const)("are told beyond them: %s, %s", (level, words, change) => {
    const found = shortcomings({ ...sound, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ level, message: expect.stringContaining(words) });
  });
});

describe("what a fact yields", () => {
  const context = { base, oracle: createTruthOracle(base), language: "en" } as const;
  const fact = (id: string, change: Partial<Fact> = {}): Fact => ({
    ...(base.facts.get(id) ?? aFact({ id })),
    ...change,
  });

  it("is at least a card, and the same every time", () => {
    expect(yieldOf(context, fact("d")).cards).toBe(1);
    expect(yieldOf(context, fact("a"))).toEqual(yieldOf(context, fact("a")));
  });

  it.each([
    ["descriptive", "d", {}],
    ["harm", "a", { harm: "violence" }],
    ["not-established", "a", { status: "claimed" }],
    ["denial", "a", { denies: true }],
    ["o: not-unique", "a", {}],
  ] as const)("has a reason where the content is not asked: %s", (reason, id, change) => {
    expect(whyNotAsked(context, fact(id, change))).toContain(reason);
  });
});
