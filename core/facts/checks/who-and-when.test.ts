import { describe, expect, it } from "vitest";
import { at, card, en, entity, fact, oneFact, type Planted, problems } from "@/tests/support/planted-content";

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
  ])("is in the data, even where two outlets carry it: %s", (sentence) => {
    expect(said(sentence)).toMatchObject([
      { level: "problem", message: expect.stringContaining("lets somebody speak") },
    ]);
    expect(said(sentence, { by: "army", claim: en("Gao was quiet.") })).toEqual([]);
  });

  it.each([
    ["an act", "The army announced that it was leaving Gao."],
    ["an order", "The captain told the soldiers to leave Gao."],
    ["a count of things", "Mali counted ten regions in 2016."],
    ["quoted words", "The army's statement was headed “as we said”."],
  ])("is nobody in %s", (_name, sentence) => {
    expect(said(sentence)).toEqual([]);
  });

  it("is the only origin, if the sentence names it, a document that acts, or given with a reason", () => {
    expect(said("Gao was quiet, Two reported.", { sources: [at("two")] })).toEqual([]);
    expect(said("Gao was quiet, Two reported.")).toHaveLength(1);
    expect(said("Gao was quiet, Three reported.", { sources: [at("two")] })).toHaveLength(1);
    expect(said("The law said so.", { sources: [at("law", { as: "act" })] })).toEqual([]);
    expect(said("The army said so.", { saying: en("Its statement is what happened.") })).toEqual([]);
  });

  it("needs no reason where nobody speaks, or where the data names who does", () => {
    const reason = { saying: en("Its statement is what happened.") };
    expect(said("Gao was quiet.", reason)).toMatchObject([{ message: expect.stringContaining("take `saying` out") }]);
    expect(said("The army said so.", { ...reason, by: "army", claim: en("It is so.") })).toHaveLength(1);
  });
});

describe("what exists when a fact is dated", () => {
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
