/** A day, month or year of EDTF (2015, 2015-06, 2015-06-20, with or without "~" or "?") in words; else as it is. */
export function writtenDate(edtf: string, locale = "en"): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$/.exec(edtf);
  if (!match) return edtf;
  const [, year = "", month, day] = match;
  if (month === undefined) return year;
  const at = Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day));
  const shape = { year: "numeric", month: "long", ...(day === undefined ? {} : { day: "numeric" as const }) } as const;
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...shape, timeZone: "UTC" }).format(at);
}
