import { dayNumber, edtf, endSpan, startSpan } from "@/core/shared/edtf";

/** For so long a place could still tell somebody where to look (items.md §8, H5). */
export const MONTHS_OF_CAUTION = 12;

/** The first day that is too recent for an exact place; @param asOf the release's day, YYYY-MM-DD */
export function cautionFrom(asOf: string): number {
  const [year = 0, month = 1, day = 1] = asOf.split("-").map(Number);
  return dayNumber(year, month - MONTHS_OF_CAUTION, day);
}

/** Whether it began or ended within the last year before the release; what goes on since earlier is no news. */
export function isRecent(when: string, asOf: string): boolean {
  const from = cautionFrom(asOf);
  return [startSpan(edtf(when)).to, endSpan(edtf(when)).to].some((day) => Number.isFinite(day) && day >= from);
}
