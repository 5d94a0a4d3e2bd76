import { describe, expect, it } from "vitest";
import { areaPlaces, factsAtPlace, pointPlaces } from "@/core/geo/map-places";
import { aBase, aFact, anEntity, aRelation } from "@/tests/support/facts";

const town = anEntity({ id: "kidal", type: "town", lat: 18.44, lon: 1.41 });
const relations = [
  aRelation({ id: "took-control-of", aspect: "event" }),
  aRelation({ id: "deployed-in", aspect: "state" }),
  aRelation({ id: "happened-in", aspect: "event" }),
  aRelation({ id: "killed-in", aspect: "event", sensitive: "harm" }),
];
const shown = (facts: Parameters<typeof aFact>[0][]) => {
  const base = aBase({
    entities: [
      town,
      anEntity({ id: "the-killing", type: "killing" }),
      anEntity({ id: "the-battle", type: "battle" }),
      anEntity({ id: "the-attack", type: "attack", harm: "violence" }),
    ],
    relations,
    facts: facts.map(aFact),
    asOf: "2026-02-28",
  });
  return factsAtPlace(base, town).map(({ fact, regionOnly }) => [fact.id, regionOnly]);
};
const took = { s: "army", r: "took-control-of", o: "kidal" } as const;

describe("facts on the map", () => {
  it("shows what happened at a known time", () => {
    expect(shown([{ id: "a", triple: took, when: "2023-11-14" }])).toEqual([["a", false]]);
  });

  it("keeps the point of the last twelve months to itself", () => {
    expect(
      shown([
        { id: "old", triple: took, when: "2025-02-27" },
        { id: "new", triple: took, when: "2025-02-28" },
        { id: "vague", triple: took, when: "2025" },
        { id: "open", triple: took, when: "2012/.." },
      ]),
    ).toEqual([
      ["old", false],
      ["new", true],
      ["vague", true],
      ["open", true],
    ]);
  });

  it("maps neither harm nor troop positions nor humanitarian facts nor what has no date", () => {
    expect(
      shown([
        { id: "casualties", about: ["kidal"], when: "2019", harm: "casualties" },
        { id: "killed", triple: { s: "a", r: "killed-in", o: "kidal" }, when: "2019" },
        { id: "killing", triple: { s: "the-killing", r: "happened-in", o: "kidal" }, when: "2019" },
        { id: "attack", triple: { s: "the-attack", r: "happened-in", o: "kidal" }, when: "2019" },
        { id: "deployed", triple: { s: "force", r: "deployed-in", o: "kidal" }, when: "2013" },
        { id: "displaced", about: ["kidal"], when: "2013", topic: "humanitarian" },
        { id: "undated", triple: took },
        { id: "battle", triple: { s: "the-battle", r: "happened-in", o: "kidal" }, when: "2019" },
      ]).map(([id]) => id),
    ).toEqual(["battle"]);
  });
});

describe("places on the map", () => {
  const base = aBase({
    entities: [
      town,
      anEntity({ id: "unused", type: "town", lat: 1, lon: 1 }),
      anEntity({ id: "nowhere", type: "town" }),
      anEntity({ id: "open-base", type: "base", lat: 16, lon: 0, life: "2022/.." }),
      anEntity({ id: "closed-base", type: "base", lat: 16, lon: 0, life: "2013/2022-08-15" }),
      anEntity({ id: "mountains", type: "massif", lat: 20, lon: 2 }),
    ],
    facts: ["kidal", "nowhere", "open-base", "closed-base", "mountains"].map((id) => aFact({ id, about: [id] })),
  });

  it("are used by a fact, have coordinates, and are no base in use", () => {
    expect(pointPlaces(base).map(({ entity }) => entity.id)).toEqual(["kidal", "closed-base"]);
  });

  it("are names without a point where they are stretches of land", () => {
    expect(areaPlaces(base).map(({ entity }) => entity.id)).toEqual(["mountains"]);
  });
});
