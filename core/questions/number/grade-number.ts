import type { Grade, Ungradable } from "@/core/questions/contract";
import { creditAt } from "@/core/questions/number/tolerance";
import { err, ok, type Result } from "@/core/shared/result";

/** The figure, or the ends of its range, and how far outside it is still right, all in the unit of the question. */
export type NumberKey = { readonly low: number; readonly high: number; readonly tolerance: number };

export function gradeNumber(key: NumberKey, value: number | null): Result<Grade, Ungradable> {
  if (value === null) return err({ kind: "blank" });
  const credit = creditAt(key, value);
  if (credit === 1) return ok({ kind: "correct", note: null });
  // In hundredths, so that a stored grade reads well; just short of all is never all.
  const earned = Math.min(99, Math.round(100 * credit));
  return ok(earned === 0 ? { kind: "incorrect" } : { kind: "partial", earned, possible: 100, note: null });
}
