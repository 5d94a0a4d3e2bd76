import { describe, expect, it } from "vitest";
import { getFactBase } from "@/server/content/load";
import { aBase, aFact, anEntity, aRelation, aType } from "@/tests/support/facts";

const types = [
  aType({ id: "place" }),
  aType({ id: "town", parent: "place" }),
  aType({ id: "event" }),
  aType({ id: "battle", parent: "event" }),
  aType({ id: "organisation" }),
  aType({ id: "movement", parent: "organisation" }),
  aType({ id: "document" }),
  aType({ id: "agreement", parent: "document" }),
  aType({ id: "population" }),
  aType({ id: "people", parent: "population" }),
];
const named = (id: string, type: string, en: string, aliases: readonly string[] = []) =>
  anEntity({ id, type, name: { en }, aliases });
const entities = [
  named("algiers", "town", "Algiers"),
  named("ber", "town", "Ber"),
  named("niger-town", "town", "Niger"),
  named("niger-village", "town", "Niger"),
  named("cma", "movement", "CMA", ["Coordination of Movements"]),
  named("accord", "agreement", "Algiers Accord"),
  named("battle", "battle", "Battle of Ber"),
  named("tuareg", "people", "Tuareg"),
  named("someone", "people", "someone"),
];
const relations = [
  aRelation({ id: "happened-in", aspect: "event", carries: "subject" }),
  aRelation({ id: "fought-in", aspect: "event", carries: "object" }),
  aRelation({ id: "signed-in", aspect: "event", carries: "subject" }),
  aRelation({ id: "signed-on", aspect: "event" }),
  aRelation({ id: "provides-for", aspect: "timeless" }),
  aRelation({ id: "began", aspect: "event" }),
];
const date = { kind: "date", edtf: "2012" } as const;
type Given = Parameters<typeof aFact>[0];
const toldBy = (id: string, ...facts: readonly Given[]) =>
  aBase({ types, entities, relations, facts: facts.map(aFact) }).index.entitiesToldOf.get(id);
const says = (en: string, more: Partial<Given> = {}): Given => ({ id: "said", text: { en }, ...more });

describe("entities of which a sentence tells", () => {
  it.each([
    ["a name", "On 1 May Ber changed hands.", ["ber"]],
    ["a name with an article and a genitive", "The CMA's men left.", ["cma"]],
    ["a longer spelling", "It joined the Coordination of Movements.", ["cma"]],
    ["the longest of two, not what lies inside it", "The Algiers Accord was read out.", ["accord"]],
    ["an event, and the place after which it is named", "The Battle of Ber went on.", ["battle", "ber"]],
    ["no part of a word", "Berber songs, in Bergen.", []],
    ["no other case", "The ber tree.", []],
    ["nothing that two bear", "They crossed the Niger.", []],
    ["no people, whose name is an adjective", "A Tuareg delegation came.", []],
    ["no word without a capital", "It was someone.", []],
  ])("%s", (_name, sentence, expected) => {
    expect([...(toldBy("said", says(sentence)) ?? [])].sort()).toEqual([...expected].sort());
  });

  it("are not those that every fifth sentence names", () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ id: `f${index}`, text: { en: "In Algiers." } }));
    expect(toldBy("said", says("Ber and Algiers."), ...many)).toEqual(["ber"]);
    expect(toldBy("said", says("Ber and Algiers."), ...many.slice(0, 40))).toContain("algiers");
  });
});

describe("entities to which an event is tied", () => {
  const place: Given = { id: "place", triple: { s: "battle", r: "happened-in", o: "ber" } };
  const fought: Given = { id: "fought", triple: { s: "cma", r: "fought-in", o: "battle" } };
  const began: Given = { id: "began", triple: { s: "battle", r: "began", o: date } };

  it("are told of with it: its place and who fought", () => {
    expect([...(toldBy("began", began, place, fought) ?? [])].sort()).toEqual(["battle", "ber", "cma"]);
    const described = { id: "described", about: ["battle"] };
    expect(toldBy("described", described, place)).toEqual(["battle", "ber"]);
  });

  it("are not tied by a claim, a dispute or a denial", () => {
    expect(toldBy("began", began, { ...fought, status: "claimed" }, { ...place, denies: true })).toEqual(["battle"]);
    expect(toldBy("began", began, { ...fought, status: "disputed" })).toEqual(["battle"]);
    expect(toldBy("began", began, { ...fought, status: "reported" })).toEqual(["battle", "cma"]);
  });

  it("hear of an agreement's signing, not of its terms", () => {
    const signedIn: Given = { id: "in", triple: { s: "accord", r: "signed-in", o: "algiers" } };
    const signedOn: Given = { id: "on", triple: { s: "accord", r: "signed-on", o: date } };
    const terms = { id: "terms", triple: { s: "accord", r: "provides-for", o: date } };
    expect(toldBy("on", signedOn, signedIn)).toEqual(["accord", "algiers"]);
    expect(toldBy("terms", terms, signedIn)).toEqual(["accord"]);
    expect(toldBy("about", { id: "about", about: ["accord"] }, signedIn)).toEqual(["accord"]);
  });

  it("stay out of the index that proofs and options go by", () => {
    const base = aBase({ types, entities, relations, facts: [began, place].map(aFact) });
    expect(base.index.factsByEntity.get("ber")?.map(({ id }) => id)).toEqual(["place"]);
    expect(base.index.factsToldOf.get("ber")?.map(({ id }) => id)).toEqual(["began", "place"]);
  });
});

describe("pages of the real base", () => {
  const base = getFactBase();
  const page = (id: string) => (base.index.factsToldOf.get(id) ?? []).map((fact) => fact.id);

  it.each([
    ["kidal", "kidal-fell"],
    ["mnla", "kidal-fell"],
    ["ansar-dine", "kidal-fell"],
    ["timbuktu", "timbuktu-fell"],
    ["gao", "gao-fell"],
    ["mnla", "azawad-declared"],
    ["azawad", "azawad-declared"],
  ])("%s has %s", (entity, fact) => {
    expect(page(entity)).toContain(fact);
  });

  it.each(["moura", "ogossagou", "aguelhok"])("%s tells what happened there", (village) => {
    expect(page(village).length).toBeGreaterThanOrEqual(7);
  });

  it("Algiers does not list what names the accord alone", () => {
    const accord = [...base.facts.values()].filter(({ text }) => /\bAlgiers Accord\b/.test(text.en));
    expect(accord.length).toBeGreaterThan(20);
    const without = ({ text }: { readonly text: { readonly en: string } }) => text.en.replaceAll("Algiers Accord", "");
    const named = accord.filter((fact) => page("algiers").includes(fact.id) && !/\bAlgiers\b/.test(without(fact)));
    // Only what happened to an accord that was signed there.
    const signed = base.index.factsByRelationObject.get("signed-in algiers") ?? [];
    const subjects = signed.map(({ triple }) => triple?.s);
    expect(named.filter(({ triple, about }) => ![triple?.s, ...about].some((id) => subjects.includes(id)))).toEqual([]);
  });

  it("everything on which a fact's questions rest is on a page, too", () => {
    for (const fact of base.facts.values()) {
      expect(base.index.entitiesToldOf.get(fact.id)).toEqual(expect.arrayContaining([...fact.about]));
    }
  });
});
