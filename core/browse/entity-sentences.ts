import type { Entity, Fact } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { datedPhrase } from "@/core/questions/render/dates";
import { asSentence, fillPattern, insideSentence } from "@/core/questions/render/pattern";
import { attributed, voiceOf } from "@/core/questions/render/status";
import { entityOf, phraseOf } from "@/core/questions/render/text";
import { isStructured, relationOf, type StructuredFact, writtenLiteral } from "@/core/questions/render/wording";

/** A piece of a sentence; with an entity's id where it names one. */
export type SentencePart = { readonly text: string; readonly entityId: string | null };

/** What an entity has to do with something else, in one short sentence. */
export type EntitySentence = {
  readonly fact: Fact;
  readonly parts: readonly SentencePart[];
};

/** Stand for subject and object until the pattern is filled; no text of ours contains them. */
const SUBJECT = "⟦s⟧";
const OBJECT = "⟦o⟧";

/**
 * The structured facts of an entity as short sentences whose names can be followed. Left out are claims and disputes,
 * and facts on violence and its victims, or that name an event of this kind: they are read in full, with who says so or
 * with their warning. What one source reports says whose report it is.
 */
export function entitySentences(context: GenerationContext, entity: Entity): readonly EntitySentence[] {
  const facts = context.base.index.factsByEntity.get(entity.id) ?? [];
  return facts.flatMap((fact) => {
    if (!isStructured(fact) || fact.harm !== null || fact.denies) return [];
    if (fact.status !== "established" && fact.status !== "reported") return [];
    if (fact.triple.s !== entity.id && !(fact.triple.o.kind === "entity" && fact.triple.o.id === entity.id)) return [];
    const ends = [fact.triple.s, ...(fact.triple.o.kind === "entity" ? [fact.triple.o.id] : [])];
    if (ends.some((id) => id !== entity.id && (context.base.entities.get(id)?.harm ?? null) !== null)) return [];
    const parts = partsOf(context, fact);
    return parts === null ? [] : [{ fact, parts }];
  });
}

/** The sentence of a fact's pattern without its date, which stands beside it; null when the language lacks a word. */
function partsOf(context: GenerationContext, fact: StructuredFact): readonly SentencePart[] | null {
  const { language } = context;
  const relation = relationOf(context, fact);
  const pattern = (language === "en" ? relation.patterns.en : relation.patterns.fr)?.statement;
  if (pattern === undefined) return null;
  const bare = undatedPattern(pattern);
  const { s, o } = fact.triple;
  const filled = fillPattern(bare, {
    s: SUBJECT,
    o: o.kind === "entity" ? OBJECT : writtenLiteral(o, language),
    inO: o.kind === "date" ? datedPhrase(o.edtf, language) : null,
    inD: null,
    D: null,
  });
  const subject = nameIn(context, s);
  const object = o.kind === "entity" ? nameIn(context, o.id) : null;
  if (filled === null || subject === null) return null;
  const voice = fact.status === "established" ? null : voiceOf(context, fact);
  const clause = voice === null ? filled : attributed(language, voice, insideSentence(bare, filled));
  return capitalised(split(clause, subject, object));
}

/** "{inD}, {o} was {s}." → "{o} was {s}." */
function undatedPattern(pattern: string): string {
  return pattern.replace(/^\{inD\},? ?/, "").replace(/\[ ?\{inD\}\]/g, "");
}

function nameIn(context: GenerationContext, id: string): SentencePart | null {
  const text = phraseOf(entityOf(context.base, id), context.language);
  return text === null ? null : { text, entityId: id };
}

function split(clause: string, subject: SentencePart, object: SentencePart | null): readonly SentencePart[] {
  return clause
    .split(/(⟦[so]⟧)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (piece === SUBJECT) return subject;
      if (piece === OBJECT && object !== null) return object;
      return { text: piece, entityId: null };
    });
}

function capitalised(parts: readonly SentencePart[]): readonly SentencePart[] {
  return parts.map((part, index) => (index === 0 ? { ...part, text: asSentence(part.text) } : part));
}
