import type { Grade, Ungradable } from "@/core/questions/contract";
import { err, ok, type Result } from "@/core/shared/result";

/** The month is 1 to 12, and null where the year alone is asked. */
export type DateKey = { readonly year: number; readonly month: number | null };
export type DateAnswer = { readonly year: number | null; readonly month: number | null };

/** Right to the unit that was asked for; one year, or one month, off earns half. */
export function gradeDate(key: DateKey, answer: DateAnswer): Result<Grade, Ungradable> {
  if (answer.year === null || (key.month !== null && answer.month === null)) return err({ kind: "blank" });
  const years = answer.year - key.year;
  return ok(gradeDistance(key.month === null ? years : years * 12 + ((answer.month ?? 0) - key.month)));
}

/** @param units years or months, whichever was asked, between the answer and the date */
function gradeDistance(units: number): Grade {
  if (units === 0) return { kind: "correct", note: null };
  return Math.abs(units) === 1 ? { kind: "partial", earned: 1, possible: 2, note: null } : { kind: "incorrect" };
}
