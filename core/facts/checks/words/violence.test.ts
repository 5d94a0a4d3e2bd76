import { describe, expect, it } from "vitest";
import { at, card, en, entity, fact, oneFact, type Planted, problems, source } from "@/tests/support/planted-content";

const found = (check: string, planted: Planted) => problems(planted).filter((finding) => finding.check === check);
const told = (text: string, more: object = {}) => found("ethics", oneFact({ ...card, text: en(text), ...more }));

describe("words of violence", () => {
  it.each([
    "An attack in Gao in 2017 killed 77 people and wounded 120.",
    "In 2012 soldiers were put to death at Gao.",
    "Two travellers were kidnapped near Gao in 2010.",
    "He died of violence in 2012.",
    "One soldier and several attackers died at Gao in 2012.",
    "He died in a French raid in 2018.",
    "War crimes were committed in 2012.",
    "Several villages were raided, and houses burned; armed men burned their houses.",
    "The passenger boat was attacked with rockets on the Niger in 2023.",
    "Armed men ambushed a bus in 2021.",
    "A fact sheet on attacks on civilians appeared in 2023.",
    "Violence by armed groups grew in 2023.",
  ])("are marked in a descriptive fact: %s", (sentence) => {
    expect(told(sentence)).toMatchObject([{ message: expect.stringContaining("tells of violence") }]);
    expect(told(sentence, { harm: "casualties" })).toEqual([]);
  });

  it("are marked whatever the relation, and in ask, answer, claim and notes", () => {
    const took = { s: "army", r: "took", o: "gao", when: "2015-01-01" };
    expect(found("ethics", oneFact({ ...took, text: en("The army took Gao and killed its mayor.") }))).toHaveLength(1);
    expect(told("Gao was quiet.", { ask: en("How many were killed?") })).toHaveLength(1);
    expect(told("Gao was quiet.", { answer: en("Five dead.") })).toHaveLength(1);
    const sources = [at("one", { note: en("Names Mali and the army, and five dead.") }), at("two")];
    expect(told("Gao was quiet.", { sources })).toHaveLength(1);
    expect(told("The army said so.", { by: "army", claim: en("Nobody was wounded.") })).toHaveLength(1);
  });

  it("are marked by what a question names: an event that is marked, or a name that tells of it", () => {
    const relations = [
      { id: "held-on", domain: "any", range: "date", aspect: "event", patterns: { en: { statement: "{s} {o}." } } },
    ];
    const types = [{ id: "event" }, { id: "operation", parent: "event", noun: en("operation") }];
    const entities = [
      entity("marked", "operation", { harm: "casualties" }),
      entity("quiet", "operation"),
      entity("report", "accord", { harm: "violence", name: en("Report on a massacre") }),
      entity("author", "accord", { harm: "violence", about: en("Who wrote of a massacre.") }),
    ];
    const dated = (s: string, more: object = {}) =>
      found("ethics", {
        relations,
        types,
        entities,
        facts: [fact("planted", { s, r: "held-on", o: "2022-03-27", when: "2022-03-27", ...more })],
      });
    expect(dated("marked")).toMatchObject([{ message: expect.stringContaining("tells of violence") }]);
    expect(dated("report")).toHaveLength(1);
    expect(dated("marked", { harm: "casualties" })).toEqual([]);
    expect(dated("marked", { noHarm: en("It was a rehearsal.") })).toEqual([]);
    expect(dated("quiet")).toEqual([]);
    expect(dated("author")).toEqual([]);
  });

  it("need no mark where nobody is harmed, with a reason, which goes when it is not needed", () => {
    const reason = { noHarm: en("It is a bill of law.") };
    expect(told("In 2017 the vote killed the bill.", reason)).toEqual([]);
    expect(told("In 2017 the vote ended the bill.", reason)).toHaveLength(1);
    expect(told("In 2017 an attack killed five.", { ...reason, harm: "casualties" })).toHaveLength(1);
  });

  it.each([
    "Algeria shot down a drone in 2015.",
    "The CMA had shot it down.",
    "He led it until his death in 2015.",
    "Weapons were burned in public in 1996.",
    "The law provides for elected bodies.",
    "The army camp at Gao, near a village, was quiet; the post was attacked in 2016.",
    "An army camp was attacked in 2016.",
    "The army took the town after fighting.",
  ])("are not: %s", (sentence) => {
    expect(told(sentence)).toEqual([]);
  });
});

describe("a community", () => {
  const peoples = [
    entity("fulbe", "people", { name: en("Fulani"), aliases: ["Peul", "Fulbe"] }),
    entity("dogon", "people", { name: en("Dogon") }),
    entity("tuareg", "people", { name: en("Tuareg"), aliases: ["Tuaregs"] }),
  ];
  const author = (text: string) =>
    found("ethics", { entities: peoples, facts: [fact("planted", { ...card, harm: "violence", text: en(text) })] });

  it.each([
    "Fulani burned villages of the Dogon and killed their elders in 2019.",
    "In 2019 the Dogon attacked a village.",
    "Dogon hunters killed 20 people in 2019.",
    "The Tuaregs in 2012 killed soldiers.",
    "Villagers were killed by Fulani in 2019.",
    "Villagers were killed in 2019 by armed Peul herders.",
    "Arabs looted shops in 2012.",
    "The Fulani and Dogon attacked each other.",
    "The Tuareg took Gao by force.",
    "The Tuareg took the town and shot soldiers.",
    "Fulani herders came at night and opened fire.",
  ])("is never the author of violence: %s", (sentence) => {
    expect(author(sentence)).toMatchObject([{ message: expect.stringContaining("makes a community the author") }]);
  });

  it.each([
    "Armed men killed Fulani villagers in 2019.",
    "The Fulani quarter was attacked in 2019.",
    "The Fulani were attacked in 2019.",
    "A Tuareg-led movement attacked the camp in 2012.",
    "A leader of the Dogon hunters had been killed by unknown men.",
    "Fulani families fled, and armed men burned the village.",
    "The Dogon live on the plateau.",
    "The Fulani of the village were driven out and killed.",
    "The Tuareg moved north when armed men came and killed herders.",
    "The Tuareg took the way through the desert.",
  ])("may suffer it, or lend a word of its name: %s", (sentence) => {
    expect(author(sentence)).toEqual([]);
  });

  it("is no author in what is said of an entity, either", () => {
    const raid = entity("raid", "accord", { harm: "violence", about: en("Raid in which Peul killed villagers.") });
    expect(found("ethics", { entities: [...peoples, raid] })).toHaveLength(1);
  });
});

describe("an office or a region", () => {
  const undated = (text: string, more: object = {}) => found("undated", oneFact({ ...card, text: en(text), ...more }));

  it.each([
    "Sadio Camara is the defence minister of Mali.",
    "Before he left, he was a spokesman of the army.",
    "Gossi lies in Timbuktu Region.",
    "It is a town in the region of Mopti.",
  ])("has a date: %s", (sentence) => {
    expect(undated(sentence)).toHaveLength(1);
    expect(undated(sentence, { when: "2012" })).toEqual([]);
  });

  it.each(["The Senufo live in the area of Sikasso.", "The law provides for an elected president."])(
    "is not told of: %s",
    (sentence) => {
      expect(undated(sentence)).toEqual([]);
    },
  );
});

describe("an act", () => {
  const relations = [
    {
      id: "adopted",
      domain: "any",
      range: "any",
      aspect: "event",
      act: true,
      patterns: { en: { statement: "{s} {o}." } },
    },
  ];
  const act = [at("law", { as: "act" })];
  const acts = (more: object) =>
    found("attribution", { relations, facts: [fact("planted", { sources: act, ...more })] });

  it("counts where the relation is one", () => {
    expect(acts({ s: "army", r: "adopted", o: "pact", when: "2016-01-01" })).toEqual([]);
    expect(acts({ s: "army", r: "took", o: "gao", when: "2016-01-01" })).toMatchObject([
      { message: expect.stringContaining("no act by its relation") },
    ]);
  });

  it("counts where a fact without a relation tells what the very document lays down, and names it", () => {
    const terms = { ...card, about: ["pact"], text: en("The pact provides for an army.") };
    expect(acts(terms)).toEqual([]);
    expect(acts({ ...terms, about: ["mali"] })).toHaveLength(1);
    expect(acts({ ...terms, text: en("There is an army.") })).toHaveLength(1);
    const another = { ...terms, sources: [at("decree", { as: "act" })] };
    const sources = [source("decree", { kind: "primary" })];
    expect(found("attribution", { sources, facts: [fact("planted", another)] })).toHaveLength(1);
  });

  it("is of a document that there is, and whose text the source is", () => {
    const of = (more: object) => found("references", { sources: [source("text", more)] });
    expect(of({ kind: "primary", document: "pact" })).toEqual([]);
    expect(of({ kind: "primary", document: "gao" })).toMatchObject([
      { message: expect.stringContaining("no document") },
    ]);
    expect(of({ kind: "primary", document: "treaty" })).toMatchObject([
      { message: expect.stringContaining("no entity") },
    ]);
    expect(of({ kind: "press", document: "pact" })).toHaveLength(1);
  });

  it("begins a state and does not look back on one", () => {
    const given = [{ ...relations[0], id: "granted", aspect: "state" }];
    const held = (when: string) =>
      found("attribution", {
        relations: given,
        facts: [fact("planted", { sources: act, s: "army", r: "granted", o: "pact", when })],
      });
    expect(held("2016-01-15/2016-12")).toEqual([]);
    expect(held("2013-04/2016-12")).toMatchObject([{ message: expect.stringContaining("did not bring it about") }]);
  });
});
