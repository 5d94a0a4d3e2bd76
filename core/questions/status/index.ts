import { z } from "zod";
import { containsWords } from "@/core/distractors/form";
import type { Fact, FactBase, Language } from "@/core/facts/model";
import { rankOf } from "@/core/facts/status";
import { defineQuestionType, type GenerationContext, skillTarget } from "@/core/questions/contract";
import { feedbackOn } from "@/core/questions/feedback";
import { isHeldElsewhere } from "@/core/questions/held-elsewhere";
import { newItem } from "@/core/questions/new-item";
import { datelined } from "@/core/questions/render/dateline";
import { trueSentence } from "@/core/questions/render/sentences";
import { STATUS_WORDS, STATUSES } from "@/core/questions/render/status";
import { inLanguage, isDirectSpeech } from "@/core/questions/render/text";
import { asDatedOn, cardsDate, inYearOfCards } from "@/core/questions/status/dated-cards";
import { isOwnCount } from "@/core/questions/status/own-count";
import { decisionOnCards, type Shown, tellsItsVoice } from "@/core/questions/status/shown-status";
import { whyNot } from "@/core/questions/status/why-not";
import type { EvidenceCard } from "@/core/questions/views";
import { shuffled } from "@/core/shared/random";
import { err, ok } from "@/core/shared/result";

const choiceIds = z.enum(["established", "reported", "claimed", "disputed"]);
const keySchema = z.strictObject({ correctChoiceId: choiceIds });
const answerSchema = z.strictObject({ choiceId: choiceIds.nullable() });

const MOST_CARDS = 3;

export const PROMPT: Readonly<Record<Language, string>> = {
  en: "Which status does this evidence give the statement?",
  fr: "Quel statut ces éléments donnent-ils à l’énoncé ?",
};

/** What a card says about its source where the rule depends on it. */
const CARD_MARKS: Readonly<Record<Language, Readonly<Record<"act" | "measure" | "origin" | "tertiary", string>>>> = {
  en: {
    act: "the document that did it",
    measure: "reference data that measured it",
    origin: "origin:",
    tertiary: "a retelling, never an origin",
  },
  fr: {
    act: "le document qui l’a fait",
    measure: "données de référence qui l’ont mesuré",
    origin: "origine :",
    tertiary: "reprise, jamais une origine",
  },
};

/** What the evidence shown is worth under the published rule: a question about evidence, never about who is right. */
export const status = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "status",
  keySchema,
  answerSchema,

  slots: (context, fact) => (propositionOf(context, fact) === null || !isDecidable(context.base, fact) ? [] : ["card"]),

  generate(context, ask, seed, random) {
    const { fact } = ask;
    if (propositionOf(context, fact) === null) return err({ code: "no-proposition" });
    if (!isDecidable(context.base, fact)) return err({ code: "matter-of-reading" });
    const shown = shownEvidence(context, fact, (values) => shuffled(values, random));
    if (shown === null) return err({ code: "evidence-not-enough" });
    const proposition = datedProposition(context, fact, shown);
    if (proposition === null) return err({ code: "cards-tell-no-date" });
    const words = STATUS_WORDS[context.language];
    const wrong = STATUSES.filter((each) => each !== fact.status);
    const contradicting = fact.contradicts.flatMap((id) => context.base.facts.get(id) ?? []);
    return ok(
      newItem(context, fact, {
        targetId: skillTarget("status"),
        factIds: [fact.id],
        seed,
        view: {
          type: "status",
          prompt: PROMPT[context.language],
          proposition,
          evidence: shown.map((each) => evidenceCard(context, each)),
          choices: STATUSES.map((each) => ({ id: each, label: words[each] })),
        },
        key: { correctChoiceId: fact.status },
        feedback: feedbackOn(
          context,
          [fact, ...contradicting],
          words[fact.status],
          Object.fromEntries(wrong.map((each) => [each, whyNot(context, fact, shown, each, words[each])])),
        ),
        proofs: Object.fromEntries(
          wrong.map((each) => [each, { code: "F1-functional", factIds: [fact.id], listId: null } as const]),
        ),
        guess: 1 / STATUSES.length,
      }),
    );
  },

  grade(key, { choiceId }) {
    if (choiceId === null) return err({ kind: "blank" });
    return ok(choiceId === key.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" });
  },
});

/** The bare statement: the claim as written, else the sentence of the fact's structured form. */
function propositionOf(context: GenerationContext, fact: Fact): string | null {
  if (fact.claim !== null) {
    const claim = inLanguage(fact.claim, context.language);
    if (claim === null || isDirectSpeech(claim, context.language)) return null;
    return isHeldElsewhere(context.base, context.language, fact) ? null : claim;
  }
  if (fact.denies || tellsItself(context.base, fact)) return null;
  if (fact.triple !== null && fact.triple.o.kind !== "text") return trueSentence(context, fact);
  return fact.status === "established" && fact.by.length === 0 ? inLanguage(fact.text, context.language) : null;
}

/** The statement with its time; what rests on two origins has no finer date than both their cards tell. */
function datedProposition(context: GenerationContext, fact: Fact, shown: readonly Shown[]): string | null {
  const { base, language } = context;
  const cards = shown.map(({ evidence }) => evidence);
  const isState = base.relations.get(fact.triple?.r ?? "")?.aspect === "state";
  const rests = fact.statusRule === "two-origins" && !isState;
  const dated =
    isState && fact.claim === null
      ? inYearOfCards(base, fact, cards)
      : rests
        ? asDatedOn(base, language, fact, cards)
        : fact;
  const proposition = propositionOf(context, dated);
  if (proposition === null || (rests && !cardsDate(base, language, proposition, cards))) return null;
  return datelined(context, proposition, dated);
}

/** "The Kidal clashes took place in Kidal": no evidence is needed for what a name says. */
function tellsItself({ entities, relations }: FactBase, { triple }: Fact): boolean {
  const object = triple?.o.kind === "entity" ? entities.get(triple.o.id) : undefined;
  const phrase = entities.get(triple?.s ?? "")?.text.en ?? "";
  return (
    relations.get(triple?.r ?? "")?.spatial === true && object !== undefined && containsWords(phrase, object.name.en)
  );
}

/** An editor's lowering cannot be read off the evidence, so it is not asked; nor is what an editor calls a matter of reading, or a body's own count. */
function isDecidable(base: FactBase, fact: Fact): boolean {
  const isOpen = fact.openStatus !== null || fact.statusRule === "lowered" || isOwnCount(base, fact);
  return !isOpen && fact.evidence.length > 0;
}

/**
 * One to three pieces of evidence from which the published rule gives the fact's own status; for a contradiction,
 * at least one from each side.
 */
function shownEvidence(
  context: GenerationContext,
  fact: Fact,
  mix: <T>(values: readonly T[]) => readonly T[],
): readonly Shown[] | null {
  const cardsOf = (side: Fact) =>
    side.evidence
      .filter((evidence) => tellsItsVoice(context.base, side, evidence))
      .map((evidence) => ({ fact: side, evidence }));
  const own = mix(cardsOf(fact));
  if (fact.status === "disputed") {
    const others = mix(fact.contradicts.flatMap((id) => context.base.facts.get(id) ?? []));
    const against = others.flatMap(cardsOf);
    const shown = own.flatMap((mine) =>
      against.map((theirs) => [mine, theirs, ...own.filter((each) => each !== mine)]),
    );
    const three = shown.map((cards) => cards.slice(0, MOST_CARDS));
    const two = shown.map((cards) => cards.slice(0, 2));
    return [...three, ...two].find((cards) => standsAgainst(context, fact, cards)) ?? null;
  }
  const few = own.slice(0, MOST_CARDS);
  return statusShown(context.base, fact, few) === fact.status ? few : null;
}

/** Whether the cards of both sides weigh the same: one voice does not shake what two independent origins establish. */
function standsAgainst(context: GenerationContext, fact: Fact, cards: readonly Shown[]): boolean {
  const other = cards.find((card) => card.fact !== fact)?.fact;
  if (other === undefined) return false;
  const weight = (side: Fact) => {
    const status = statusShown(
      context.base,
      side,
      cards.filter((card) => card.fact === side),
    );
    return status === null ? null : rankOf(status);
  };
  const mine = weight(fact);
  return mine !== null && mine === weight(other);
}

const statusShown = (base: FactBase, fact: Fact, shown: readonly Shown[]) =>
  decisionOnCards(
    base,
    fact,
    shown.map(({ evidence }) => evidence),
  )?.status ?? null;

function evidenceCard(context: GenerationContext, { evidence }: Shown): EvidenceCard {
  const source = context.base.sources.get(evidence.sourceId);
  const marks = CARD_MARKS[context.language];
  const publisher = source?.publisher ?? evidence.sourceId;
  const said = [
    evidence.as === null ? null : marks[evidence.as],
    source?.kind === "tertiary" ? marks.tertiary : null,
    isOwnReport(publisher, evidence.origin) ? null : `${marks.origin} ${evidence.origin}`,
  ].filter((mark) => mark !== null);
  return {
    publisher: said.length === 0 ? publisher : `${publisher} (${said.join("; ")})`,
    date: source?.date ?? null,
    note: inLanguage(evidence.note, context.language) ?? evidence.note.en,
  };
}

function isOwnReport(publisher: string, origin: string): boolean {
  return publisher.toLowerCase().includes(origin.toLowerCase());
}
