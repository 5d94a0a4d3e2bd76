import { describe, expect, it } from "vitest";
import type { FactObject, Proposition } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { aBase, aFact, aList, anEntity, aRelation, aType, type BaseInput } from "@/tests/support/facts";

const oracleOf = (input: BaseInput) => createTruthOracle(aBase(input));
const x = (s: string, r: string, o: string | FactObject, when: string | null = null): Proposition => ({
  s,
  r,
  o: typeof o === "string" ? { kind: "entity", id: o } : o,
  when,
});
const date = (edtf: string): FactObject => ({ kind: "date", edtf });

const types = [
  aType({ id: "place", noun: null }),
  aType({ id: "town", parent: "place" }),
  aType({ id: "region", parent: "place" }),
];
const happenedIn = aRelation({ id: "happened-in", aspect: "event", functional: true, spatial: true, once: true });
const heldBy = aRelation({ id: "held-by", aspect: "state", functional: true });
const signatory = aRelation({ id: "signatory", aspect: "event" });
const component = aRelation({ id: "component", aspect: "state" });

describe("places", () => {
  const kidal = anEntity({
    id: "kidal",
    type: "town",
    within: ["kidal-region"],
    lat: 18.44,
    lon: 1.41,
    precisionKm: 5,
  });
  const input: BaseInput = {
    types,
    relations: [happenedIn],
    entities: [
      kidal,
      anEntity({ id: "kidal-region", type: "region" }),
      anEntity({ id: "gao-region", type: "region" }),
      anEntity({ id: "gao", type: "town", lat: 16.27, lon: -0.04, precisionKm: 5 }),
      anEntity({ id: "next-to-kidal", type: "town", lat: 18.45, lon: 1.42, precisionKm: 5 }),
    ],
    facts: [aFact({ id: "f", triple: { s: "battle", r: "happened-in", o: "kidal" }, when: "2014-05-21" })],
  };
  const oracle = oracleOf(input);

  it("proves another town of one level false by space", () => {
    expect(oracle.proveFalse(x("battle", "happened-in", "gao"))).toEqual({
      code: "F5-space",
      factIds: ["f"],
      listId: null,
    });
  });
  it("never proves the region around the town false, which is true", () => {
    expect(oracle.proveFalse(x("battle", "happened-in", "kidal-region"))).toBeNull();
    expect(oracle.isTrue(x("battle", "happened-in", "kidal-region"))).toBe(true);
  });
  it("holds a region that is easily taken for the right one neither for true nor for false", () => {
    const region = (id: string, lon: number, confusable: readonly string[] = []) =>
      anEntity({ id, type: "region", lat: 14, lon, precisionKm: 90, confusable });
    const entities = [region("new", -3, ["old"]), region("old", -4), region("other", 2)];
    const facts = [aFact({ id: "f", triple: { s: "battle", r: "happened-in", o: "new" }, when: "2024" })];
    const regions = oracleOf({ types, relations: [happenedIn], entities, facts });
    expect(regions.isTrue(x("battle", "happened-in", "old"))).toBe(false);
    expect(regions.proveFalse(x("battle", "happened-in", "old"))).toBeNull();
    expect(regions.proveFalse(x("battle", "happened-in", "other"))).toMatchObject({ code: "F5-space" });
  });
  it("takes no place for part of another because somebody says so, nor for apart from it", () => {
    const entities = [anEntity({ id: "post", type: "town" }), anEntity({ id: "north", type: "region" })];
    const inRegion = aRelation({ id: "in-region", aspect: "state", functional: true, spatial: true });
    const facts = [
      aFact({ id: "f", triple: { s: "battle", r: "happened-in", o: "post" }, when: "2014" }),
      aFact({ id: "g", triple: { s: "post", r: "in-region", o: "north" }, when: "2014", status: "reported" }),
    ];
    const told = oracleOf({ types, relations: [happenedIn, inRegion], entities, facts });
    expect(told.isTrue(x("battle", "happened-in", "north"))).toBe(false);
    expect(told.proveFalse(x("battle", "happened-in", "north"))).toBeNull();
    const settled = facts.map((fact) => ({ ...fact, status: "established" as const }));
    const known = oracleOf({ types, relations: [happenedIn, inRegion], entities, facts: settled });
    expect(known.isTrue(x("battle", "happened-in", "north"))).toBe(true);
  });
  it("does not compare a town with a region that does not contain it", () => {
    expect(oracle.proveFalse(x("battle", "happened-in", "gao-region"))).toBeNull();
  });
  it("does not refute a place within the uncertainty of the positions", () => {
    expect(oracle.proveFalse(x("battle", "happened-in", "next-to-kidal"))).toBeNull();
  });
  it("keeps neighbouring regions apart, whose centres are uncertain by their size", () => {
    const region = (id: string, lat: number) => anEntity({ id, type: "region", lat, lon: 0, precisionKm: 200 });
    const entities = [region("north", 20), region("south", 18)];
    const facts = [aFact({ id: "f", triple: { s: "battle", r: "happened-in", o: "north" }, when: "2014" })];
    const regions = oracleOf({ types, relations: [happenedIn], entities, facts });
    expect(regions.proveFalse(x("battle", "happened-in", "south"))).toMatchObject({ code: "F5-space" });
  });
  it("knows nothing about other subjects", () => {
    expect(oracle.proveFalse(x("another-battle", "happened-in", "gao"))).toBeNull();
    expect(oracle.isTrue(x("another-battle", "happened-in", "gao"))).toBe(false);
  });
  it("is silent as soon as somebody says the other place", () => {
    const told = aFact({ id: "g", triple: { s: "battle", r: "happened-in", o: "gao" }, status: "claimed" });
    const withClaim = oracleOf({ ...input, facts: [...(input.facts ?? []), told] });
    expect(withClaim.isSaid(x("battle", "happened-in", "gao"))).toBe(true);
    expect(withClaim.proveFalse(x("battle", "happened-in", "gao"))).toBeNull();
    expect(withClaim.isTrue(x("battle", "happened-in", "gao"))).toBe(false);
  });
});

describe("offices", () => {
  const first = aFact({
    id: "first",
    triple: { s: "president", r: "held-by", o: "toure" },
    when: "2002-06-08/2012-03-22",
  });
  const second = aFact({
    id: "second",
    triple: { s: "president", r: "held-by", o: "keita" },
    when: "2013-09-04/2020-08-18",
  });
  const now = aFact({
    id: "now",
    triple: { s: "president", r: "held-by", o: "goita" },
    when: "2021-06-07/..",
    asOf: "2025-07-10",
  });
  const oracle = oracleOf({ relations: [heldBy], facts: [first, second, now] });

  it("proves by function at a day within the term", () => {
    expect(oracle.proveFalse(x("president", "held-by", "keita", "2010-01-01"))).toMatchObject({
      code: "F1-functional",
      factIds: ["first"],
    });
    expect(oracle.isTrue(x("president", "held-by", "toure", "2010-01-01"))).toBe(true);
  });
  it("proves nothing for a gap between terms, nor without a date", () => {
    expect(oracle.proveFalse(x("president", "held-by", "keita", "2012-12-01"))).toBeNull();
    expect(oracle.proveFalse(x("president", "held-by", "sanogo"))).toBeNull();
  });
  it("does not refute a predecessor on the day of the change", () => {
    const successor = aFact({
      id: "next",
      triple: { s: "president", r: "held-by", o: "sanogo" },
      when: "2012-03-22/2012-04-12",
    });
    const changing = oracleOf({ relations: [heldBy], facts: [first, successor] });
    expect(changing.proveFalse(x("president", "held-by", "toure", "2012-03-22"))).toBeNull();
    expect(changing.proveFalse(x("president", "held-by", "sanogo", "2012-03-21"))).toMatchObject({
      code: "F1-functional",
    });
  });
  it("trusts an open term until the day for which its sources vouch", () => {
    expect(oracle.isTrue(x("president", "held-by", "goita", "2025-07-10"))).toBe(true);
    expect(oracle.isTrue(x("president", "held-by", "goita", "2025-07-11"))).toBe(false);
    expect(oracle.proveFalse(x("president", "held-by", "keita", "2025-07-11"))).toBeNull();
  });
  it("does not know who held it in a month that a term only touches", () => {
    const coarse = aFact({ id: "coarse", triple: { s: "president", r: "held-by", o: "x" }, when: "2012-04/2013-09" });
    const vague = oracleOf({ relations: [heldBy], facts: [coarse] });
    expect(vague.proveFalse(x("president", "held-by", "y", "2012-04-15"))).toBeNull();
    expect(vague.proveFalse(x("president", "held-by", "y", "2012-05-15"))).toMatchObject({ factIds: ["coarse"] });
  });
  it("has one holder for its own span, and none when two overlap", () => {
    expect(oracle.isUnique(first, "o")).toBe(true);
    const after = aFact({
      id: "after",
      triple: { s: "president", r: "held-by", o: "sanogo" },
      when: "2012-03-22/2012-04-12",
    });
    const following = oracleOf({ relations: [heldBy], facts: [first, after] });
    expect(following.isUnique(first, "o")).toBe(true);
    expect(following.isUnique(first, "o", "2012-03")).toBe(false);
    expect(following.isUnique(first, "o", "2012-03-22")).toBe(false);
    expect(following.isUnique(first, "o", "2012-02")).toBe(true);
    const rival = aFact({
      id: "rival",
      triple: { s: "president", r: "held-by", o: "z" },
      when: "2011",
      status: "disputed",
    });
    expect(oracleOf({ relations: [heldBy], facts: [first, rival] }).isUnique(first, "o")).toBe(false);
  });
});

describe("coalitions, renamings and mergers", () => {
  const member = aFact({ id: "member", triple: { s: "cma", r: "component", o: "mnla" }, when: "2014/2023" });
  const signed = aFact({ id: "signed", triple: { s: "accord", r: "signatory", o: "cma" }, when: "2015-06-20" });
  const list = aList({ s: "accord", r: "signatory", members: ["cma"] });

  it("never refutes a member of a coalition that signed, and refutes an outsider by the list", () => {
    const oracle = oracleOf({ relations: [component, signatory], facts: [member, signed], lists: [list] });
    expect(oracle.proveFalse(x("accord", "signatory", "mnla"))).toBeNull();
    expect(oracle.proveFalse(x("accord", "signatory", "outsider"))).toEqual({
      code: "F2-complete-list",
      factIds: ["signed"],
      listId: "accord-signatory",
    });
  });
  it("trusts a list of a state for its own time only", () => {
    const joined = aFact({ id: "j", triple: { s: "cma", r: "component", o: "hcua" }, when: "2014/2023" });
    const members = aList({ s: "cma", r: "component", members: ["hcua"], when: "2015" });
    const oracle = oracleOf({ relations: [component], facts: [joined], lists: [members] });
    expect(oracle.proveFalse(x("cma", "component", "gatia", "2015-06-20"))).toMatchObject({ code: "F2-complete-list" });
    expect(oracle.proveFalse(x("cma", "component", "gatia", "2018"))).toBeNull();
    expect(oracle.proveFalse(x("cma", "component", "gatia"))).toBeNull();
  });
  it("takes a coalition as true where its member was, if it belonged to it then", () => {
    const fought = aRelation({ id: "fought", aspect: "event" });
    const facts = [member, aFact({ id: "f", triple: { s: "battle", r: "fought", o: "mnla" }, when: "2014-05" })];
    expect(oracleOf({ relations: [component, fought], facts }).isTrue(x("battle", "fought", "cma"))).toBe(true);
    const early = [member, aFact({ id: "f", triple: { s: "battle", r: "fought", o: "mnla" }, when: "2012-01" })];
    expect(oracleOf({ relations: [component, fought], facts: early }).isTrue(x("battle", "fought", "cma"))).toBe(false);
    expect(
      oracleOf({ relations: [component, fought], facts: early }).proveFalse(x("battle", "fought", "cma")),
    ).toBeNull();
  });
  it("proves nothing by a list whose member is not established", () => {
    const reported = { ...signed, status: "reported" as const };
    expect(
      oracleOf({ relations: [signatory], facts: [reported], lists: [list] }).proveFalse(x("accord", "signatory", "o")),
    ).toBeNull();
  });
  it("proves nothing without a list: the relation allows many", () => {
    expect(
      oracleOf({ relations: [signatory], facts: [signed] }).proveFalse(x("accord", "signatory", "outsider")),
    ).toBeNull();
  });
  it("treats a renamed group as one, and never refutes what went into another", () => {
    const renamed = aRelation({ id: "renamed-to", aspect: "event", functional: true, once: true });
    const merged = aRelation({ id: "merged-into", aspect: "event", functional: true, once: true });
    const leads = aRelation({ id: "leads", aspect: "timeless", functional: true });
    const facts = [
      aFact({ id: "r", triple: { s: "gspc", r: "renamed-to", o: "aqim" }, when: "2007-01" }),
      aFact({ id: "m", triple: { s: "gspc", r: "merged-into", o: "jnim" }, when: "2017-03" }),
      aFact({ id: "l", triple: { s: "droukdel", r: "leads", o: "gspc" } }),
    ];
    const oracle = oracleOf({ relations: [renamed, merged, leads], facts });
    expect(oracle.isTrue(x("droukdel", "leads", "aqim"))).toBe(true);
    expect(oracle.proveFalse(x("droukdel", "leads", "aqim"))).toBeNull();
    expect(oracle.proveFalse(x("droukdel", "leads", "jnim"))).toBeNull();
    expect(oracle.proveFalse(x("droukdel", "leads", "mnla"))).toMatchObject({ code: "F1-functional" });
  });
  it("counts a region out of which another was carved as that one until a year after", () => {
    const carved = aRelation({ id: "carved-from", aspect: "event", functional: true, once: true });
    const facts = [
      aFact({ id: "c", triple: { s: "kidal-region", r: "carved-from", o: "gao-region" }, when: "1991-08-08" }),
      aFact({ id: "a", triple: { s: "battle", r: "happened-in", o: "kidal-region" }, when: "1990-06" }),
    ];
    const oracle = oracleOf({ relations: [carved, happenedIn], facts });
    expect(oracle.proveFalse(x("battle", "happened-in", "gao-region", "1990-06"))).toBeNull();
    expect(oracle.proveFalse(x("battle", "happened-in", "gao-region", "2012-06"))).toMatchObject({ code: "F5-space" });
  });
});

describe("other proofs", () => {
  it("exchanges the ends of a symmetric relation", () => {
    const borders = aRelation({ id: "borders", symmetric: true });
    const facts = [aFact({ id: "b", triple: { s: "mali", r: "borders", o: "niger" } })];
    const oracle = oracleOf({
      relations: [borders],
      facts,
      lists: [aList({ s: "mali", r: "borders", members: ["niger"] })],
    });
    expect(oracle.isTrue(x("niger", "borders", "mali"))).toBe(true);
    expect(oracle.proveFalse(x("ghana", "borders", "mali"))).toMatchObject({ code: "F2-complete-list" });
    expect(oracle.proveFalse(x("ghana", "borders", "niger"))).toBeNull();
  });
  it("proves by an established denial, not by a party's", () => {
    const denial = aFact({ id: "d", triple: { s: "accord", r: "signatory", o: "ansar-dine" }, denies: true });
    expect(
      oracleOf({ relations: [signatory], facts: [denial] }).proveFalse(x("accord", "signatory", "ansar-dine")),
    ).toMatchObject({
      code: "F4-denial",
    });
    const claimed = { ...denial, status: "claimed" as const };
    const oracle = oracleOf({ relations: [signatory], facts: [claimed] });
    expect(oracle.proveFalse(x("accord", "signatory", "ansar-dine"))).toBeNull();
    expect(oracle.isSaid(x("accord", "signatory", "ansar-dine"))).toBe(true);
  });
  it("proves by existence only with a known lifespan that lies apart", () => {
    const entities = [
      anEntity({ id: "cnsp", life: "2020-08-18/2021-01-18" }),
      anEntity({ id: "next-day", life: "2015-06-21/.." }),
      anEntity({ id: "undated" }),
    ];
    const oracle = oracleOf({ relations: [signatory], entities });
    expect(oracle.proveFalse(x("accord", "signatory", "cnsp", "2015-06-20"))).toMatchObject({ code: "F3-existence" });
    expect(oracle.proveFalse(x("accord", "signatory", "next-day", "2015-06-20"))).toBeNull();
    expect(oracle.proveFalse(x("accord", "signatory", "undated", "2015-06-20"))).toBeNull();
    expect(oracle.proveFalse(x("accord", "signatory", "cnsp"))).toBeNull();
  });
  it("reads an inverse functional relation backwards", () => {
    const capital = aRelation({ id: "capital", functional: true, inverseFunctional: true });
    const fact = aFact({ id: "c", triple: { s: "mali", r: "capital", o: "bamako" } });
    const oracle = oracleOf({ relations: [capital], facts: [fact] });
    expect(oracle.proveFalse(x("senegal", "capital", "bamako"))).toMatchObject({
      code: "F1-functional",
      factIds: ["c"],
    });
    expect(oracle.isUnique(fact, "s")).toBe(true);
    expect(oracle.isUnique(fact, "o")).toBe(true);
  });
  it("refutes a date that cannot be the same, not one that is only less exact", () => {
    const signedOn = aRelation({ id: "signed-on", range: "date", aspect: "event", functional: true, once: true });
    const oracle = oracleOf({
      relations: [signedOn],
      facts: [aFact({ id: "d", triple: { s: "accord", r: "signed-on", o: date("2015-06-20") } })],
    });
    expect(oracle.isTrue(x("accord", "signed-on", date("2015")))).toBe(true);
    expect(oracle.proveFalse(x("accord", "signed-on", date("2015-06")))).toBeNull();
    expect(oracle.proveFalse(x("accord", "signed-on", date("2014")))).toMatchObject({ code: "F1-functional" });
    expect(oracle.proveFalse(x("accord", "signed-on", date("2014~")))).toBeNull();
  });
  it("keeps a war apart from a battle in it when it looks for a single answer", () => {
    const beganOn = aRelation({ id: "began-on", range: "date", aspect: "event", functional: true, once: true });
    const partOf = aRelation({ id: "part-of-war", functional: true });
    const war = aFact({ id: "w", triple: { s: "war", r: "began-on", o: date("2012-01-17") } });
    const battle = aFact({ id: "b", triple: { s: "battle", r: "began-on", o: date("2012-01-24") } });
    const part = aFact({ id: "p", triple: { s: "battle", r: "part-of-war", o: "war" } });
    expect(oracleOf({ relations: [beganOn, partOf], facts: [war, battle, part] }).isUnique(war, "o")).toBe(true);
  });
  it("has no answer for a relation that it does not know", () => {
    const oracle = oracleOf({});
    expect(oracle.isTrue(x("a", "unknown", "b"))).toBe(false);
    expect(oracle.proveFalse(x("a", "unknown", "b"))).toBeNull();
  });
});
