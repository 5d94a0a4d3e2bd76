import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact, FactBase, Proposition, Status } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { edtf, mayOverlap, outerSpan } from "@/core/shared/edtf";
import { aBase, aFact, aList, anEntity, aRelation } from "@/tests/support/facts";

const IDS = ["a", "b", "c", "d", "e"] as const;
const WHEN = ["2010", "2010-06", "2011-03-05", "2010/2012", "2011-06-01/..", "../2009"] as const;
const RELATIONS = [
  aRelation({ id: "office", aspect: "state", functional: true }),
  aRelation({ id: "place", aspect: "event", functional: true, spatial: true, once: true }),
  aRelation({ id: "capital", functional: true, inverseFunctional: true }),
  aRelation({ id: "signed", aspect: "event" }),
  aRelation({ id: "borders", symmetric: true }),
  aRelation({ id: "renamed-to", aspect: "event", functional: true, once: true }),
  aRelation({ id: "component", aspect: "state" }),
];

const id = fc.constantFrom(...IDS);
const when = fc.constantFrom(...WHEN);
const status = fc.constantFrom<Status>("established", "reported", "claimed", "disputed");
const relation = fc.constantFrom(...RELATIONS.map((each) => each.id));

const facts = fc
  .array(fc.record({ s: id, r: relation, o: id, when, status, denies: fc.boolean() }), { maxLength: 9 })
  .map((all) => all.map(({ s, r, o, ...rest }, index) => aFact({ id: `f${index}`, triple: { s, r, o }, ...rest })));
const base: fc.Arbitrary<FactBase> = fc
  .record({
    facts,
    within: fc.option(id, { nil: null }),
    life: fc.option(when, { nil: null }),
    members: fc.uniqueArray(id, { minLength: 1 }),
  })
  .map((given) =>
    aBase({
      relations: RELATIONS,
      entities: IDS.map((each) =>
        anEntity({
          id: each,
          within: each === "a" && given.within !== null && given.within !== "a" ? [given.within] : [],
          life: each === "b" ? given.life : null,
        }),
      ),
      facts: given.facts,
      lists: [aList({ s: "c", r: "signed", members: given.members })],
    }),
  );
const proposition: fc.Arbitrary<Proposition> = fc.record({
  s: id,
  r: relation,
  o: id.map((each) => ({ kind: "entity" as const, id: each })),
  when: fc.option(when, { nil: null }),
});

/** A fact as the proposition that it states. */
function stated(fact: Fact): Proposition {
  if (fact.triple === null) throw new Error("Facts here have triples");
  return { ...fact.triple, when: fact.when };
}

describe("truth oracle, on any base", () => {
  it("never proves false what is true or said", () => {
    fc.assert(
      fc.property(base, proposition, (world, x) => {
        const oracle = createTruthOracle(world);
        if (oracle.isTrue(x) || oracle.isSaid(x)) expect(oracle.proveFalse(x)).toBeNull();
      }),
      { seed: 20260228, numRuns: 2000 },
    );
  });

  it("finds every established fact true and every other one said", () => {
    fc.assert(
      fc.property(base, (world) => {
        const oracle = createTruthOracle(world);
        for (const fact of world.facts.values()) {
          if (fact.status !== "established") expect(oracle.isSaid(stated(fact))).toBe(true);
          else if (!fact.denies) expect(oracle.isTrue(stated(fact))).toBe(true);
          if (!(fact.denies && fact.status === "established")) expect(oracle.proveFalse(stated(fact))).toBeNull();
        }
      }),
      { seed: 20260228, numRuns: 1000 },
    );
  });

  it("never goes from unknown or false to true by hearing another claim", () => {
    fc.assert(
      fc.property(base, proposition, id, relation, id, when, (world, x, s, r, o, time) => {
        const claim = aFact({ id: "new", triple: { s, r, o }, when: time, status: "claimed" });
        const more = aBase({
          relations: RELATIONS,
          entities: [...world.entities.values()],
          facts: [...world.facts.values(), claim],
          lists: world.lists,
        });
        const before = createTruthOracle(world);
        const after = createTruthOracle(more);
        // A claim makes nothing true (a claimed renaming may only block) and gives no proof that was not there.
        if (r !== "renamed-to" && r !== "component") {
          expect(after.isTrue(x)).toBe(before.isTrue(x));
          if (before.proveFalse(x) === null) expect(after.proveFalse(x)).toBeNull();
        }
      }),
      { seed: 20260228, numRuns: 2000 },
    );
  });

  it("gives proofs that rest on established facts about one of the two", () => {
    fc.assert(
      fc.property(base, proposition, (world, x) => {
        const found = createTruthOracle(world).proveFalse(x);
        if (found === null) return;
        for (const factId of found.factIds) {
          const fact = world.facts.get(factId);
          expect(fact?.status).toBe("established");
          expect(fact?.triple?.r).toBe(x.r);
        }
        if (found.code === "F3-existence") return;
        expect(found.factIds.length).toBeGreaterThan(0);
      }),
      { seed: 20260228, numRuns: 2000 },
    );
  });

  it("calls an object unique only where no other fact of that subject and time names another thing", () => {
    fc.assert(
      fc.property(base, (world) => {
        const oracle = createTruthOracle(world);
        for (const fact of world.facts.values()) {
          if (fact.triple === null || !oracle.isUnique(fact, "o", fact.when)) continue;
          expect(fact.status).toBe("established");
          const { s, r, o } = fact.triple;
          const rivals = [...world.facts.values()].filter(
            ({ triple, denies, when: time }) =>
              !denies &&
              triple?.s === s &&
              triple.r === r &&
              (r !== "office" || fact.when === null || time === null || mayOverlap(edtf(fact.when), edtf(time))),
          );
          const others = rivals.flatMap(({ triple }) => (triple?.o.kind === "entity" ? [triple.o.id] : []));
          for (const other of others) {
            const x: Proposition = { s, r, o: { kind: "entity", id: other }, when: fact.when };
            expect(oracle.proveFalse(x)).toBeNull();
          }
          if (new Set(others).size > 1) {
            // Only renaming or containment can make two names one answer.
            expect(o.kind === "entity" && linked(world, o.id)).toBe(true);
          }
        }
      }),
      { seed: 20260228, numRuns: 1000 },
    );
  });

  it("does not depend on the order of the facts", () => {
    fc.assert(
      fc.property(base, proposition, (world, x) => {
        const reversed = aBase({
          relations: RELATIONS,
          entities: [...world.entities.values()].reverse(),
          facts: [...world.facts.values()].reverse(),
          lists: world.lists,
        });
        const one = createTruthOracle(world);
        const other = createTruthOracle(reversed);
        expect(other.isTrue(x)).toBe(one.isTrue(x));
        expect(other.proveFalse(x)?.code).toBe(one.proveFalse(x)?.code);
      }),
      { seed: 20260228, numRuns: 1000 },
    );
  });

  it("is certain about a day only within what the fact covers", () => {
    fc.assert(
      fc.property(base, id, id, when, (world, s, o, time) => {
        const x: Proposition = { s, r: "office", o: { kind: "entity", id: o }, when: time };
        if (!createTruthOracle(world).isTrue(x)) return;
        const asked = outerSpan(edtf(time));
        const holding = [...world.facts.values()].filter(
          (fact) => fact.triple?.r === "office" && fact.when !== null && mayOverlap(edtf(fact.when), edtf(time)),
        );
        expect(holding.length).toBeGreaterThan(0);
        expect(asked.from).toBeLessThanOrEqual(asked.to);
      }),
      { seed: 20260228, numRuns: 1000 },
    );
  });
});

/** Whether the entity has another name, or is part or whole of something. */
function linked(world: FactBase, entity: string): boolean {
  return (
    [...world.facts.values()].some(
      ({ triple }) =>
        (triple?.r === "renamed-to" || triple?.r === "component") &&
        triple.o.kind === "entity" &&
        (triple.s === entity || triple.o.id === entity),
    ) ||
    [...world.entities.values()].some(
      ({ id: part, within }) => within.length > 0 && (part === entity || within.includes(entity)),
    )
  );
}
