import { z } from "zod";
import type { Fact } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { premisesOf, statedWhen, stemOf } from "@/core/quality/item-parts";
import { mayBePresent, saysDate } from "@/core/quality/own/times";
import { edtf, endSpan, outerSpan } from "@/core/shared/edtf";

const TYPES = new Set([
  "multiple-choice",
  "multiple-response",
  "true-false",
  "cloze",
  "short-answer",
  "number",
  "what-changed",
]);

/** What changes with time is asked as of a day or period that the stem names and the sources vouch for. */
export const dated: ItemCheck = {
  id: "Q4",
  title: "The stem says as of when",
  blocking: true,
  run(subject) {
    const premises = premisesOf(subject);
    if (premises.length > 0) return premises.flatMap(({ fact, text, when }) => undated(subject, fact, text, when));
    const { item, facts } = subject;
    if (BARE.has(item.type)) return untimed(subject);
    if (!TYPES.has(item.type)) return [];
    const when = statedWhen(subject);
    return [
      ...laterDate(subject),
      ...olderSource(subject, when),
      ...undated(subject, facts[0], stemOf(item.view), when),
    ];
  },
};

/** A figure is said to be that of a source that was written before the time asked about. */
function olderSource({ item, facts: [fact], context }: Subject, when: string | null): readonly string[] {
  const { view } = item;
  if (view.type !== "number" || when === null || edtf(when).kind !== "date") return [];
  const day = when === fact.when ? outerSpan(edtf(when)).from : outerSpan(edtf(when)).to;
  const named = fact.evidence.flatMap(({ sourceId }) => {
    const date = context.base.sources.get(sourceId)?.date ?? null;
    return date !== null && saysDate(view.source, date, item.language) ? [date] : [];
  });
  return named.length > 0 && named.every((date) => outerSpan(edtf(date)).to < day)
    ? ["the source that is named is older than the date asked about"]
    : [];
}

/** A bare statement is often in the present tense: a year of its time stands in it, and not before the question about it. */
const BARE = new Set(["status", "which-wording"]);

function untimed({ item, facts: [fact] }: Subject): readonly string[] {
  const { view } = item;
  if (fact.when === null) return [];
  const choices = view.type === "which-wording" ? view.choices : [];
  const sentences = view.type === "status" ? [view.proposition] : choices.map(({ label }) => label);
  const { from, to } = outerSpan(edtf(fact.when));
  const isOfItsTime = (year: string) => {
    const span = outerSpan(edtf(year));
    return from <= span.to && span.from <= to;
  };
  return sentences.every((text) => (text.match(/\b\d{4}\b/g) ?? []).some(isOfItsTime))
    ? []
    : ["the statement does not say when it was so"];
}

/** What is wrong with the time of a question or sentence about a state. */
function undated({ item, context }: Subject, fact: Fact, text: string, when: string | null): readonly string[] {
  const relation = context.base.relations.get(fact.triple?.r ?? "");
  if (relation?.aspect !== "state") return [];
  if (when === null) return ["a state is asked without a date"];
  const states = saysDate(text, when, item.language);
  if (when === fact.asOf && !states) {
    return mayBePresent(fact, relation, context.base.release.asOf) ? [] : ["the present tense is used of an old state"];
  }
  const late = outerSpan(edtf(when)).to > endSpan(edtf(fact.asOf)).to && when !== fact.when;
  return [
    ...(states ? [] : ["the stem does not state its date"]),
    ...(late ? ["the stated date is later than the sources vouch for"] : []),
  ];
}

const changeKey = z.object({ until: z.string() });

/** A change has two dates: the later one is stated too, comes after the first, and the later fact's sources vouch for it. */
function laterDate({ item, facts }: Subject): readonly string[] {
  const later = changeKey.safeParse(item.key);
  if (item.type !== "what-changed" || !later.success) return [];
  const { until } = later.data;
  const [fact, next] = facts;
  const from = outerSpan(edtf(until)).from;
  const isLate = next === undefined || outerSpan(edtf(until)).to > endSpan(edtf(next.asOf)).to;
  return [
    ...(saysDate(stemOf(item.view), until, item.language) ? [] : ["the stem does not state its second date"]),
    ...(fact.when === null || from <= endSpan(edtf(fact.when)).to
      ? ["the first state still held at the second date"]
      : []),
    ...(isLate && until !== next?.when ? ["the second date is later than the sources vouch for"] : []),
  ];
}
