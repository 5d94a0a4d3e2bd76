import { describe, expect, it } from "vitest";
import { at, card, en, entity, fact, type Planted, problems } from "@/tests/support/planted-content";

// The small base's release is of 28 February 2026; Koulou and Bamako are capitals, Ber is not.
const entities = [
  entity("ber", "town", { name: en("Ber") }),
  entity("koulou", "town", { name: en("Koulou") }),
  entity("paris", "town", { name: en("Paris"), within: ["france"] }),
  entity("oran", "town", { name: en("Oran"), within: ["algeria"] }),
  entity("france", "country"),
  entity("algeria", "country"),
];
const types = [{ id: "event" }, { id: "battle", parent: "event", noun: en("battle") }];
const relations = [
  {
    id: "borders",
    domain: "country",
    range: "country",
    aspect: "timeless",
    patterns: { en: { statement: "{s} {o}." } },
  },
];
const capital = fact("koulou-capital", { s: "algeria", r: "capital", o: "koulou" });
const neighbours = fact("neighbours", { s: "mali", r: "borders", o: "algeria" });
const found = (more: object, planted: Planted = {}) =>
  problems({
    types,
    relations,
    ...planted,
    entities: [...entities, ...(planted.entities ?? [])],
    facts: [neighbours, capital, fact("planted", { ...card, ...more })],
  }).filter(({ check }) => check === "places");
const recent = "2025-09-14";

describe("a place of the last twelve months", () => {
  it.each([
    ["in the sentence", { text: en("Ber was quiet.") }],
    ["on the front of its card", { ask: en("Who came to Ber?") }],
    ["in the answer", { answer: en("Ber.") }],
    ["in a claim", { by: "army", claim: en("Ber was quiet.") }],
    ["in the note on a source", { sources: [at("one", { note: en("Says that Ber was quiet.") })] }],
    ["listed", { about: ["ber"], sources: [at("one", { note: en("Says so.") })] }],
    ["in a neighbouring country", { text: en("Oran was quiet.") }],
  ])("is not told closer than its cercle: %s", (_name, more) => {
    const quiet = { sources: [at("one", { note: en("Says so.") })] };
    expect(found({ ...quiet, ...more, when: recent })).toHaveLength(1);
    expect(found({ ...quiet, ...more, when: "2025-02-27" })).toEqual([]);
  });

  it("is told where its end is recent, not where it goes on from before", () => {
    const quiet = { text: en("Ber was quiet."), sources: [at("one", { note: en("Says so.") })] };
    expect(found({ ...quiet, when: "2024-01/2025-09" })).toHaveLength(1);
    expect(found({ ...quiet, when: "2024-01/.." })).toEqual([]);
  });

  it.each([
    "It happened in Ber Region.",
    "It happened in the cercle of Ber.",
    "It happened in the regions of Kidal and Ber.",
    "They met at Koulou.",
    "They met in Paris.",
  ])("may be an area, a capital, or far away: %s", (sentence) => {
    const region = entity("ber-region", "country", { name: en("Ber Region") });
    const quiet = { text: en(sentence), sources: [at("one", { note: en("Says so.") })], when: recent };
    expect(found(quiet, { entities: [region, entity("kidal", "town", { name: en("Kidal") })] })).toEqual([]);
  });

  it("is not in the words of a recent event either", () => {
    const battle = (life: string) => entity("clash", "battle", { name: en("Battle of Ber"), life });
    const none = { sources: [at("one", { note: en("Says so.") })] };
    expect(found(none, { entities: [battle(recent)] })).toHaveLength(1);
    expect(found(none, { entities: [battle("2012-06-26")] })).toEqual([]);
  });
});
