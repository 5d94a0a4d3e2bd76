import { readNumber } from "@/components/questions/number/read-number";
import { shownNumber } from "@/components/questions/number/shown-number";

/**
 * What stands in the field of a number: what was typed, unless the answer is another number than that. It is when the question
 * is come back to, when the page was loaded anew, when another tab's answer counts, and when the answer was taken back.
 */
export function fieldText(typed: string, value: number | null, unit = ""): string {
  if (readNumber(typed, unit) === value) return typed;
  return value === null ? "" : shownNumber(value);
}
