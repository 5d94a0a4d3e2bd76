import { beforeAll, describe, expect, it } from "vitest";
import { cardsOfFact } from "@/core/flashcards/card";
import { type Audit, type AuditPart, auditOf, auditPart } from "@/core/quality/audit";
import type { Item } from "@/core/questions/contract";
import { trueSentence } from "@/core/questions/render/sentences";
import { restsOn } from "@/core/questions/rests-on";
import { questionTypeNames } from "@/core/questions/type-names";
import { disagreementsOf } from "@/scripts/second-oracle/agreement";
import { sampleOfPropositions } from "@/scripts/second-oracle/sample";
import { getGenerationContext } from "@/server/content/generation-context";

/** The gate: every item of the real fact base, every check, the seeds of `npm run items:audit`, which tells the same in words. */
describe("the items of the fact base", () => {
  const context = getGenerationContext("en");
  const { base } = context;
  let part: AuditPart;
  /** Sentences of facts on which the item that tells them does not rest. */
  const told: string[] = [];
  const sentences = new Map<string, string[]>();
  for (const fact of base.facts.values()) {
    for (const text of new Set([fact.text.en ?? "", trueSentence(context, fact) ?? ""])) {
      sentences.set(text, [...(sentences.get(text) ?? []), fact.id]);
    }
  }
  const toldUntracked = (item: Item): readonly string[] => {
    const known = restsOn(item);
    return Object.values(item.feedback.whyWrong).flatMap((why) =>
      [...why.matchAll(/(?<=^|[.!?”] )\S/g)].flatMap(({ index }) => {
        const ids = sentences.get(why.slice(index)) ?? [];
        return ids.length === 0 || ids.some((id) => known.has(id)) ? [] : [`${item.type} ${item.factIds[0]}: ${ids}`];
      }),
    );
  };
  /** Titles that tell of violence, beside a question that is asked where violence is off. */
  const titled: string[] = [];
  const ofViolence = new Set(
    [...base.sources.values()].flatMap(({ title, titleTellsHarm }) => (titleTellsHarm ? title : [])),
  );
  const titlesOfViolence = ({ type, factIds, feedback }: Item): readonly string[] =>
    feedback.sources.flatMap(({ title }) =>
      feedback.harm === null && title !== null && ofViolence.has(title) ? `${type} ${factIds[0]}: ${title}` : [],
    );
  let audit: Audit;

  beforeAll(() => {
    part = auditPart(context, ["audit-1", "audit-2"], { part: 0, parts: 1 }, (item) => {
      told.push(...toldUntracked(item));
      titled.push(...titlesOfViolence(item));
    });
    audit = auditOf(context, [part], { seeds: 2, shuffled: false });
  }, 300_000);

  it("pass every blocking check, one by one, in forms and as a bank", () => {
    const blocking = audit.violations.filter(({ blocking: stops }) => stops);
    expect(blocking.map(({ check, where, message }) => `${check} ${where}: ${message}`)).toEqual([]);
  });

  it("tell no fact in their reasons on which they do not rest: when it is withdrawn, they go with it", () => {
    expect(told).toEqual([]);
  });

  it("show no title that tells of violence where their facts tell of none, nor do cards", () => {
    const cards = [...base.facts.values()].flatMap((fact) => cardsOfFact(context, fact));
    const behind = cards.flatMap(({ targetId, harm, back }) =>
      back.sources.flatMap(({ title }) =>
        harm === null && title !== null && ofViolence.has(title) ? `${targetId}: ${title}` : [],
      ),
    );
    expect(ofViolence.size).toBeGreaterThan(100);
    expect([...titled, ...behind]).toEqual([]);
    expect(cards.some(({ back }) => back.sources.some(({ title }) => title === null))).toBe(true);
  });

  it("have the figures of every check of a quantity, each with what it must keep to", () => {
    expect([...new Set(audit.bank.map(({ check }) => check))].sort()).toEqual([
      "Q13",
      "Q14",
      "Q21",
      "Q24",
      "Q25",
      "Q26",
      "Q27",
      "Q28",
    ]);
    expect(audit.bank.filter(({ threshold }) => threshold === "")).toEqual([]);
  });

  it("are of all fifteen types", () => {
    expect(Object.keys(audit.byType)).toEqual([...questionTypeNames, "flashcard"]);
    for (const [type, count] of Object.entries(audit.byType)) expect(count, type).toBeGreaterThan(0);
  });

  it("are at least eight choice or typed items for ten askable facts, and every fact has a card", () => {
    expect(audit.coverage.itemsPerTen).toBeGreaterThanOrEqual(8);
    expect(audit.coverage.factsWithoutCard).toBe(0);
  });

  it("take nothing for granted that the second oracle does not find so, nor do the oracles differ on 20,000 propositions", async () => {
    const sample = sampleOfPropositions(base, 20_000, "gate");
    expect(await disagreementsOf(base, context.oracle, part.asserted, sample)).toEqual([]);
  }, 300_000);
});
