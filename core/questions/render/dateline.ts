import type { Fact, Language } from "@/core/facts/model";
import type { GenerationContext } from "@/core/questions/contract";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

const AS_OF: Readonly<Record<Language, string>> = { en: "As of", fr: "État au" };

/**
 * A sentence with its time as a part of it: many a claim is in the present tense, and was so then. A date in front of the question
 * would read as the day of what our sources have. A sentence that names a year of its time, and what has no time, stays as it is:
 * what words mean, where a people lives. The claim of a state or an event without a date is of the day up to which its sources were read.
 */
export function datelined({ base, language }: GenerationContext, sentence: string, fact: Fact): string {
  const aspect = base.relations.get(fact.triple?.r ?? "")?.aspect ?? "timeless";
  const isLasting = fact.when === null && (fact.status === "established" || aspect === "timeless");
  if (isLasting || namesItsYear(sentence, fact)) return sentence;
  const asOf = `${AS_OF[language]} ${writtenDate(fact.asOf, language)}`;
  const time = fact.when === null ? asOf : asSentence(writtenWhen(fact, language));
  return `${time}${language === "fr" ? " :" : ":"} ${sentence}`;
}

function namesItsYear(sentence: string, { when, asOf }: Pick<Fact, "when" | "asOf">): boolean {
  const { from, to } = outerSpan(edtf(when ?? asOf));
  const yearOf = (day: number) => Number(edtfOfDay(day).slice(0, 4));
  const first = Number.isFinite(from) ? yearOf(from) : Number.NEGATIVE_INFINITY;
  const last = yearOf(Number.isFinite(to) ? to : outerSpan(edtf(asOf)).to);
  return (sentence.match(/\b\d{4}\b/g) ?? []).some((year) => first <= Number(year) && Number(year) <= last);
}
