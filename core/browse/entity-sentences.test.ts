import { describe, expect, it } from "vitest";
import { entitySentences } from "@/core/browse/entity-sentences";
import type { Fact } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import { aBase, aFact, anEntity, aRelation } from "@/tests/support/facts";

const patterns = {
  contrast: null,
  contrastInverse: null,
  ask: null,
  askAll: null,
  askAllAmong: null,
  askAmong: null,
  askInverse: null,
  askOne: null,
  askWhen: null,
  askWhenDone: null,
  headline: null,
};
const relations = [
  aRelation({ id: "held-by", aspect: "state", patterns: { en: { ...patterns, statement: "{inD}, {o} was {s}." } } }),
  aRelation({
    id: "split",
    aspect: "event",
    patterns: { en: { ...patterns, statement: "{s} split from {o}[ {inD}]." } },
  }),
];
const entities = [
  anEntity({ id: "office", name: { en: "President" }, text: { en: "the president" } }),
  anEntity({ id: "keita", name: { en: "Keïta" } }),
  anEntity({ id: "msa", name: { en: "MSA" }, text: { en: "the MSA" } }),
  anEntity({ id: "mnla", name: { en: "MNLA" }, text: { en: "the MNLA" } }),
];
const held = (more: Partial<Fact> = {}) =>
  aFact({
    id: "held",
    triple: { s: "office", r: "held-by", o: { kind: "entity", id: "keita" } },
    about: ["office", "keita"],
    when: "2013/2020",
    ...more,
  });

function sentencesOf(entityId: string, facts: readonly Fact[]) {
  const base = aBase({ facts, relations, entities });
  const entity = base.entities.get(entityId);
  if (entity === undefined) throw new Error(`no ${entityId}`);
  return entitySentences({ base, oracle: createTruthOracle(base), language: "en" }, entity);
}
const texts = (entityId: string, facts: readonly Fact[]) =>
  sentencesOf(entityId, facts).map(({ parts }) => parts.map(({ text }) => text).join(""));

describe("sentences about an entity", () => {
  it("leave the date to the page and begin with a capital", () => {
    expect(texts("keita", [held()])).toEqual(["Keïta was the president."]);
    const split = aFact({
      id: "split",
      triple: { s: "msa", r: "split", o: { kind: "entity", id: "mnla" } },
      about: ["msa", "mnla"],
      when: "2016-09",
    });
    expect(texts("mnla", [split])).toEqual(["The MSA split from the MNLA."]);
  });

  it("name both entities so that each can be followed", () => {
    expect(sentencesOf("keita", [held()])[0]?.parts.map(({ entityId }) => entityId)).toEqual([
      "keita",
      null,
      "office",
      null,
    ]);
  });

  it("leave out violence, denials and what is claimed or disputed", () => {
    expect(texts("keita", [held({ harm: "violence" })])).toEqual([]);
    expect(texts("keita", [held({ denies: true })])).toEqual([]);
    expect(texts("keita", [held({ status: "claimed" })])).toEqual([]);
    expect(texts("keita", [held({ status: "disputed" })])).toEqual([]);
  });

  it("name no event that tells of violence, except on its own page", () => {
    const attack = anEntity({ id: "attack", text: { en: "the killings at Koro" }, harm: "casualties" });
    const split = aFact({ id: "split", triple: { s: "attack", r: "split", o: "mnla" }, when: "2016-09" });
    const base = aBase({ facts: [split], relations, entities: [...entities, attack] });
    const context = { base, oracle: createTruthOracle(base), language: "en" } as const;
    const sentencesAbout = (id: string) => entitySentences(context, base.entities.get(id) ?? attack);
    expect(sentencesAbout("mnla")).toEqual([]);
    expect(sentencesAbout("attack")).toHaveLength(1);
  });
});
