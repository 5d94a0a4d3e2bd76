import { z } from "zod";
import type { Fact, Language } from "@/core/facts/model";
import { defineQuestionType, factTarget, type GenerationContext } from "@/core/questions/contract";
import { answerToUnit, askedDate } from "@/core/questions/date/asked-date";
import { gradeDate } from "@/core/questions/date/grade-date";
import { feedbackOn } from "@/core/questions/feedback";
import { newItem } from "@/core/questions/new-item";
import { isStructured, type StructuredFact, whenStem, wordingOf } from "@/core/questions/render/wording";
import { seededRandom } from "@/core/shared/random";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({
  year: z.int(),
  /** 1 to 12; null when the year alone is asked. */
  month: z.int().min(1).max(12).nullable(),
});
const answerSchema = z.strictObject({
  year: z.int().min(0).max(9999).nullable(),
  month: z.int().min(1).max(12).nullable(),
});

const UNITS: Readonly<Record<Language, Readonly<Record<"year" | "month", string>>>> = {
  en: { year: "year", month: "month and year" },
  fr: { year: "année", month: "mois et quelle année" },
};

/**
 * Whether a fact that is there for the date asks the same of the same subject: "When was the accord signed?" is asked there, and
 * not once more of the fact that tells where.
 */
function isAskedElsewhere(context: GenerationContext, fact: Fact): boolean {
  if (!isStructured(fact) || fact.triple.o.kind === "date") return false;
  const { relations, index } = context.base;
  const stem = plainStem(context, fact);
  return [...relations.values()]
    .filter(({ range }) => range === "date")
    .flatMap(({ id }) => index.factsBySubjectRelation.get(`${fact.triple.s} ${id}`) ?? [])
    .some((other) => isStructured(other) && askedDate(context, other).ok && plainStem(context, other) === stem);
}

/** The question without its unit: how exactly it may ask differs between two facts on one event. */
function plainStem(context: GenerationContext, fact: StructuredFact): string | null {
  const wording = wordingOf(context, fact, seededRandom(fact.id), true);
  return wording === null ? null : whenStem(wording, UNITS[context.language].year);
}

/** In which year, or month and year, did it happen? Days are never asked. */
export const date = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "date",
  keySchema,
  answerSchema,

  slots: (context, fact) => (askedDate(context, fact).ok && !isAskedElsewhere(context, fact) ? ["when"] : []),

  generate(context, ask, seed, random) {
    const asked = askedDate(context, ask.fact);
    if (!asked.ok) return asked;
    const { fact, year, month } = asked.value;
    const unit = month !== null && random() < 0.5 ? "month" : "year";
    const wording = wordingOf(context, fact, random, true);
    const stem = wording === null ? null : whenStem(wording, UNITS[context.language][unit]);
    if (stem === null) return err({ code: "no-stem" });
    if (/\d{4}/.test(stem)) return err({ code: "year-in-stem" });
    const text = fact.triple.o.kind === "date" ? fact.triple.o.edtf : fact.when;
    if (text === null) return err({ code: "no-date" });
    return ok(
      newItem(context, fact, {
        targetId: factTarget(fact.id, "when"),
        factIds: [fact.id],
        seed,
        view: { type: "date", prompt: stem, unit },
        key: { year, month: unit === "month" ? month : null },
        feedback: feedbackOn(context, [fact], answerToUnit(text, unit, context.language), {}),
        proofs: {},
        guess: 0,
      }),
    );
  },

  grade: (key, answer) => gradeDate(key, answer),
});
