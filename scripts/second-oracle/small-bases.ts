import type { Evidence, FactBase, Proposition } from "@/core/facts/model";
import { aBase, aFact, anEntity, aRelation, aSource, aType } from "@/tests/support/facts";

/** Evidence in one paper, of these origins. */
const from = (...origins: readonly string[]): readonly Evidence[] =>
  origins.map((origin) => ({ sourceId: "paper", at: "para. 1", note: { en: "A note." }, as: null, origin }));

/** One house under two names; and one voice against what two houses say. */
export function baseOfSomeStatuses(): FactBase {
  return aBase({
    relations: [aRelation({ id: "capital" })],
    sources: [aSource({ id: "paper" })],
    facts: [
      aFact({ id: "one-house", status: "reported", evidence: from("BBC Afrique", "BBC") }),
      aFact({ id: "two-houses", evidence: from("Reuters", "AFP"), contradicts: ["one-voice"] }),
      aFact({ id: "one-voice", status: "reported", evidence: from("RFI"), contradicts: ["two-houses"] }),
    ],
  });
}

/** A told membership, a visit that happened twice, a chair that changed hands, a region carved out of another and taken for a third, a denial. */
export function baseOfSomeTies(): FactBase {
  const of = (id: string, type: string, given = {}) => anEntity({ id, type, ...given });
  const established = (id: string, s: string, r: string, o: string, when: string | null = null, given = {}) =>
    aFact({ id, triple: { s, r, o }, when, asOf: "2024-01-01", evidence: from("Reuters", "AFP"), ...given });
  const claimed = { status: "claimed", by: ["band"], evidence: from("Reuters") } as const;
  return aBase({
    sources: [aSource({ id: "paper" })],
    types: [
      aType({ id: "group", party: true }),
      aType({ id: "pact" }),
      aType({ id: "place" }),
      aType({ id: "region", parent: "place" }),
      aType({ id: "town", parent: "place" }),
    ],
    relations: [
      aRelation({ id: "component", aspect: "state" }),
      aRelation({ id: "carved-from", aspect: "event" }),
      aRelation({ id: "signatory", aspect: "event" }),
      aRelation({ id: "visited-by", aspect: "event", functional: true }),
      aRelation({ id: "chairs", aspect: "state", inverseFunctional: true }),
      aRelation({ id: "in-region", aspect: "state", functional: true, spatial: true }),
    ],
    entities: [
      // That the league has the band is written down, and when it had it only told.
      of("band", "group", { within: ["league"] }),
      ...["crew", "guild", "league", "union"].map((id) => of(id, "group")),
      of("old-pact", "pact"),
      of("new-region", "region", { lat: 16, lon: 0, confusable: ["region-alike"] }),
      of("region-alike", "region", { lat: 16, lon: 4 }),
      of("old-region", "region", { lat: 12, lon: -8 }),
      of("far-region", "region", { lat: 20, lon: 5 }),
      of("oasis", "town"),
    ],
    facts: [
      established("league-has-band", "league", "component", "band", "2000/2010", claimed),
      established("union-has-crew", "union", "component", "crew", "2000/2010"),
      // After the crew had left the union.
      established("crew-signed", "old-pact", "signatory", "crew", "2016"),
      established("band-signed", "old-pact", "signatory", "band", "2005"),
      established("guild-did-not-sign", "old-pact", "signatory", "guild", "2005", { denies: true }),
      established("crew-came", "oasis", "visited-by", "crew", "2001"),
      established("band-came", "oasis", "visited-by", "band", "2003"),
      established("band-chaired", "band", "chairs", "union", "2001/2005"),
      established("carving", "new-region", "carved-from", "old-region", "2012"),
      established("oasis-in-new", "oasis", "in-region", "new-region", "2012/2022"),
    ],
  });
}

/** Every proposition of a small base: each relation of a fact between all things of the leaves, at several times. */
export function everyProposition(base: FactBase): readonly Proposition[] {
  const times = [null, "2001", "2003", "2004-05", "2005", "2012-06", "2016", "2021-03-04"];
  return [...base.facts.values()].flatMap(({ triple }) => {
    if (triple?.o.kind !== "entity") return [];
    const { s, r, o } = triple;
    const leaf = (id: string) => base.index.entitiesByType.get(base.entities.get(id)?.type ?? "") ?? [];
    const all = times.flatMap((when) => [
      ...leaf(o.id).map(({ id }): Proposition => ({ s, r, o: { kind: "entity", id }, when })),
      ...leaf(s).map(({ id }): Proposition => ({ s: id, r, o, when })),
    ]);
    return all.filter((x) => x.o.kind !== "entity" || x.o.id !== x.s);
  });
}
