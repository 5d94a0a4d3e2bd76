import type { Fact } from "@/core/facts/model";
import { edtf, edtfOfDay, outerSpan } from "@/core/shared/edtf";

const FIRST = 1900;
const LAST = 2100;

/**
 * What FactFilter reads of a fact: "topic,status,firstYear,lastYear".
 *
 * @param when EDTF; an open or unknown end reaches as far as the filter does
 */
export function factKey({ topic, status }: Fact, when: string): string {
  const { from, to } = outerSpan(edtf(when));
  const year = (day: number, unknown: number) => (Number.isFinite(day) ? Number(edtfOfDay(day).slice(0, 4)) : unknown);
  return [topic, status, year(from, FIRST), year(to, LAST)].join(",");
}
