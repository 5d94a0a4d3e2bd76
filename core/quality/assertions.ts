import { z } from "zod";
import type { Fact, FactBase, ProofCode, Proposition, Relation } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";
import { asList } from "@/core/questions/map";
import { pairId } from "@/core/questions/matching/match-set";
import { isStructured, sentence, wordingOf } from "@/core/questions/render/wording";
import type { EvidenceCard, QuestionTypeName } from "@/core/questions/views";
import { seededRandom } from "@/core/shared/random";

/** One thing that an item takes for granted, in a form that can be judged without knowing how the item was made. */
export type Assertion =
  /** The proposition is true, said by somebody, or false by a proof with this code. */
  | { readonly kind: "truth"; readonly of: string; readonly proposition: Proposition; readonly verdict: Verdict }
  /** One value only fills the slot of the fact at the stated time. */
  | {
      readonly kind: "unique";
      readonly factId: string;
      readonly slot: "s" | "o" | "when";
      readonly when: string | null;
    }
  /** A complete list covers the stated time, and the entity is on it or not. */
  | {
      readonly kind: "member";
      readonly s: string;
      readonly r: string;
      readonly entityId: string;
      readonly when: string | null;
      readonly isMember: boolean;
    }
  /** The evidence shown gives the fact this status. */
  | {
      readonly kind: "status";
      readonly factId: string;
      readonly shown: readonly ShownEvidence[];
      readonly label: string;
    }
  /** The entity stands behind the fact, or has nothing to do with what it says. */
  | {
      readonly kind: "speaker";
      readonly factId: string;
      readonly entityId: string;
      readonly speaks: boolean;
      /** Whether nobody else may say it, and a note has to name the speaker. */
      readonly alone: boolean;
    }
  /** The one time lies wholly before the other (EDTF). */
  | { readonly kind: "order"; readonly earlier: string; readonly later: string }
  /** Who types this names something that makes the proposition true, and nothing of its kind that does not. */
  | {
      readonly kind: "spelling";
      readonly spelling: string;
      readonly slot: "s" | "o";
      readonly proposition: Proposition;
    };

export type Verdict =
  | { readonly kind: "TRUE" }
  /** Not established, and somebody says so. */
  | { readonly kind: "SAID" }
  | { readonly kind: "FALSE"; readonly code: ProofCode | null };
/** Which piece of evidence of which fact, counted from 0. */
export type ShownEvidence = { readonly factId: string; readonly at: number };

/** What an item takes for granted, and which item that was. */
export type Asserted = { readonly item: string; readonly assertion: Assertion };

/** Gathers what many items take for granted: each thing once, with the first item that does. */
export function gatherAssertions(context: GenerationContext) {
  const gathered = new Map<string, Asserted>();
  return {
    add(item: Item): void {
      for (const assertion of assertionsOf(context, item)) {
        const text = JSON.stringify(assertion);
        if (!gathered.has(text)) gathered.set(text, { item: `${item.type} ${item.factIds[0]}`, assertion });
      }
    },
    all: (): readonly Asserted[] => [...gathered.values()],
  };
}

/** What every item of a type takes for granted; a type that is missing here does not compile. */
const assertionsByType: Readonly<Record<QuestionTypeName, (asked: Asked) => readonly Assertion[]>> = {
  "multiple-choice": choiceAssertions,
  "true-false": verdictAssertions,
  cloze: typedAssertions,
  "short-answer": typedAssertions,
  "who-says-so": speakerAssertions,
  status: statusAssertions,
  ordering: orderAssertions,
  date: dateAssertions,
  "which-wording": wordingAssertions,
  "what-changed": changeAssertions,
  map: placeAssertions,
  "multiple-response": listAssertions,
  number: numberAssertions,
  matching: pairAssertions,
};

type Asked = { readonly context: GenerationContext; readonly item: Item; readonly fact: Fact };

/**
 * Everything about the world that an item takes for granted, rebuilt from its stored key: what an oracle has to confirm.
 *
 * @throws when the item names a fact that is not in the base
 */
export function assertionsOf(context: GenerationContext, item: Item): readonly Assertion[] {
  return assertionsByType[item.type]({ context, item, fact: factOf(context.base, item.factIds[0] ?? "") });
}

function factOf(base: FactBase, id: string): Fact {
  const fact = base.facts.get(id);
  if (fact === undefined) throw new Error(`An item on ${id}, which is not in the base`);
  return fact;
}

type Slot = "s" | "o";
type Slots = { readonly s?: string | undefined; readonly o?: string | undefined };

/** The proposition of a fact with other entities in its slots. */
function propositionOf(fact: Fact, slots: Slots, when: string | null): Proposition {
  if (fact.triple === null) throw new Error(`${fact.id} has no structured form`);
  const { s, r, o } = fact.triple;
  return { s: slots.s ?? s, r, o: slots.o === undefined ? o : { kind: "entity", id: slots.o }, when };
}

function relationOf({ context, fact }: Asked): Relation {
  const relation = context.base.relations.get(fact.triple?.r ?? "");
  if (relation === undefined) throw new Error(`${fact.id} has no relation`);
  return relation;
}

function truth({ item }: Asked, of: string, proposition: Proposition, isTrue: boolean): Assertion {
  const verdict: Verdict = isTrue ? { kind: "TRUE" } : { kind: "FALSE", code: item.proofs[of]?.code ?? null };
  return { kind: "truth", of, proposition, verdict };
}

/** One value in the slot; or, where several are right, a complete list that holds the keyed one. */
function singleAnswer(asked: Asked, slot: Slot, when: string | null): Assertion {
  const { fact } = asked;
  const { s, r, o } = propositionOf(fact, {}, when);
  const { functional, inverseFunctional } = relationOf(asked);
  if ((slot === "o" ? functional : inverseFunctional) || slot === "s" || o.kind !== "entity")
    return { kind: "unique", factId: fact.id, slot, when };
  return { kind: "member", s, r, entityId: o.id, when, isMember: true };
}

const choiceKey = z.object({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  slot: z.enum(["s", "o"]),
  when: z.string().nullable(),
});

function choiceAssertions(asked: Asked): readonly Assertion[] {
  const { correctChoiceId, options, slot, when } = choiceKey.parse(asked.item.key);
  const judged = Object.entries(options).map(([id, entityId]) =>
    truth(asked, id, propositionOf(asked.fact, { [slot]: entityId }, when), id === correctChoiceId),
  );
  return [...judged, singleAnswer(asked, slot, when)];
}

const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string(), optionId: z.string() }).nullable(),
  shown: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.string()),
  when: z.string().nullable(),
});

function verdictAssertions(asked: Asked): readonly Assertion[] {
  const { isTrue, fix, shown, options, when } = verdictKey.parse(asked.item.key);
  const changed = Object.entries(options).map(([id, entityId]) => {
    const slot: Slot = id.startsWith("s") ? "s" : "o";
    return truth(
      asked,
      id,
      propositionOf(asked.fact, { ...shown, [slot]: entityId }, when),
      fix !== null && id === fix.optionId,
    );
  });
  return [truth(asked, "shown", propositionOf(asked.fact, shown, when), isTrue), ...changed];
}

const typedKey = z.object({
  accept: z.array(z.object({ text: z.string() })),
  slot: z.enum(["s", "o"]),
  when: z.string().nullable(),
});

function typedAssertions(asked: Asked): readonly Assertion[] {
  const { accept, slot, when } = typedKey.parse(asked.item.key);
  const proposition = propositionOf(asked.fact, {}, when);
  const single = singleAnswer(asked, slot, when);
  // Any member of a complete list is right; of an event's list whichever day it joined, as no day is stated.
  const anyDay = single.kind === "member" && relationOf(asked).aspect === "event";
  const spelled = accept.map(
    ({ text }): Assertion => ({
      kind: "spelling",
      spelling: text,
      slot,
      proposition: anyDay ? { ...proposition, when: null } : proposition,
    }),
  );
  return [truth(asked, "key", proposition, true), single, ...spelled];
}

const speakerKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

function speakerAssertions({ item, fact }: Asked): readonly Assertion[] {
  const { correctChoiceId, options } = speakerKey.parse(item.key);
  return Object.entries(options).map(([id, entityId]) => ({
    kind: "speaker",
    factId: fact.id,
    entityId,
    speaks: id === correctChoiceId,
    alone: true,
  }));
}

const statusKey = z.object({ correctChoiceId: z.string() });

function statusAssertions({ context, item, fact }: Asked): readonly Assertion[] {
  const { correctChoiceId } = statusKey.parse(item.key);
  if (item.view.type !== "status") throw new Error("A status item with another view");
  const { base } = context;
  const onTable = [fact, ...fact.contradicts.map((id) => factOf(base, id))];
  const shown = item.view.evidence.map((card) => shownEvidence(base, onTable, card));
  return [{ kind: "status", factId: fact.id, shown, label: correctChoiceId }];
}

/** Which evidence a card shows. @throws when it is no evidence of the fact or of one that contradicts it */
function shownEvidence(base: FactBase, facts: readonly Fact[], card: EvidenceCard): ShownEvidence {
  for (const fact of facts) {
    const at = fact.evidence.findIndex(({ note, sourceId }) => {
      const publisher = base.sources.get(sourceId)?.publisher ?? sourceId;
      return (note.en === card.note || note.fr === card.note) && card.publisher.startsWith(publisher);
    });
    if (at !== -1) return { factId: fact.id, at };
  }
  throw new Error(`A card of ${card.publisher} that is no evidence of ${facts[0]?.id}`);
}

const orderKey = z.object({ order: z.array(z.string()) });

/** The events in the order of the key, each the fact whose headline its label is. */
function orderAssertions(asked: Asked): readonly Assertion[] {
  const { context, item } = asked;
  if (item.view.type !== "ordering") throw new Error("An order with another view");
  const byLabel = new Map(item.factIds.map((id) => [headlineOf(context, factOf(context.base, id)), id]));
  const labels = new Map(item.view.entries.map(({ id, label }) => [id, label]));
  const facts = orderKey.parse(item.key).order.map((id) => {
    return factOf(context.base, byLabel.get(labels.get(id) ?? "") ?? `the event "${labels.get(id)}"`);
  });
  const pairs = facts.flatMap((earlier, at) =>
    facts.slice(at + 1).map((later): Assertion => ({ kind: "order", earlier: whenOf(earlier), later: whenOf(later) })),
  );
  return [...pairs, ...facts.map((fact) => truth(asked, fact.id, propositionOf(fact, {}, fact.when), true))];
}

function headlineOf(context: GenerationContext, fact: Fact): string | null {
  if (!isStructured(fact)) return null;
  const wording = wordingOf(context, fact, seededRandom(fact.id), true);
  return wording === null ? null : sentence(wording, "headline");
}

/** The day or span of the event. */
function whenOf(fact: Fact): string {
  const when = fact.triple?.o.kind === "date" ? fact.triple.o.edtf : fact.when;
  if (when === null) throw new Error(`${fact.id} has no date`);
  return when;
}

const dateKey = z.object({ year: z.int(), month: z.int().nullable() });

function dateAssertions(asked: Asked): readonly Assertion[] {
  const { year, month } = dateKey.parse(asked.item.key);
  const unit = month === null ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
  const { fact } = asked;
  const isDate = fact.triple?.o.kind === "date";
  const stated = propositionOf(fact, {}, isDate ? null : unit);
  const proposition: Proposition = isDate ? { ...stated, o: { kind: "date", edtf: unit } } : stated;
  return [
    truth(asked, "key", proposition, true),
    { kind: "unique", factId: fact.id, slot: isDate ? "o" : "when", when: null },
  ];
}

/** Everybody named says so, and all evidence together leaves the claim short of established. */
function wordingAssertions({ context, item, fact }: Asked): readonly Assertion[] {
  const { options } = speakerKey.parse(item.key);
  // Who stands behind it, and of those who are named in the options who does and who does not.
  const named = [...fact.by, ...Object.values(options)].filter((id) => context.base.entities.has(id));
  const spoken = [...new Set(named)].map(
    (entityId): Assertion => ({
      kind: "speaker",
      factId: fact.id,
      entityId,
      speaks: fact.by.includes(entityId),
      alone: false,
    }),
  );
  // What an editor lowered, or calls a matter of reading, cannot be read off the evidence.
  if (fact.statusRule === "lowered" || fact.openStatus !== null) return spoken;
  const sides = [fact, ...fact.contradicts.map((id) => factOf(context.base, id))];
  const shown = sides.flatMap(({ id, evidence }) => evidence.map((_, at): ShownEvidence => ({ factId: id, at })));
  return [...spoken, { kind: "status", factId: fact.id, shown, label: fact.status }];
}

const changeKey = z.object({
  correctChoiceId: z.string(),
  options: z.record(z.string(), z.string()),
  when: z.string(),
  until: z.string(),
  successor: z.string(),
});

/** At the first date the keyed option alone; at the later one the successor, and none of the options. */
function changeAssertions(asked: Asked): readonly Assertion[] {
  const { correctChoiceId, options, when, until, successor } = changeKey.parse(asked.item.key);
  const at = (o: string, date: string) => propositionOf(asked.fact, { o }, date);
  const judged = Object.entries(options).flatMap(([id, entityId]) => [
    truth(asked, id, at(entityId, when), id === correctChoiceId),
    truth(asked, id === correctChoiceId ? "until" : id, at(entityId, until), false),
  ]);
  return [
    ...judged,
    truth(asked, "successor", at(successor, until), true),
    singleAnswer(asked, "o", when),
    { kind: "order", earlier: when, later: until },
  ];
}

const placeKey = z.object({ kind: z.enum(["position", "site"]), when: z.string().nullable() });

/** Where something happened: there and nowhere else, nor at any place of the list. A position is measured, not stated. */
function placeAssertions(asked: Asked): readonly Assertion[] {
  const { item, fact } = asked;
  const { kind, when } = placeKey.parse(item.key);
  if (kind === "position") return [truth(asked, "key", propositionOf(fact, {}, fact.when), true)];
  const list = asList(item) ?? item;
  const listed = choiceKey.pick({ correctChoiceId: true, options: true }).parse(list.key);
  const judged = Object.entries(listed.options).map(([id, o]) =>
    truth(
      { ...asked, item: { ...item, ...list } },
      id,
      propositionOf(fact, { o }, when),
      id === listed.correctChoiceId,
    ),
  );
  return [...judged, singleAnswer(asked, "o", when)];
}

const listKey = z.object({
  correctChoiceIds: z.array(z.string()),
  options: z.record(z.string(), z.string()),
  when: z.string().nullable(),
});

/** Of a complete list: each option by itself, and on the list or not. */
function listAssertions(asked: Asked): readonly Assertion[] {
  const { correctChoiceIds, options, when } = listKey.parse(asked.item.key);
  const { s, r } = propositionOf(asked.fact, {}, when);
  return Object.entries(options).flatMap(([id, entityId]): readonly Assertion[] => {
    const isMember = correctChoiceIds.includes(id);
    // A member may have joined on another day than the fact that is asked first: no day is stated of an event.
    const stated = isMember && relationOf(asked).aspect === "event" ? null : when;
    const judged = truth(asked, id, propositionOf(asked.fact, { o: entityId }, stated), isMember);
    return [judged, { kind: "member", s, r, entityId, when, isMember }];
  });
}

const numberKey = z.object({ low: z.number(), high: z.number(), when: z.string().nullable() });

/** The figure is what the fact gives: true where it is established, else somebody's. */
function numberAssertions(asked: Asked): readonly Assertion[] {
  const { item, fact } = asked;
  const { low, high, when } = numberKey.parse(item.key);
  const stated = propositionOf(fact, {}, when);
  if (stated.o.kind !== "number") throw new Error(`${fact.id} gives no figure`);
  const proposition: Proposition = { ...stated, o: { ...stated.o, low, high } };
  if (fact.status !== "established") return [{ kind: "truth", of: "key", proposition, verdict: { kind: "SAID" } }];
  const figure = truth(asked, "key", proposition, true);
  return relationOf(asked).functional ? [figure, singleAnswer(asked, "o", when)] : [figure];
}

const pairKey = z.object({
  pairs: z.record(z.string(), z.string()),
  premises: z.record(z.string(), z.object({ factId: z.string(), when: z.string().nullable() })),
  options: z.record(z.string(), z.string()),
});

/** Every premise with every option: one pair is true, every other one false. */
function pairAssertions(asked: Asked): readonly Assertion[] {
  const { pairs, premises, options } = pairKey.parse(asked.item.key);
  return Object.entries(premises).flatMap(([premise, { factId, when }]) => {
    const own: Asked = { ...asked, fact: factOf(asked.context.base, factId) };
    const judged = Object.entries(options).map(([option, entityId]) =>
      truth(own, pairId(premise, option), propositionOf(own.fact, { o: entityId }, when), pairs[premise] === option),
    );
    return [...judged, singleAnswer(own, "o", when)];
  });
}
