/** A learner's own calendar: the zone, and the hour at which a new day of studying begins. */
export type StudyCalendar = { readonly timeZone: string /** 0 to 23 */; readonly dayStartHour: number };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The day of studying at an instant, YYYY-MM-DD: before `dayStartHour` it is still yesterday. It begins so many hours after
 * midnight has passed, so in a night in which the clocks change an hour sooner or later by the clock: thus no day comes twice.
 *
 * @param at ms since 1970
 * @throws RangeError when the time zone is unknown: zones are checked where they are set
 */
export function studyDay(at: number, calendar: StudyCalendar): string {
  return formatFor(calendar.timeZone).format(at - calendar.dayStartHour * HOUR_MS);
}

/**
 * The instant at which the current day of studying ends, ms since 1970; found by bisection, so that
 * days of 23 and 25 hours are right.
 */
export function studyDayEnd(at: number, calendar: StudyCalendar): number {
  const today = studyDay(at, calendar);
  return firstInstant(at, at + 2 * DAY_MS, (instant) => studyDay(instant, calendar) !== today);
}

/** The instant at which the current day of studying began, ms since 1970. */
export function studyDayStart(at: number, calendar: StudyCalendar): number {
  const today = studyDay(at, calendar);
  return firstInstant(at - 2 * DAY_MS, at, (instant) => studyDay(instant, calendar) === today);
}

/** The first instant after `low`, up to `high`, from which on something is so. */
function firstInstant(low: number, high: number, isSo: (instant: number) => boolean): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isSo(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/** A moment and the learner's day of studying around it; times are ms since 1970. */
export type StudyMoment = { readonly at: number; readonly today: string; readonly dayEnd: number };

/** @param at ms since 1970 */
export function studyMoment(at: number, calendar: StudyCalendar): StudyMoment {
  return { at, today: studyDay(at, calendar), dayEnd: studyDayEnd(at, calendar) };
}

/**
 * Days from one day of studying to another, negative when it lies before.
 *
 * @param from YYYY-MM-DD
 * @param to   YYYY-MM-DD
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The later of two days; null is before them all. After a move of zone the last day may lie ahead of today. */
export function laterDay(last: string | null, day: string): string {
  return last !== null && last > day ? last : day;
}

/** The day some days after another, YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a name is a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, made);
  return made;
}
