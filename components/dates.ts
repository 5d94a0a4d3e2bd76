/** The usage that dates follow in a language: day before month in English too, as in the facts. */
const usage = (language: string) => (language === "en" ? "en-GB" : language);

/** A day, month or year of EDTF (2015, 2015-06, 2015-06-20, with or without "~" or "?") in words; else as it is. */
export function writtenDate(edtf: string, locale = "en"): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/.exec(edtf);
  if (!match) return edtf;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  const at = Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day));
  const shape = { year: "numeric", month: "long", ...(day === undefined ? {} : { day: "numeric" as const }) } as const;
  return new Intl.DateTimeFormat(usage(locale), { ...shape, timeZone: "UTC" }).format(at);
}

/** An instant as a day in a zone, for instance "29 November 2026". */
export function writtenDay(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(usage(language), { dateStyle: "long", timeZone }).format(at);
}

/** An instant as day and time in a zone, for instance "29 Nov 2026, 14:05". */
export function writtenMoment(at: Date, language: string, timeZone: string): string {
  return new Intl.DateTimeFormat(usage(language), { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
}

/** When something is due: its day where that is the end of it (minutes count, not seconds), else its day and time. */
export function writtenDue(at: Date, language: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat("en", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
  return (clock === "23:59" ? writtenDay : writtenMoment)(at, language, timeZone);
}

/**
 * An instant and the end that it is seen from, in words that tell one from the other: times of a day, with seconds where both fall in one
 * minute; with the day where they do not share one.
 */
export function writtenEnd(
  at: Date,
  end: Date,
  language: string,
  timeZone: string,
): { readonly at: string; readonly end: string } {
  const sameDay = writtenDay(at, language, timeZone) === writtenDay(end, language, timeZone);
  const sameMinute = writtenMoment(at, language, timeZone) === writtenMoment(end, language, timeZone);
  const format = new Intl.DateTimeFormat(usage(language), {
    ...(sameDay ? {} : { dateStyle: "medium" }),
    timeStyle: sameMinute ? "medium" : "short",
    timeZone,
  });
  return { at: format.format(at), end: format.format(end) };
}

/** A date, or date and time, as clocks somewhere show it (2026-11-29, 2026-11-29T10:00), in words; else as it is. */
export function writtenCivil(local: string, language: string): string {
  const timed = local.includes("T");
  const at = Date.parse(timed ? `${local}Z` : `${local}T00:00Z`);
  if (Number.isNaN(at)) return local;
  return timed ? writtenMoment(new Date(at), language, "UTC") : writtenDay(new Date(at), language, "UTC");
}
