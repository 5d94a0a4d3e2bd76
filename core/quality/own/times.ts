import type { Entity, Fact, FactBase, Language, Relation } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { edtf, endSpan, mayOverlap, outerSpan } from "@/core/shared/edtf";

/**
 * How the checks read dates and lives. Written from items.md §2 (DATED, FRESH) and §3.2 and shared with nothing that makes items
 * (docs/adr/0033).
 */

export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(" "),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
};

/** Whether a text says a date: each end of it that is known, year, month and day, as far as it is known. */
export function saysDate(text: string, date: string, language: Language): boolean {
  const ends = date.split("/").filter((end) => /\d/.test(end));
  const last = ends.at(-1) ?? "";
  // Of two ends the first may leave out what both have: "18 and 19 August 2020".
  return (
    ends.length > 0 && text.includes(written(last, language)) && ends.every((end) => hasParts(text, end, language))
  );
}

function partsOf(date: string, language: Language): readonly string[] {
  const [year = "", month, day] = date.replace(/[~?%]/g, "").split("-");
  const name = month === undefined ? [] : [MONTHS[language][Number(month) - 1] ?? "?"];
  const number = day === undefined ? [] : [language === "fr" && day === "01" ? "1er" : String(Number(day))];
  return [...number, ...name, year];
}

const written = (date: string, language: Language): string => partsOf(date, language).join(" ");
const hasParts = (text: string, date: string, language: Language): boolean =>
  partsOf(date, language).every((part) => new RegExp(`(?<![\\p{L}\\d])${part}(?![\\p{L}\\d])`, "u").test(text));

const DAYS_PER_MONTH = 365.25 / 12;

/** FRESH: what was still so when somebody last looked, and that is no longer ago than the relation allows. */
export function mayBePresent({ when, asOf }: Fact, { ttlMonths }: Relation, today: string): boolean {
  if (when === null || !when.endsWith("..")) return false;
  const age = (endSpan(edtf(today)).to - endSpan(edtf(asOf)).to) / DAYS_PER_MONTH;
  return ttlMonths === null || age <= ttlMonths + 1 / DAYS_PER_MONTH;
}

/** Whether somebody or something may have been there: nobody knows better, or the lifespan touches the time. */
export function wasThere({ life }: Entity, when: string | null): boolean {
  return life === null || when === null || mayOverlap(edtf(life), edtf(when));
}

/** Branches of the type tree whose members begin on some day, whether or not anybody knows which. */
const WITH_A_BEGINNING = ["organisation", "mission", "document", "event", "office"];
const WITHOUT = ["media", "ngo", "research-body", "court", "collective"];

/** Of what must have begun some day, and nobody says when: whether some fact tells of it by the end of the time asked about. */
export function isToldOfBy(base: FactBase, { id, type, life }: Entity, when: string | null): boolean {
  const fits = (node: string) => typeFits(base.types, type, node);
  if (when === null || !WITH_A_BEGINNING.some(fits) || WITHOUT.some(fits) || (life !== null && !life.startsWith("..")))
    return true;
  const { to } = outerSpan(edtf(when));
  return (base.index.factsByEntity.get(id) ?? []).some((fact) => {
    const { from } = outerSpan(edtf(fact.when ?? fact.asOf));
    return Number.isFinite(from) && from <= to;
  });
}

/** People are known from their deeds: of a stranger to these years nobody would think. */
const YEARS_KNOWN = 8;

export function isOfTheseYears(base: FactBase, entity: Entity, when: string | null): boolean {
  if (when === null || !typeFits(base.types, entity.type, "person")) return true;
  const deeds = (base.index.factsByEntity.get(entity.id) ?? []).flatMap((fact) => fact.when ?? []);
  const { from, to } = outerSpan(edtf(when));
  const days = YEARS_KNOWN * 365.25;
  return (
    deeds.length === 0 ||
    deeds.some((deed) => {
      const known = outerSpan(edtf(deed));
      return known.from <= to + days && known.to >= from - days;
    })
  );
}
