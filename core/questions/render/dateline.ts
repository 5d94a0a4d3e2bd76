import type { Fact, Language } from "@/core/facts/model";
import { writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

/**
 * A sentence with its time as a part of it: many a claim is in the present tense, and was so then. A date in front of the question
 * would read as the day of what our sources have. A sentence that names a year of its time, and what has no time, stays as it is.
 */
export function datelined(
  sentence: string,
  fact: Pick<Fact, "when" | "lastKnown" | "asOf">,
  language: Language,
): string {
  if (fact.when === null || namesItsYear(sentence, fact)) return sentence;
  return `${asSentence(writtenWhen(fact, language))}${language === "fr" ? " :" : ":"} ${sentence}`;
}

function namesItsYear(sentence: string, { when, asOf }: Pick<Fact, "when" | "asOf">): boolean {
  const { from, to } = outerSpan(edtf(when ?? asOf));
  const yearOf = (day: number) => Number(edtfOfDay(day).slice(0, 4));
  const first = Number.isFinite(from) ? yearOf(from) : Number.NEGATIVE_INFINITY;
  const last = yearOf(Number.isFinite(to) ? to : outerSpan(edtf(asOf)).to);
  return (sentence.match(/\b\d{4}\b/g) ?? []).some((year) => first <= Number(year) && Number(year) <= last);
}
