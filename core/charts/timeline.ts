import type { Fact, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { type Edtf, type EdtfDate, edtf, endSpan, startSpan } from "@/core/shared/edtf";

export type TimelineEntry = {
  readonly fact: Fact;
  /** EDTF: when it happened or held. */
  readonly when: string;
  /** Facts that say otherwise about the same matter and give another date. */
  readonly otherDates: readonly { readonly fact: Fact; readonly when: string }[];
};

/** Month 1 to 12; null for what is known by its year alone. */
export type TimelineMonth = { readonly month: number | null; readonly entries: readonly TimelineEntry[] };
export type TimelineYear = { readonly year: number; readonly months: readonly TimelineMonth[]; readonly size: number };

/**
 * Where a place lay, or how many lived there, in the year of a reference work: its date is that of the work, not of
 * something that happened.
 */
function isLieOfTheLand(base: FactBase, { triple }: Fact): boolean {
  if (triple === null || base.relations.get(triple.r)?.aspect !== "state") return false;
  const isPlace = (id: string) => typeFits(base.types, base.entities.get(id)?.type ?? "", "place");
  return isPlace(triple.s) && (triple.o.kind === "entity" ? isPlace(triple.o.id) : triple.o.kind === "number");
}

/**
 * Every dated fact by the year and month in which it began (or ended, where nobody knows when it began).
 *
 * Left out: where places lie (their date says when somebody looked, not when it became so).
 *
 * @param firstYear what began earlier is left out
 * @returns years ascending; in each the months in order, and before them what has no month
 */
export function timelineYears(base: FactBase, firstYear: number): readonly TimelineYear[] {
  const rivals = rivalsOf(base);
  const years = new Map<number, Map<number, TimelineEntry[]>>();
  const entries = [...base.facts.values()]
    .flatMap((fact) => {
      const when = dateOf(fact);
      const placed = when === null ? null : placeOf(edtf(when));
      if (isLieOfTheLand(base, fact)) return [];
      return when === null || placed === null || placed.year < firstYear ? [] : [{ fact, when, ...placed }];
    })
    .sort((a, b) => a.day - b.day || a.end - b.end || (a.fact.id < b.fact.id ? -1 : 1));
  for (const { fact, when, year, month } of entries) {
    const months = years.get(year) ?? new Map<number, TimelineEntry[]>();
    const entry = { fact, when, otherDates: otherDatesOf(when, rivals.get(fact.id) ?? []) };
    months.set(month ?? 0, [...(months.get(month ?? 0) ?? []), entry]);
    years.set(year, months);
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, months]) => ({
      year,
      months: [...months].sort(([a], [b]) => a - b).map(([month, list]) => ({ month: month || null, entries: list })),
      size: [...months.values()].reduce((sum, list) => sum + list.length, 0),
    }));
}

/** When a fact happened or held; for facts that state a date, that date. Null for what has no time. */
export function dateOf({ when, triple }: Fact): string | null {
  return when ?? (triple?.o.kind === "date" ? triple.o.edtf : null);
}

function placeOf(value: Edtf) {
  const date = value.kind === "date" ? value.date : (namedEnd(value.from) ?? namedEnd(value.to));
  if (date === null) return null;
  const days = value.kind === "date" || namedEnd(value.from) !== null ? startSpan(value) : endSpan(value);
  return {
    year: date.year,
    month: date.month,
    day: days.from,
    end: Math.min(endSpan(value).to, Number.MAX_SAFE_INTEGER),
  };
}

function namedEnd(end: EdtfDate | "open" | "unknown"): EdtfDate | null {
  return typeof end === "string" ? null : end;
}

/** Contradictions of both directions: who contradicts and who is contradicted. */
function rivalsOf(base: FactBase): ReadonlyMap<string, readonly Fact[]> {
  const rivals = new Map<string, Set<Fact>>();
  const add = (id: string, rival: Fact) => rivals.set(id, (rivals.get(id) ?? new Set()).add(rival));
  for (const fact of base.facts.values()) {
    for (const other of fact.contradicts) {
      const rival = base.facts.get(other);
      if (rival === undefined) continue;
      add(fact.id, rival);
      add(rival.id, fact);
    }
  }
  return new Map([...rivals].map(([id, facts]) => [id, [...facts]]));
}

function otherDatesOf(when: string, rivals: readonly Fact[]): TimelineEntry["otherDates"] {
  return rivals.flatMap((fact) => {
    const other = dateOf(fact);
    return other === null || other === when ? [] : [{ fact, when: other }];
  });
}
