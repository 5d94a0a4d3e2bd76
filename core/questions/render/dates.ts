import type { Fact, Language } from "@/core/facts/model";
import {
  type DayNumber,
  type EdtfDate,
  type EdtfEnd,
  edtf,
  edtfOfDay,
  endSpan,
  innerSpan,
  outerSpan,
} from "@/core/shared/edtf";
import { pick, type Random } from "@/core/shared/random";

export const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
};

/** The longest look back into a state without a known beginning: the source vouches for its end, not for long ago. */
const OPEN_START_DAYS = 730;
/** More choice than this adds nothing: a stated date is a year or month picked from the span. */
const MOST_PERIODS = 240;

/** "20 June 2015", "June 2015", "about 2015", "17 January to 11 March 2012", "since 2011", "from 2016, end unknown". */
export function writtenDate(text: string, language: Language): string {
  const value = edtf(text);
  if (value.kind === "date") return `${value.date.approximate ? about(language) : ""}${bareDate(value.date, language)}`;
  const both = bothEnds(value.from, value.to, language);
  if (both !== null) return both.join(language === "en" ? " to " : " à ");
  if (typeof value.from !== "string") {
    const start = bareDate(value.from, language);
    if (value.to === "unknown") return language === "en" ? `from ${start}, end unknown` : `dès ${start}, fin inconnue`;
    return `${language === "en" ? "since" : "depuis"} ${start}`;
  }
  const end = typeof value.to === "string" ? "" : bareDate(value.to, language);
  return `${language === "en" ? "until" : "jusqu’à"} ${end}`;
}

/**
 * When a fact happened or held: `writtenDate`, and of what was still so when somebody last looked, long ago, only what is
 * known of it: "from August 2014; last known on 1 April 2015". Empty for what has no time.
 */
export function writtenWhen({ when, lastKnown }: Pick<Fact, "when" | "lastKnown">, language: Language): string {
  if (when === null) return "";
  return lastKnown === null ? writtenDate(when, language) : knownUntil(when, lastKnown, language);
}

/** "from August 2014; last known on 1 April 2015", of an open span. */
export function knownUntil(when: string, day: string, language: Language): string {
  const from = edtf(when);
  const last = bareDate(parsedDay(day), language);
  const known = language === "en" ? `last known on ${last}` : `encore vrai le ${last}`;
  if (from.kind !== "interval" || typeof from.from === "string") return known;
  const start = bareDate(from.from, language);
  const roughly = from.from.approximate ? about(language) : "";
  return language === "en" ? `from ${roughly}${start}; ${known}` : `dès ${roughly}${start} ; ${known}`;
}

function parsedDay(day: string): EdtfDate {
  const value = edtf(day);
  if (value.kind !== "date") throw new Error(`Not a day: ${day}`);
  return value.date;
}

/** The same with its preposition: "on 20 June 2015", "in June 2015", "around 2015", "between 17 January and 11 March 2012". */
export function datedPhrase(text: string, language: Language): string {
  const value = edtf(text);
  if (value.kind === "interval") {
    const both = bothEnds(value.from, value.to, language);
    if (both === null) return writtenDate(text, language);
    return language === "en" ? `between ${both.join(" and ")}` : `entre ${both.join(" et ")}`;
  }
  const bare = bareDate(value.date, language);
  if (value.date.approximate) return language === "en" ? `around ${bare}` : `vers ${bare}`;
  if (value.date.day !== null) return language === "en" ? `on ${bare}` : `le ${bare}`;
  return language === "en" ? `in ${bare}` : `en ${bare}`;
}

function about(language: Language): string {
  return language === "en" ? "about " : "vers ";
}

function bareDate(date: EdtfDate, language: Language): string {
  if (date.month === null) return String(date.year);
  const month = MONTHS[language][date.month - 1] ?? "";
  if (date.day === null) return `${month} ${date.year}`;
  return `${language === "fr" && date.day === 1 ? "1er" : date.day} ${month} ${date.year}`;
}

/** Both ends of an interval, what they share said once: "18" and "19 August 2020"; null when one is open. */
function bothEnds(from: EdtfEnd, to: EdtfEnd, language: Language): readonly [string, string] | null {
  if (typeof from === "string" || typeof to === "string") return null;
  const end = bareDate(to, language);
  if (from.year !== to.year || from.month === null || to.month === null) return [bareDate(from, language), end];
  if (from.month === to.month && from.day !== null && to.day !== null) return [String(from.day), end];
  return [bareDate(from, language).replace(` ${from.year}`, ""), end];
}

/**
 * A day, month or year at which the fact certainly held and which lies before the last day that its sources vouch
 * for. A question that names it never expires.
 *
 * @returns EDTF, or null when no such period is certain
 */
export function statedPeriod(fact: Fact, random: Random): string | null {
  if (fact.when === null) return null;
  const value = edtf(fact.when);
  const vouchedTo = endSpan(edtf(fact.asOf)).to;
  const inner = innerSpan(value);
  if (inner === null) return outerSpan(value).from <= vouchedTo && value.kind === "date" ? fact.when : null;
  const last = Math.min(inner.to, vouchedTo);
  const first = Number.isFinite(inner.from) ? inner.from : last - OPEN_START_DAYS;
  if (first > last) return null;
  // On the day of a change both the old and the new state held: the ends of a longer span are not asked about.
  const [from, to] = last - first >= 2 ? [first + 1, last - 1] : [first, last];
  const periods = wholePeriods(from, to);
  return pick(periods, random) ?? edtfOfDay(from + Math.floor(random() * (to - from + 1)));
}

/** Whole calendar years inside the span, and the whole months of the years that stick out of it. */
function wholePeriods(from: DayNumber, to: DayNumber): readonly string[] {
  const periods: string[] = [];
  const lastYear = Number(edtfOfDay(to).slice(0, 4));
  for (let year = Number(edtfOfDay(from).slice(0, 4)); year <= lastYear && periods.length < MOST_PERIODS; year++) {
    if (isInside(String(year), from, to)) periods.push(String(year));
    else periods.push(...monthsOf(year).filter((month) => isInside(month, from, to)));
  }
  return periods;
}

function monthsOf(year: number): readonly string[] {
  return MONTHS.en.map((_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}

function isInside(period: string, from: DayNumber, to: DayNumber): boolean {
  const span = outerSpan(edtf(period));
  return from <= span.from && span.to <= to;
}
