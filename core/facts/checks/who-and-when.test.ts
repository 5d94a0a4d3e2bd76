import { describe, expect, it } from "vitest";
import { at, card, en, entity, fact, oneFact, type Planted, problems, warnings } from "@/tests/support/planted-content";

const found = (check: string, planted: Planted) => problems(planted).filter((finding) => finding.check === check);

describe("who speaks in a sentence", () => {
  const said = (sentence: string, more: object = {}) =>
    found("attribution", oneFact({ ...card, text: en(sentence), ...more }));

  it.each([
    "The army said that Gao was quiet.",
    "According to the army Gao was quiet.",
    "By the account of the army Gao was quiet.",
    "Gao was quiet by its own figures.",
    "Gao was quiet, the army reported.",
    "The army wrote that Gao was quiet.",
    "An officer told Reuters that Gao was quiet.",
    "The army put the dead at Gao at about 20.",
    "The army counted 20 dead at Gao.",
    "The army stated in March 2014 that Gao was quiet.",
    "The army insisted that Gao was quiet.",
    "The army believes that Gao is quiet.",
    "The army maintained that Gao was quiet.",
    "The army warned that Gao would fall.",
    "The army confirmed that Gao was quiet.",
    "The army acknowledged that Gao was quiet.",
    "A report found that Gao was quiet.",
    "The army rejected the account.",
  ])("is in the data, even where two outlets carry it: %s", (sentence) => {
    expect(said(sentence)).toMatchObject([
      { level: "problem", message: expect.stringContaining("lets somebody speak") },
    ]);
    expect(said(sentence, { by: "army", claim: en("Gao was quiet.") })).toEqual([]);
  });

  it.each([
    "The coup of August 2020 happened because of bad government.",
    "The army is to blame for the war.",
    "The army was responsible for the war.",
    "The mission left owing to the war.",
    "The coup led to the handing over of power.",
    "The coup prompted France to leave.",
    "The war caused France to leave.",
    "The fighting triggered a crisis.",
    "France left in response to the coup.",
    "He resigned after mass protests over the war.",
  ])("is always somebody, of a cause and of blame: %s", (sentence) => {
    expect(said(sentence)).toMatchObject([{ message: expect.stringContaining("gives a cause or lays blame") }]);
    expect(said(sentence, { by: "army", claim: en("It was so.") })).toEqual([]);
    expect(said(sentence, { saying: en("Nobody sees it otherwise.") })).toEqual([]);
  });

  it.each([
    "The army allegedly took Gao.",
    "Reportedly the army left Gao.",
    "The army is said to have left Gao.",
    "The officer was widely seen as its leader.",
  ])("is hidden by hearsay: %s", (sentence) => {
    expect(said(sentence)).toMatchObject([{ message: expect.stringContaining("somebody's word without a name") }]);
    expect(said(sentence, { by: "army", claim: en("It was so.") })).toEqual([]);
  });

  it.each([
    ["an act", "The army announced that it was leaving Gao."],
    ["an order", "The captain told the soldiers to leave Gao."],
    ["a count of things", "Mali counted ten regions in 2016."],
    ["quoted words", "The army's statement was headed “as we said”."],
    ["talks and their outcome", "France hosted the talks that led to the pact."],
  ])("is nobody in %s", (_name, sentence) => {
    expect(said(sentence)).toEqual([]);
  });

  it("is the only origin, if the sentence names it, a document that acts, or given with a reason", () => {
    expect(said("Gao was quiet, Two reported.", { sources: [at("two")] })).toEqual([]);
    expect(said("Gao was quiet, Two reported.")).toHaveLength(1);
    expect(said("Gao was quiet, Three reported.", { sources: [at("two")] })).toHaveLength(1);
    expect(said("The pact said so.", { about: ["pact"], sources: [at("law", { as: "act" })] })).toEqual([]);
    expect(said("The army said so.", { saying: en("Its statement is what happened.") })).toEqual([]);
  });

  it("needs no reason where nobody speaks, or where the data names who does", () => {
    const reason = { saying: en("Its statement is what happened.") };
    expect(said("Gao was quiet.", reason)).toMatchObject([{ message: expect.stringContaining("take `saying` out") }]);
    expect(said("The army said so.", { ...reason, by: "army", claim: en("It is so.") })).toHaveLength(1);
  });
});

describe("what exists when a fact is dated", () => {
  it("is not named in the words before it existed, with or without `when`", () => {
    const planted = (sentence: string, more: object = {}) =>
      found("time", {
        types: [{ id: "organisation" }, { id: "group", parent: "organisation", noun: en("group") }],
        entities: [entity("jnim", "group", { name: en("JNIM"), life: "2017-03-02/.." })],
        facts: [fact("planted", { ...card, text: en(sentence), ...more })],
      });
    expect(planted("In January 2013 JNIM held Gao.")).toMatchObject([
      { message: expect.stringContaining('"jnim" existed 2017-03-02/..') },
    ]);
    expect(planted("JNIM held Gao.", { when: "2013-01" })).toHaveLength(1);
    expect(planted("Gao was quiet.", { when: "2013-01", ask: en("Did JNIM hold Gao?") })).toHaveLength(1);
    expect(planted("In April 2017 JNIM held Gao.")).toEqual([]);
    expect(planted("In January 2013 a group, later a part of JNIM, held Gao.")).toEqual([]);
    expect(planted("JNIM held Gao.", { when: "2013-01", outsideLife: en("So its paper says.") })).toEqual([]);
  });

  const entities = [entity("young", "army", { life: "2012-03-10/2013" })];
  const lives = (more: object) => found("time", { entities, facts: [fact("planted", more)] });
  const took = (when: string, more: object = {}) => ({ s: "young", r: "took", o: "gao", when, ...more });
  const tells = (when: string, more: object = {}) => ({ ...card, about: ["young"], when, ...more });

  it("a subject or something listed is not named before it existed, not by a day beyond the precision", () => {
    expect(lives(took("2012-03-08"))).toMatchObject([{ message: expect.stringContaining("existed 2012-03-10/2013") }]);
    expect(lives(tells("2012-03-08"))).toHaveLength(1);
    for (const sound of ["2012-03-10", "2012-03", "2012", "2012-02/2012-04"]) {
      expect(lives(took(sound))).toEqual([]);
      expect(lives(tells(sound))).toEqual([]);
    }
  });

  describe("a state", () => {
    const planted = [
      entity("old", "person", { life: "1948/2024-12-01" }),
      entity("seat", "office", { life: "2000/2030" }),
    ];
    const held = (when: string, more: object = {}, s = "seat", o = "old") =>
      found("lives", { entities: planted, facts: [fact("planted", { s, r: "held-by", o, when, ...more })] });

    it("ends with its holder and with what it is a state of, but for a month", () => {
      expect(held("2014-08/2026")).toMatchObject([{ message: expect.stringContaining('"old" existed only') }]);
      expect(held("2014-08/2024-12")).toEqual([]);
      expect(held("2014-08/2025-01-01")).toEqual([]);
      expect(held("2014-08/2032", {}, "seat", "keita")).toMatchObject([{ message: expect.stringContaining('"seat"') }]);
    });

    it("of a whole month is not held by whoever died within it", () => {
      expect(held("2024-12")).toMatchObject([{ message: expect.stringContaining("end it on that day") }]);
      expect(held("2024-12-01")).toEqual([]);
      expect(held("2024-11")).toEqual([]);
    });

    it("that is still going on is known no longer than they were there", () => {
      expect(held("2014-08/..", { asOf: "2016-01-01" })).toEqual([]);
      expect(held("2014-08/..", { asOf: "2025-06-01" })).toMatchObject([
        { message: expect.stringContaining("known to hold on 2025-06-01") },
      ]);
    });
  });

  it("a state that was last known long ago is not told as lasting", () => {
    const told = (text: string, asOf: string) =>
      warnings({
        facts: [
          fact("planted", { s: "president", r: "held-by", o: "keita", when: "2014-08/..", asOf, text: en(text) }),
        ],
      }).filter(({ check }) => check === "lives");
    expect(told("Keita has been the president since August 2014.", "2016-01-01")).toHaveLength(1);
    expect(told("Keita was the president from August 2014, and still in 2016.", "2016-01-01")).toEqual([]);
    expect(told("Keita became the president in August 2014.", "2016-01-01")).toEqual([]);
    expect(told("Keita has been the president since August 2014.", "2026-01-01")).toEqual([]);
  });

  it("what takes another name is there no longer", () => {
    const named = [
      {
        id: "renamed-to",
        domain: "any",
        range: "any",
        aspect: "event",
        once: true,
        patterns: { en: { statement: "{s} {o}." } },
      },
    ];
    const renamed = (life: string) =>
      found("lives", {
        relations: named,
        entities: [entity("front", "army", { life }), entity("union", "army")],
        facts: [fact("planted", { s: "front", r: "renamed-to", o: "union", when: "2012" })],
      });
    expect(renamed("2011/..")).toMatchObject([{ message: expect.stringContaining("was there no longer") }]);
    expect(renamed("2011/2012-06")).toEqual([]);
    expect(renamed("2011/2013")).toEqual([]);
    expect(renamed("2011/2013-03")).toHaveLength(1);
  });

  it("what is gone does nothing more, but may be spoken of", () => {
    expect(lives(took("2014-03"))).toHaveLength(1);
    expect(lives(took("2014-01"))).toEqual([]);
    expect(lives(tells("2014-03"))).toEqual([]);
  });

  it("an exception has its reason, and a reason its exception", () => {
    const reason = { outsideLife: en("The draft is older.") };
    expect(lives(took("2011", reason))).toEqual([]);
    expect(lives(took("2012-05", reason))).toMatchObject([
      { message: expect.stringContaining("take `outsideLife` out") },
    ]);
  });
});
