const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What clocks in a zone show at an instant, as a form's field for date and time has it: YYYY-MM-DDTHH:MM.
 *
 * @param at ms since 1970; seconds are dropped
 * @throws RangeError when the time zone is unknown: zones are checked where they are set
 */
export function civilTime(at: number, timeZone: string): string {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The instant at which clocks in a zone show a date and time, ms since 1970. A time that comes twice, when clocks go back,
 * is the first of the two; one that is skipped, when they go forward, is as much later as they are put forward.
 *
 * @param local YYYY-MM-DDTHH:MM
 * @returns null when it is no such date and time ("2026-02-30T10:00")
 */
export function instantOf(local: string, timeZone: string): number | null {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null;
  // No zone changes its offset twice within two days: the one of the day before and the one of the day after are all.
  const readings = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => asUtc - offsetAt(at, timeZone));
  const right = readings.filter((at) => civilTime(at, timeZone) === local);
  return right.length > 0 ? Math.min(...right) : (readings[0] ?? null);
}

/** By how much clocks in a zone are ahead of UTC at an instant, in ms. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${civilTime(minute, timeZone)}Z`) - minute;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}
