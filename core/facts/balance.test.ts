import { describe, expect, it } from "vitest";
import { balanceOf } from "@/core/facts/balance";
import type { Evidence, Fact, Voice } from "@/core/facts/model";
import { perspectiveOf } from "@/core/facts/voices";
import { aBase, aFact, anEntity, aSource } from "@/tests/support/facts";

const said = (sourceId: string, origin: string): Evidence => ({
  sourceId,
  at: "para. 1",
  note: { en: "Says so." },
  as: null,
  origin,
});
const resting = (id: string, origins: readonly string[], more: Partial<Fact> = {}): Fact =>
  aFact({ id, evidence: origins.map((origin) => said(origin, origin)), ...more });

const sources = [
  aSource({ id: "AFP", publisher: "AFP, reprinted by Le Jour", lang: "fr", kind: "agency" }),
  aSource({ id: "RFI", publisher: "RFI", lang: "fr" }),
  aSource({ id: "BBC", publisher: "BBC", lang: "en" }),
];
const perspectives = [
  { id: "state", name: { en: "State" }, types: ["army"], entities: [] },
  { id: "others", name: { en: "Other states" }, types: ["country"], entities: ["foreign-army"] },
];
const entities = [
  anEntity({ id: "own-army", type: "army" }),
  anEntity({ id: "foreign-army", type: "army" }),
  anEntity({ id: "town", type: "town" }),
];
const voice = (id: string, more: Partial<Voice>): Voice => ({
  id,
  name: { en: id },
  origins: [],
  perspectives: [],
  kinds: [],
  ...more,
});
const voices = [
  voice("own", { origins: ["Le Jour"] }),
  voice("parties", { perspectives: ["state"] }),
  voice("outlets", { kinds: ["agency", "press"] }),
];
const baseOf = (facts: readonly Fact[]) => aBase({ facts, sources, entities, perspectives, voices });
const flaggedOrigins = (facts: readonly Fact[]) =>
  balanceOf(baseOf(facts), facts).origins.filter(({ flagged }) => flagged);

describe("origins", () => {
  it("are flagged above half of the facts, not at half", () => {
    const half = [resting("a", ["AFP"]), resting("b", ["AFP"]), resting("c", ["RFI"]), resting("d", ["BBC"])];
    expect(flaggedOrigins(half)).toEqual([]);
    const more = [...half, resting("e", ["AFP", "BBC"])];
    expect(flaggedOrigins(more).map(({ origin, facts, alone }) => [origin, facts, alone])).toEqual([["AFP", 3, 2]]);
  });

  it("are not flagged in a set too small to speak of balance", () => {
    expect(flaggedOrigins([resting("a", ["AFP"]), resting("b", ["AFP"])])).toEqual([]);
  });

  it("are one house however its name is written", () => {
    const facts = [resting("a", ["Le Jour"]), resting("b", ["le jour.com"]), resting("c", ["Le Jour", "Le jour"])];
    expect(balanceOf(baseOf(facts), facts).origins).toMatchObject([{ origin: "Le Jour", facts: 3, alone: 3 }]);
  });

  it("count once a fact, however often it cites them", () => {
    const fact = resting("a", ["AFP", "AFP"]);
    expect(balanceOf(baseOf([fact]), [fact]).origins).toMatchObject([{ origin: "AFP", facts: 1, alone: 1, share: 1 }]);
  });
});

describe("outlets and languages", () => {
  it("name the paper in which an agency's report was read", () => {
    const facts = [resting("a", ["AFP"]), resting("b", ["RFI"])];
    const { outlets, languages } = balanceOf(baseOf(facts), facts);
    expect(outlets.map(({ key }) => key)).toEqual(["Le Jour", "RFI"]);
    expect(languages).toEqual([{ key: "fr", facts: 2, share: 1 }]);
  });
});

describe("voices", () => {
  const counted = (origins: readonly string[]) => {
    const fact = resting("a", origins);
    return balanceOf(baseOf([fact]), [fact]).voices.map(({ key, facts }) => `${key} ${facts}`);
  };

  it("are told by the name of an origin, then by the actor of that name, then by the kind of source", () => {
    expect(counted(["AFP"])).toEqual(["own 0", "parties 0", "outlets 1"]);
    expect(counted(["own-army"])).toEqual(["own 0", "parties 1", "outlets 0"]);
    expect(counted(["Le Jour", "AFP"])).toEqual(["own 1", "parties 0", "outlets 1"]);
  });
});

describe("actors", () => {
  const attack = resting("attack", ["RFI"], {
    about: ["own-army", "foreign-army", "town"],
    by: ["foreign-army"],
    harm: "violence",
    triple: { s: "own-army", r: "attacked", o: { kind: "entity", id: "foreign-army" } },
  });

  it("are counted by name before type, and places not at all", () => {
    const base = baseOf([attack]);
    expect(["own-army", "foreign-army", "town"].map((id) => perspectiveOf(base, id)?.id)).toEqual([
      "state",
      "others",
      undefined,
    ]);
  });

  it("are counted in each role that they have in a fact", () => {
    const { roles } = balanceOf(baseOf([attack]), [attack]);
    expect(roles).toMatchObject([
      { appears: 1, speaks: 0, acts: 1, actedOn: 0, inHarm: 1, byVoice: { outlets: 1 } },
      { appears: 1, speaks: 1, acts: 0, actedOn: 1, inHarm: 1 },
    ]);
  });
});
