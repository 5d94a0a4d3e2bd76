import type { Fact } from "@/core/facts/model";
import { edtf, edtfOfDay, endSpan, outerSpan, startSpan } from "@/core/shared/edtf";

/** Facts of one year; `year` is null for those that have no time. */
export type YearOfFacts = { readonly year: number | null; readonly facts: readonly Fact[] };

/**
 * The day by which a fact takes its place in time: when it began, else when it ended.
 *
 * @returns a day number; null for what has no time
 */
export function placeInTime(when: string | null): number | null {
  if (when === null) return null;
  const value = edtf(when);
  const days = [startSpan(value).from, endSpan(value).from, outerSpan(value).to];
  return days.find((day) => Number.isFinite(day)) ?? null;
}

/** Earliest first; of two that began together the shorter first; what has no time comes last, by id. */
export function inTimeOrder(facts: readonly Fact[]): readonly Fact[] {
  return facts
    .map((fact) => ({ fact, from: placeInTime(fact.when), to: endOf(fact.when) }))
    .sort(
      (a, b) =>
        (a.from ?? Number.MAX_VALUE) - (b.from ?? Number.MAX_VALUE) || a.to - b.to || (a.fact.id < b.fact.id ? -1 : 1),
    )
    .map(({ fact }) => fact);
}

/** The facts in time order, year by year; those without a time at the end. */
export function byYear(facts: readonly Fact[]): readonly YearOfFacts[] {
  const years: { year: number | null; facts: Fact[] }[] = [];
  for (const fact of inTimeOrder(facts)) {
    const day = placeInTime(fact.when);
    const year = day === null ? null : Number(edtfOfDay(day).slice(0, 4));
    const last = years.at(-1);
    if (last !== undefined && last.year === year) last.facts.push(fact);
    else years.push({ year, facts: [fact] });
  }
  return years;
}

/** Last day of a fact; a finite number, so that differences stay numbers. */
function endOf(when: string | null): number {
  return when === null ? 0 : Math.min(outerSpan(edtf(when)).to, Number.MAX_SAFE_INTEGER);
}
