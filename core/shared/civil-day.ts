import { studyDay, studyDayEnd } from "@/core/memory/study-day";

const HOUR_MS = 3_600_000;
/** Noon UTC lies within the wanted day nearly everywhere; these shifts reach it from every zone. */
const SHIFTS_HOURS = [0, -6, 6, -12, 12, -18, 18];

/**
 * The last millisecond of a civil day in a zone, ms since 1970.
 *
 * @param day YYYY-MM-DD
 * @returns null when the day is not one ("2026-02-30") or the zone skipped it
 */
export function endOfCivilDay(day: string, timeZone: string): number | null {
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (Number.isNaN(noon)) return null;
  const calendar = { timeZone, dayStartHour: 0 };
  for (const shift of SHIFTS_HOURS) {
    const at = noon + shift * HOUR_MS;
    if (studyDay(at, calendar) === day) return studyDayEnd(at, calendar) - 1;
  }
  return null;
}
