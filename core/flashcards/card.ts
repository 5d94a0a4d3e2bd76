import type { CompleteList, Fact, Language } from "@/core/facts/model";
import { otherSideOf, toldHarm } from "@/core/flashcards/told-harm";
import { voicedFront } from "@/core/flashcards/voiced-front";
import { givesAway } from "@/core/questions/clang";
import { factTarget, type GenerationContext, listTarget, type Slot, type TargetId } from "@/core/questions/contract";
import { answerToUnit, askedDate } from "@/core/questions/date/asked-date";
import { factSentence, sourceLines } from "@/core/questions/feedback";
import { framesOf, isAskable } from "@/core/questions/frame";
import { saysItself } from "@/core/questions/number/asked-number";
import { asSentence, fillPattern } from "@/core/questions/render/pattern";
import { attributed, statusReason, voiceOf } from "@/core/questions/render/status";
import { entityOf, inLanguage, labelOf, nounOf } from "@/core/questions/render/text";
import {
  clause,
  isStructured,
  type PatternName,
  type StructuredFact,
  sentence,
  type Wording,
  whenStem,
  wordingOf,
  writtenLiteral,
} from "@/core/questions/render/wording";
import type { FactCardView } from "@/core/questions/views";
import { edtf, mayOverlap } from "@/core/shared/edtf";
import { seededRandom } from "@/core/shared/random";

const GAP = "______";

const WORDS: Readonly<
  Record<
    Language,
    Readonly<
      Record<
        | "complete"
        | "completeOne"
        | "byItself"
        | "nameOne"
        | "isItSo"
        | "no"
        | "year"
        | "yearAndMonth"
        | "says"
        | "party",
        string
      >
    >
  >
> = {
  en: {
    complete: "complete the sentence: {sentence}",
    completeOne: "complete the sentence with one of several right answers: {sentence}",
    byItself: "by its own account, {sentence}",
    nameOne: "Name one.",
    isItSo: "is it so? “{sentence}”",
    no: "No",
    year: "year",
    yearAndMonth: "month and year",
    says: "what is said about {s}?",
    party: "party",
  },
  fr: {
    complete: "complétez la phrase : {sentence}",
    completeOne: "complétez la phrase par l’une de plusieurs réponses justes : {sentence}",
    byItself: "de son propre aveu, {sentence}",
    nameOne: "Citez-en un.",
    isItSo: "est-ce exact ? « {sentence} »",
    no: "Non",
    year: "année",
    yearAndMonth: "mois et quelle année",
    says: "que dit-on de {s} ?",
    party: "partie",
  },
};

/** What a front was written from. */
type Origin = {
  /** Words that are the same for every fact, with places for what varies; null where there are none. */
  readonly template: string | null;
  /** Patterns of the relation that it was filled from. */
  readonly patterns: readonly PatternName[];
};

type Sides = { readonly front: string; readonly answer: string; readonly origin: Origin };

/** A card, with what only "how it was made" needs. */
export type MadeCard = { readonly view: FactCardView; readonly origin: Origin };

/**
 * Every card of a fact: one for each slot that has a single answer, else one for the fact as a whole.
 * Every fact yields at least one, whatever its status; the attribution stands on the front.
 */
export function cardsOfFact(context: GenerationContext, fact: Fact): readonly FactCardView[] {
  const targets = cardTargets(context, fact);
  return targets.flatMap((targetId) => findCard(context, targetId) ?? []);
}

/** The memory targets of a fact's cards, stable for ever. */
export function cardTargets(context: GenerationContext, fact: Fact): readonly TargetId[] {
  const askable = (["o", "s", "when"] as const).filter((slot) => sidesOfSlot(context, fact, slot) !== null);
  // Its only card is kept: as a whole, the fact may ask for what its question already says ("the Rome Declaration").
  const isTwin = askable.length > 1 && isDatedElsewhere(context, fact);
  const slots = askable.filter((slot) => slot !== "when" || !isTwin);
  const own = slots.map((slot) => factTarget(fact.id, slot));
  const lists = framesOf(context, fact).flatMap(({ list }) => (list === null ? [] : [listTarget(list)]));
  const targets = [...own, ...lists];
  return targets.length > 0 ? targets : [factTarget(fact.id, "card")];
}

/** Whether a fact that is there for the date asks the same: one card is enough for "When was the accord signed?". */
function isDatedElsewhere(context: GenerationContext, fact: Fact): boolean {
  if (fact.triple === null || fact.triple.o.kind === "date") return false;
  const front = sidesOfSlot(context, fact, "when")?.front;
  return (context.base.index.factsByEntity.get(fact.triple.s) ?? []).some(
    ({ triple, ...rest }) =>
      triple?.o.kind === "date" && sidesOfSlot(context, { triple, ...rest }, "when")?.front === front,
  );
}

/** The card of a target, or null when the fact is gone or the target is a skill. */
export function findCard(context: GenerationContext, targetId: TargetId): FactCardView | null {
  return makeCard(context, targetId)?.view ?? null;
}

/** The same with what its front was written from. */
export function makeCard(context: GenerationContext, targetId: TargetId): MadeCard | null {
  const match = /^fact:(.+):(o|s|when|card)$/.exec(targetId);
  if (match === null) return listCard(context, targetId);
  const [, factId = "", slot = "card"] = match;
  const fact = context.base.facts.get(factId);
  if (fact === undefined) return null;
  const sides = sidesOfSlot(context, fact, slot as Slot) ?? wholeFact(context, fact);
  return { view: cardView(context, targetId, [fact], sides), origin: sides.origin };
}

function sidesOfSlot(context: GenerationContext, fact: Fact, slot: Slot): Sides | null {
  if (slot === "card" || fact.card !== null || !isAskable(context, fact)) return null;
  if (slot === "when") return dateSides(context, fact);
  const literal = slot === "o" && fact.triple.o.kind !== "entity" && fact.triple.o.kind !== "date";
  if (!literal && !framesOf(context, fact).some((frame) => frame.slot === slot && frame.list === null)) return null;
  if (literal && !context.oracle.isUnique(fact, "o")) return null;
  const pattern = slot === "o" ? "ask" : "askInverse";
  const front = stemOf(context, fact, pattern);
  const answer = slotText(context, fact, slot);
  if (front === null || answer === null || givesAway(front, answer, [], kindOf(context, fact, slot))) return null;
  return { front, answer, origin: { template: null, patterns: [pattern] } };
}

/** The noun of the asked leaf: "which river" may be answered by "Niger River". */
function kindOf(context: GenerationContext, fact: StructuredFact, slot: "s" | "o"): string {
  const { s, o } = fact.triple;
  const id = slot === "s" ? s : o.kind === "entity" ? o.id : null;
  return id === null ? "" : (nounOf(context.base, entityOf(context.base, id).type, context.language) ?? "");
}

function dateSides(context: GenerationContext, fact: StructuredFact): Sides | null {
  const asked = askedDate(context, fact);
  if (!asked.ok) return null;
  const wording = cardWording(context, fact);
  const unit = asked.value.month === null ? "year" : "month";
  const unitWord = WORDS[context.language][unit === "year" ? "year" : "yearAndMonth"];
  const front = wording === null ? null : whenStem(wording, unitWord);
  const { o } = fact.triple;
  const date = o.kind === "date" ? o.edtf : fact.when;
  if (front === null || date === null || front.includes(String(asked.value.year))) return null;
  return {
    front,
    answer: answerToUnit(date, unit, context.language),
    origin: { template: null, patterns: [whenPattern(wording, unitWord)] },
  };
}

/** Which of the patterns for dates a stem was filled from. */
const whenPattern = (wording: Wording | null, unit: string): PatternName =>
  wording !== null && clause(wording, "askWhenDone", { unit }) !== null ? "askWhenDone" : "askWhen";

/** Names without years, so that no card of a date tells it; the stated date of a state is fixed by the fact. */
function cardWording(context: GenerationContext, fact: StructuredFact): Wording | null {
  return wordingOf(context, fact, seededRandom(fact.id), true);
}

function stemOf(context: GenerationContext, fact: StructuredFact, name: PatternName): string | null {
  const wording = wordingOf(context, fact, seededRandom(fact.id));
  return wording === null ? null : sentence(wording, name);
}

function slotText(context: GenerationContext, fact: StructuredFact, slot: "s" | "o"): string | null {
  const { s, o } = fact.triple;
  if (slot === "s") return labelOf(entityOf(context.base, s), context.language);
  if (o.kind === "entity") return labelOf(entityOf(context.base, o.id), context.language);
  const text = writtenLiteral(o, context.language);
  return text === null ? null : asSentence(text);
}

/** The card of a fact that has no single answer, or is not established: attribution in front, the whole fact behind. */
function wholeFact(context: GenerationContext, fact: Fact): Sides {
  const sentenceOfFact = factSentence(context, fact);
  if (fact.card !== null) {
    return {
      front: voicedFront(context, fact, inLanguage(fact.card.ask, context.language) ?? fact.card.ask.en),
      answer: withoutStop(inLanguage(fact.card.answer, context.language) ?? fact.card.answer.en),
      origin: { template: null, patterns: [] },
    };
  }
  const isAttributed = isStructured(fact) && saysItself(fact);
  const voice = fact.status === "established" || isAttributed ? null : voiceOf(context, fact);
  const bare = isStructured(fact) ? bareSides(context, fact, voice) : null;
  const about = { template: WORDS[context.language].says, patterns: [] };
  return bare ?? { front: aboutSubject(context, fact), answer: sentenceOfFact, origin: about };
}

/** Backs are labels, dates and parts of sentences, all set alike: a lone one carries no full stop. */
function withoutStop(answer: string): string {
  return /[.?!]\s/.test(answer) ? answer : answer.replace(/(?<=[^.])\.$/, "");
}

/** @param voice who says so, in front of the question or of the sentence that is to be completed; null where nobody need be named */
function bareSides(context: GenerationContext, fact: StructuredFact, voice: string | null): Sides | null {
  const words = WORDS[context.language];
  const said = (text: string) => (voice === null ? text : attributed(context.language, voice, text));
  // "According to the CSP, the CSP held …" names one speaker twice.
  const ownWords = fact.by.length === 1 && fact.by[0] === fact.triple.s;
  const wording = wordingOf(context, fact, seededRandom(fact.id));
  const answer = slotText(context, fact, "o");
  if (wording === null || answer === null) return null;
  if (fact.denies) {
    const denied = sentence(wording, "statement");
    return denied === null
      ? null
      : {
          front: asSentence(said(words.isItSo.replace("{sentence}", denied))),
          answer: words.no,
          origin: { template: words.isItSo, patterns: ["statement"] },
        };
  }
  const asked = askedPlainly(context, fact, wording);
  if (asked !== null) return { front: asSentence(said(asked.text)), answer, origin: asked.origin };
  const gapped = clause(wording, "statement", { o: gapFor(context, fact), inO: GAP });
  if (gapped === null) return null;
  const frame = hasRivals(context, fact) ? words.completeOne : words.complete;
  return {
    front: asSentence(
      frame.replace("{sentence}", asSentence(ownWords ? words.byItself.replace("{sentence}", gapped) : said(gapped))),
    ),
    answer,
    origin: {
      template: ownWords ? frame.replace("{sentence}", words.byItself) : frame,
      patterns: ["statement"],
    },
  };
}

type Asked = { readonly text: string; readonly origin: Origin };

/** As a question, where the relation has one for it: a figure, a single answer, or one of several. */
function askedPlainly(context: GenerationContext, fact: StructuredFact, wording: Wording): Asked | null {
  const ask = clause(wording, "ask");
  const plain = ask === null ? null : { text: ask, origin: { template: null, patterns: ["ask"] as const } };
  if (wording.relation.functional) return plain ?? askedWhen(context, fact);
  // Where one of several is asked for, that the base knows one only makes it no only one.
  const amongSeveral = wording.relation.patterns.en.askOne !== null;
  if (plain === null || fact.triple.o.kind === "number" || !(amongSeveral || hasRivals(context, fact))) return plain;
  const { nameOne } = WORDS[context.language];
  return { text: `${plain.text} ${nameOne}`, origin: { ...plain.origin, template: nameOne } };
}

/** The unit of a number stays in the sentence: "______ people" asks more plainly than a bare gap. */
function gapFor({ language }: GenerationContext, { triple }: StructuredFact): string {
  const unit = triple.o.kind === "number" ? inLanguage(triple.o.unit, language) : null;
  return unit === null ? GAP : `${GAP} ${unit}`;
}

/** Whether another fact fills the same gap at the same time: one agreement provides for many things. */
function hasRivals({ base }: GenerationContext, fact: StructuredFact): boolean {
  const { s, r, o } = fact.triple;
  if (base.relations.get(r)?.functional !== false || o.kind === "number") return false;
  return (base.index.factsBySubjectRelation.get(`${s} ${r}`) ?? []).some(
    (other) =>
      !other.denies &&
      JSON.stringify(other.triple?.o) !== JSON.stringify(o) &&
      (fact.when === null || other.when === null || mayOverlap(edtf(fact.when), edtf(other.when))),
  );
}

/** "In which year …?" for a fact whose object is a date, as far as it gives one. */
function askedWhen(context: GenerationContext, fact: StructuredFact): Asked | null {
  const { o } = fact.triple;
  if (o.kind !== "date") return null;
  const wording = cardWording(context, fact);
  const unit = WORDS[context.language][/^\d{4}~?$/.test(o.edtf) ? "year" : "yearAndMonth"];
  const front = wording === null ? null : whenStem(wording, unit, clause);
  if (front === null || /\b\d{4}\b/.test(front)) return null;
  return { text: front, origin: { template: null, patterns: [whenPattern(wording, unit)] } };
}

function aboutSubject(context: GenerationContext, fact: Fact): string {
  const subject = fact.about[0] ?? fact.triple?.s ?? null;
  const name = subject === null ? fact.topic : labelOf(entityOf(context.base, subject), context.language);
  const clause = fillPattern(WORDS[context.language].says, { s: name ?? fact.topic }) ?? fact.topic;
  const voice = fact.status === "established" ? null : voiceOf(context, fact);
  return asSentence(voice === null ? clause : attributed(context.language, voice, clause));
}

/** All members of a complete list on the back of one card. */
function listCard(context: GenerationContext, targetId: TargetId): MadeCard | null {
  const list = context.base.lists.find((each) => listTarget(each) === targetId);
  if (list === undefined) return null;
  const facts = factsOfList(context, list);
  const [first, ...rest] = facts;
  if (first === undefined || !isStructured(first)) return null;
  const stem = listStem(context, first, list);
  const names = list.members.map((id) => labelOf(entityOf(context.base, id), context.language));
  if (stem === null || names.some((name) => name === null)) return null;
  const template = nameAll(context.language, names.length);
  const origin = { template, patterns: [stem.pattern] };
  const sides = { front: `${stem.text} ${template}`, answer: names.join(", "), origin };
  return { view: cardView(context, targetId, [first, ...rest], sides), origin };
}

/** From three on; larger counts are written in digits. */
const COUNTS = ["three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

function nameAll(language: Language, count: number): string {
  if (language === "fr") return `Citez-les tous (${count}).`;
  return count === 2 ? "Name both." : `Name all ${COUNTS[count - 3] ?? count}.`;
}

/**
 * The stem for all members at once, at a time for which the list is complete. Without one of its own, a list that holds
 * governments and movements asks for parties, whatever its first member is.
 */
function listStem(
  context: GenerationContext,
  first: StructuredFact,
  list: CompleteList,
): { readonly text: string; readonly pattern: PatternName } | null {
  const kinds = new Set(list.members.map((id) => entityOf(context.base, id).type));
  const wording = wordingOf(context, { ...first, when: list.when ?? first.when }, seededRandom(first.id));
  if (wording === null) return null;
  const all = sentence(wording, "askAll");
  if (all !== null) return { text: all, pattern: "askAll" };
  const text = sentence(wording, "ask", kinds.size > 1 ? { otype: WORDS[context.language].party } : {});
  return text === null ? null : { text, pattern: "ask" };
}

function factsOfList(context: GenerationContext, list: CompleteList): readonly Fact[] {
  const facts = context.base.index.factsBySubjectRelation.get(`${list.s} ${list.r}`) ?? [];
  return facts.filter(({ triple }) => triple?.o.kind === "entity" && list.members.includes(triple.o.id));
}

function cardView(
  context: GenerationContext,
  targetId: TargetId,
  facts: readonly [Fact, ...Fact[]],
  sides: Sides,
): FactCardView {
  const [fact] = facts;
  const otherSide = otherSideOf(context.base, fact);
  const harm = toldHarm(context.base, fact);
  return {
    kind: "fact",
    targetId,
    front: sides.front,
    back: {
      answer: sides.answer,
      because: [fact, ...otherSide].map((each) => factSentence(context, each)).join(" "),
      status: fact.status,
      statusReason: statusReason(context, fact),
      asOf: fact.asOf,
      sources: sourceLines(context, [fact, ...otherSide], harm !== null).map(({ title, publisher, date, url, at }) => ({
        title,
        publisher,
        date,
        url,
        at,
      })),
      linked: linkedSentence(context, facts, otherSide, harm !== null),
    },
    topic: fact.topic,
    factIds: facts.map(({ id }) => id),
    harm,
  };
}

/** One more fact about the same thing, from the same topic where there is one; never harm behind a harmless card. */
function linkedSentence(
  context: GenerationContext,
  facts: readonly [Fact, ...Fact[]],
  shown: readonly Fact[],
  warned: boolean,
): string | null {
  const [fact] = facts;
  const told = new Set([...facts, ...shown].map(({ id }) => id));
  const near = fact.about
    .flatMap((id) => context.base.index.factsByEntity.get(id) ?? [])
    .filter((other) => !told.has(other.id) && (other.harm === null || warned));
  const linked = near.find(({ topic }) => topic === fact.topic) ?? near[0];
  return linked === undefined ? null : factSentence(context, linked);
}
