import type { Fact, FactObject, Language, Patterns, Relation, Triple } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { datedPhrase, statedPeriod, writtenDate } from "@/core/questions/render/dates";
import { asSentence, fillPattern, insideSentence, type PatternValues } from "@/core/questions/render/pattern";
import { entityOf, inLanguage, nounOf, phraseOf, undatedPhraseOf, writtenNumber } from "@/core/questions/render/text";
import { edtf, endSpan, isOpenEnded } from "@/core/shared/edtf";
import type { Random } from "@/core/shared/random";

/** A fact with its structured form: what every type but the flashcard needs. */
export type StructuredFact = Fact & { readonly triple: Triple };

export const isStructured = (fact: Fact): fact is StructuredFact => fact.triple !== null;

/** Everything that the sentence patterns of one fact need, in one language, with the stated date decided. */
export type Wording = {
  readonly relation: Relation;
  readonly patterns: Patterns;
  readonly values: PatternValues;
  /** EDTF of the stated date of a state, or the fact's own date; null for what has no time. */
  readonly when: string | null;
  readonly language: Language;
};

export type PatternName = keyof Patterns;

/**
 * @param random decides the date that is stated for a fact that held over a span
 * @param undated use the names that do not give a year away (for questions about dates and order)
 * @returns null when a label, a noun or a date is missing: the fact is then not asked in this language
 */
export function wordingOf(
  context: GenerationContext,
  fact: StructuredFact,
  random: Random,
  undated = false,
): Wording | null {
  const { base, language } = context;
  const relation = relationOf(context, fact);
  const patterns = language === "en" ? relation.patterns.en : relation.patterns.fr;
  if (patterns === undefined) return null;
  const subject = entityOf(base, fact.triple.s);
  const phrase = undated ? undatedPhraseOf : phraseOf;
  const object = fact.triple.o;
  const when = whenOf(context, fact, relation, patterns, random);
  if (when === null && relation.aspect === "state") return null;
  return {
    relation,
    patterns,
    when,
    language,
    values: {
      s: phrase(subject, language),
      deed: inLanguage(subject.deed, language),
      o: object.kind === "entity" ? phrase(entityOf(base, object.id), language) : writtenLiteral(object, language),
      D: when === null ? null : writtenDate(when, language),
      inD: when === null ? null : datedPhrase(when, language),
      ...unitValues(object, language),
      inO: object.kind === "date" ? datedPhrase(object.edtf, language) : null,
      stype: nounOf(base, subject.type, language),
      otype: object.kind === "entity" ? nounOf(base, entityOf(base, object.id).type, language) : null,
    },
  };
}

/** A unit as a whole, and in the two parts between which a question sets its verb: "how many regions had Mali besides …". */
function unitValues(object: FactObject, language: Language): PatternValues {
  if (object.kind !== "number") return {};
  const unit = inLanguage(object.unit, language);
  const noun = inLanguage(object.noun, language) ?? unit;
  return { unit, noun, rest: unit !== null && noun !== null ? unit.slice(noun.length).trim() : null };
}

/**
 * The date of a question: for a state a day or period that the stem names, or, where the relation speaks in the
 * present tense, the day on which the sources vouched for it, as long as that is recent; for an event its own date.
 */
function whenOf(
  { base }: GenerationContext,
  fact: StructuredFact,
  relation: Relation,
  patterns: Patterns,
  random: Random,
): string | null {
  if (relation.aspect === "timeless") return null;
  if (relation.aspect === "event") return fact.when;
  // A count belongs to the time for which it was made: that of a year says nothing about one of its months.
  if (fact.triple.o.kind === "number" && isOneTime(fact)) return fact.when;
  if (/\{(?:inD|D)\}/.test(patterns.statement)) return statedPeriod(fact, random);
  return isFresh(fact, relation, base.release.asOf) ? fact.asOf : null;
}

/** Whether the fact gives a single day, month or year and no span. */
const isOneTime = ({ when }: Fact): boolean => when !== null && edtf(when).kind === "date";

/** Whether a state may still be spoken of in the present tense at the release's date. */
export function isFresh(fact: Fact, { ttlMonths }: Relation, releaseAsOf: string): boolean {
  if (fact.when === null || !isOpenEnded(edtf(fact.when))) return false;
  if (ttlMonths === null) return true;
  const age = endSpan(edtf(releaseAsOf)).to - endSpan(edtf(fact.asOf)).to;
  return age <= ttlMonths * DAYS_PER_MONTH;
}

const DAYS_PER_MONTH = 30.44;

/** Whether the relation has this pattern in the language of the context. */
export function hasPattern(context: GenerationContext, fact: StructuredFact, name: PatternName): boolean {
  const { patterns } = relationOf(context, fact);
  return ((context.language === "en" ? patterns.en : patterns.fr)?.[name] ?? null) !== null;
}

/** @throws when the relation is unknown: the content check lets no such fact through */
export function relationOf(context: GenerationContext, fact: StructuredFact): Relation {
  const relation = context.base.relations.get(fact.triple.r);
  if (relation === undefined) throw new Error(`No relation ${fact.triple.r} in the fact base`);
  return relation;
}

/** A number, date or text object as it stands inside a sentence; null when the language lacks it. */
export function writtenLiteral(object: FactObject, language: Language): string | null {
  switch (object.kind) {
    case "entity":
      return null;
    case "date":
      return writtenDate(object.edtf, language);
    case "text":
      return inLanguage(object.text, language);
    case "number": {
      const unit = inLanguage(object.unit, language);
      if (unit === null) return null;
      const low = writtenNumber(object.low, language);
      const high = writtenNumber(object.high, language);
      const span = object.low === object.high ? low : `${low} ${language === "en" ? "to" : "à"} ${high}`;
      const hedge = inLanguage(object.hedge, language) ?? (language === "en" ? "about" : "environ");
      return `${object.about ? hedge : ""} ${span} ${unit}`.trim();
    }
  }
}

/** One pattern filled and capitalised, or null when the relation lacks it or a value is missing. */
export function sentence(wording: Wording, name: PatternName, overrides: PatternValues = {}): string | null {
  const pattern = wording.patterns[name];
  if (pattern === null) return null;
  const filled = fillPattern(pattern, { ...wording.values, ...overrides });
  return filled === null ? null : asSentence(filled);
}

/** The question for the date: of an act by what was done, of anything else by its name. */
export function whenStem(wording: Wording, unit: string, form: typeof sentence = sentence): string | null {
  return form(wording, "askWhenDone", { unit }) ?? form(wording, "askWhen", { unit });
}

/** One pattern filled as it stands inside a sentence: "in March 2012, who was president of Mali?". */
export function clause(wording: Wording, name: PatternName, overrides: PatternValues = {}): string | null {
  const pattern = wording.patterns[name];
  if (pattern === null) return null;
  const filled = fillPattern(pattern, { ...wording.values, ...overrides });
  return filled === null ? null : insideSentence(pattern, filled);
}
