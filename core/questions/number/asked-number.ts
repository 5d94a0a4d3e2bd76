import type { Evidence, Fact, FactObject, Language } from "@/core/facts/model";
import type { GenerationContext, Rejection } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { writtenDate } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { attributed, voiceOf } from "@/core/questions/render/status";
import { inLanguage, writtenNumber } from "@/core/questions/render/text";
import {
  clause,
  hasPattern,
  isStructured,
  type StructuredFact,
  wordingOf,
  writtenLiteral,
} from "@/core/questions/render/wording";
import { edtf, mayOverlap, outerSpan } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";
import type { Random } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";

type NumberObject = Extract<FactObject, { readonly kind: "number" }>;

export type AskedNumber = {
  readonly fact: StructuredFact;
  readonly value: NumberObject;
  /** What stands beside the box: the first words of a long unit, whose rest the question holds. */
  readonly unit: string;
};

const ANSWER: Readonly<Record<Language, string>> = {
  en: "{answer}, according to {voice}",
  fr: "{answer}, selon {voice}",
};

/** A page that has no date is as of the day on which it was read. */
const UNDATED: Readonly<Record<Language, string>> = {
  en: "{origin}, no date, as read on {date}",
  fr: "{origin}, sans date, tel que lu le {date}",
};

/**
 * The figure of a fact that may be asked for: never of violence, never one that others contradict, and the only one of
 * its subject, unit and time. A figure that is not established is asked as what its source says.
 */
export function askedNumber(context: GenerationContext, fact: Fact): Result<AskedNumber, Rejection> {
  if (!isStructured(fact) || fact.triple.o.kind !== "number") return err({ code: "no-number" });
  if (isHarmful(context, fact)) return err({ code: "harm" });
  if (fact.denies || fact.status === "disputed") return err({ code: "contested" });
  if (!hasPattern(context, fact, "ask")) return err({ code: "no-stem" });
  const value = fact.triple.o;
  const unit = inLanguage(value.noun ?? value.unit, context.language);
  if (unit === null || value.high <= 0) return err({ code: "no-unit" });
  if (rivalFigures(context, fact, value).length > 0) return err({ code: "not-unique" });
  return ok({ fact, value, unit });
}

/** Whether the figure is a share in per cent. */
export const isShare = ({ unit }: Pick<NumberObject, "unit">): boolean => /^per cent\b/.test(unit.en);

/** Other figures for the same thing at what may be the same time. */
export function rivalFigures({ base }: GenerationContext, fact: StructuredFact, value: NumberObject): readonly Fact[] {
  const { s, r } = fact.triple;
  return (base.index.factsBySubjectRelation.get(`${s} ${r}`) ?? []).filter(({ id, triple, when, denies }) => {
    const other = triple?.o;
    if (id === fact.id || denies || other?.kind !== "number" || other.unit.en !== value.unit.en) return false;
    const sameTime = when === null || fact.when === null || mayOverlap(edtf(when), edtf(fact.when));
    return sameTime && (other.low !== value.low || other.high !== value.high);
  });
}

/**
 * The question. A figure that is not established names whose it is in the question itself: as its subject ("did UNHCR
 * count"), or in front.
 */
export function stemOf(
  context: GenerationContext,
  { fact, value }: AskedNumber,
  random: Random,
): { readonly text: string; readonly when: string | null } | null {
  const wording = wordingOf(context, fact, random);
  const asked = wording === null ? null : clause(wording, "ask");
  if (wording === null || asked === null) return null;
  const voice = saysItself(fact) ? null : voiceOf(context, fact);
  if (voice === null && !saysItself(fact)) return null;
  const text = asSentence(voice === null ? asked : attributed(context.language, voice, asked));
  return tells(text, value, context.language) ? null : { text, when: wording.when };
}

/** Relations whose verb says whose figure it is. */
const ATTRIBUTING = new Set(["counted"]);

/** Whether a figure needs no "according to": it is established, or its own subject gives it ("did UNHCR count"). */
export const saysItself = ({ status, by, triple }: StructuredFact): boolean =>
  status === "established" || (ATTRIBUTING.has(triple.r) && by.includes(triple.s));

/** Whether a text holds the figure in digits, in whichever grouping. */
export function tells(text: string, { low, high }: Pick<NumberObject, "low" | "high">, language: Language): boolean {
  const plain = ` ${normalise(text)} `;
  return [low, high].some((value) =>
    [String(value), writtenNumber(value, language)].some((written) => plain.includes(` ${normalise(written)} `)),
  );
}

/**
 * Whose figure it is and of when, or when it was read: the measurement or the document itself first, then a source with a date. None
 * that is older than the time that the question names: it cannot know of it.
 */
export function sourceOf(context: GenerationContext, fact: Fact, when: string | null): string | null {
  const dateOf = ({ sourceId }: Evidence) => context.base.sources.get(sourceId)?.date ?? null;
  // A figure of its own year may be given before the year is over; a state is known of no day after the source.
  const asked = when === null ? null : outerSpan(edtf(when));
  const day = when === fact.when ? asked?.from : asked?.to;
  const able = fact.evidence.filter((each) => {
    const date = dateOf(each);
    return date === null || day === undefined || day <= outerSpan(edtf(date)).to;
  });
  const evidence = able.find((each) => each.as !== null) ?? able.find((each) => dateOf(each) !== null) ?? able[0];
  if (evidence === undefined) return null;
  const date = dateOf(evidence);
  if (date !== null) return `${evidence.origin}, ${writtenDate(date, context.language)}`;
  const read = context.base.sources.get(evidence.sourceId)?.consulted ?? null;
  return read === null
    ? evidence.origin
    : UNDATED[context.language]
        .replace("{origin}", () => evidence.origin)
        .replace("{date}", () => writtenDate(read, context.language));
}

/** The figure with its unit; with its voice where it is not established. */
export function attributedAnswer(context: GenerationContext, { fact, value }: AskedNumber): string | null {
  const written = writtenLiteral(value, context.language);
  if (written === null || fact.status === "established") return written === null ? null : asSentence(written);
  const voice = voiceOf(context, fact);
  if (voice === null) return null;
  return asSentence(ANSWER[context.language].replace("{answer}", written).replace("{voice}", voice));
}
