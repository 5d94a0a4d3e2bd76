import { err, ok, type Result } from "@/core/shared/result";

/** Days since 1 January 1970 in the proleptic Gregorian calendar; ±Infinity for an open or unknown end. */
export type DayNumber = number;

export type Precision = "day" | "month" | "year";

export type EdtfDate = {
  readonly year: number;
  /** 1 to 12; null when only the year is known. */
  readonly month: number | null;
  /** 1 to 31; null when it is unknown. */
  readonly day: number | null;
  /** "about": the true date may lie one unit earlier or later. */
  readonly approximate: boolean;
};

/** `open`: still so when last checked (or since ever). `unknown`: it ended or began, nobody says when. */
export type EdtfEnd = EdtfDate | "open" | "unknown";

/** The part of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) that the fact base uses. */
export type Edtf =
  | { readonly kind: "date"; readonly date: EdtfDate }
  | { readonly kind: "interval"; readonly from: EdtfEnd; readonly to: EdtfEnd };

/** Both days belong to the span. */
export type DaySpan = { readonly from: DayNumber; readonly to: DayNumber };

const MS_PER_DAY = 86_400_000;
const DATE_PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/;

/** @param month 1 to 12; 0 and 13 roll over into the neighbouring year */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  // Date.UTC takes 0 to 99 for 1900 to 1999; 4-digit years below 100 do not occur in the base.
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** The EDTF day of a day number: "2015-06-20". */
export function edtfOfDay(day: DayNumber): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Reads an EDTF date or interval: `2015`, `2015-06`, `2015-06-20`, `2015-06~`, `2012-01/2012-03`, `2017/..`, `../2011`, `2011/`.
 *
 * @returns the parsed value, or a sentence that says what is wrong with the text
 */
export function parseEdtf(text: string): Result<Edtf, string> {
  const parts = text.split("/");
  if (parts.length > 2) return err(`"${text}" has more than one slash`);
  const [first = "", second] = parts;
  if (second === undefined) {
    const date = parseDate(first);
    return date.ok ? ok({ kind: "date", date: date.value }) : date;
  }
  const from = parseEnd(first);
  if (!from.ok) return from;
  const to = parseEnd(second);
  if (!to.ok) return to;
  if (typeof from.value === "string" && typeof to.value === "string") return err(`"${text}" names no date`);
  const interval: Edtf = { kind: "interval", from: from.value, to: to.value };
  if (startSpan(interval).from > endSpan(interval).to) return err(`"${text}" ends before it begins`);
  return ok(interval);
}

/** Values read before: a base has some hundred different dates, and every proof reads several. */
const known = new Map<string, Edtf>();
const MOST_KNOWN = 10_000;

/** For text that a schema has accepted already. @throws when it is no EDTF: a bug, not a content error */
export function edtf(text: string): Edtf {
  const before = known.get(text);
  if (before !== undefined) return before;
  const parsed = parseEdtf(text);
  if (!parsed.ok) throw new Error(`Not EDTF: ${parsed.error}`);
  if (known.size < MOST_KNOWN) known.set(text, parsed.value);
  return parsed.value;
}

function parseEnd(text: string): Result<EdtfEnd, string> {
  if (text === "..") return ok("open");
  if (text === "") return ok("unknown");
  return parseDate(text);
}

function parseDate(text: string): Result<EdtfDate, string> {
  const match = DATE_PATTERN.exec(text);
  if (match === null) return err(`"${text}" is no date: write 2015, 2015-06 or 2015-06-20, with ~ for "about"`);
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  const day = match[3] === undefined ? null : Number(match[3]);
  if (year < 100) return err(`"${text}": years below 100 are not supported`);
  if (month !== null && (month < 1 || month > 12)) return err(`"${text}" has no such month`);
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(year, month))) {
    return err(`"${text}" has no such day`);
  }
  return ok({ year, month, day, approximate: match[4] !== undefined });
}

function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** First and last day that the date may mean. "About" widens it by one unit of its precision on both sides. */
export function spanOfDate(date: EdtfDate): DaySpan {
  const slack = date.approximate ? 1 : 0;
  if (date.month === null) {
    return { from: dayNumber(date.year - slack, 1, 1), to: dayNumber(date.year + slack, 12, 31) };
  }
  if (date.day === null) {
    return {
      from: dayNumber(date.year, date.month - slack, 1),
      to: dayNumber(date.year, date.month + slack + 1, 1) - 1,
    };
  }
  const day = dayNumber(date.year, date.month, date.day);
  return { from: day - slack, to: day + slack };
}

const ANY_TIME: DaySpan = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Days on which it may have begun. */
export function startSpan(value: Edtf): DaySpan {
  if (value.kind === "date") return spanOfDate(value.date);
  if (typeof value.from !== "string") return spanOfDate(value.from);
  return value.from === "open" ? { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY } : ANY_TIME;
}

/** Days on which it may have ended; an open end lies at +Infinity. */
export function endSpan(value: Edtf): DaySpan {
  if (value.kind === "date") return spanOfDate(value.date);
  if (typeof value.to !== "string") return spanOfDate(value.to);
  return value.to === "open" ? { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY } : ANY_TIME;
}

/** Every day that the value may touch. */
export function outerSpan(value: Edtf): DaySpan {
  return { from: startSpan(value).from, to: endSpan(value).to };
}

/**
 * The days on which a state with this span certainly held, or null when none is certain.
 * A single date of month or year precision is read as an instant somewhere within: nothing is certain then,
 * unless it is a day.
 */
export function innerSpan(value: Edtf): DaySpan | null {
  const from = startSpan(value).to;
  const to = endSpan(value).from;
  return from <= to ? { from, to } : null;
}

export function spansOverlap(a: DaySpan, b: DaySpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}

export function spanContains(outer: DaySpan, inner: DaySpan): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Whether the two may share a day. */
export function mayOverlap(a: Edtf, b: Edtf): boolean {
  return spansOverlap(outerSpan(a), outerSpan(b));
}

/** Days strictly between two values that share no day (0 for neighbouring days); null when they may overlap. */
export function gapInDays(a: Edtf, b: Edtf): number | null {
  const first = outerSpan(a);
  const second = outerSpan(b);
  if (spansOverlap(first, second)) return null;
  return first.to < second.from ? second.from - first.to - 1 : first.from - second.to - 1;
}

/** The coarsest precision among the dates named. */
export function precisionOf(value: Edtf): Precision {
  const dates = value.kind === "date" ? [value.date] : [value.from, value.to].filter((end) => typeof end !== "string");
  if (dates.some((date) => date.month === null)) return "year";
  return dates.some((date) => date.day === null) ? "month" : "day";
}

/** Whether an "about" stands at any of its dates. */
export function isApproximate(value: Edtf): boolean {
  if (value.kind === "date") return value.date.approximate;
  return [value.from, value.to].some((end) => typeof end !== "string" && end.approximate);
}

/** Whether the state was still going on when last checked. */
export function isOpenEnded(value: Edtf): boolean {
  return value.kind === "interval" && value.to === "open";
}
