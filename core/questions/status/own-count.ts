import type { Fact, FactBase } from "@/core/facts/model";
import { MONTHS } from "@/core/questions/render/dates";
import { namesVoice } from "@/core/questions/status/shown-status";
import { isOutlet } from "@/core/questions/which-wording/worded";

/**
 * Whether a body that is no outlet publishes its own count on one of the cards ("UNHCR gives 172,426 refugees"): who counts is the
 * source of the count, and a careful reader may as well take it for data that measured it as for one report of it.
 */
export function isOwnCount(base: FactBase, fact: Fact): boolean {
  if (fact.statusRule !== "observer-speaks" || !tellsCount(fact)) return false;
  const bodies = fact.by.filter((id) => {
    const speaker = base.entities.get(id);
    return speaker !== undefined && !isOutlet(speaker);
  });
  return fact.evidence.some(({ sourceId }) => {
    const publisher = base.sources.get(sourceId)?.publisher ?? "";
    return bodies.some((id) => namesVoice(base, id, publisher));
  });
}

/** A figure with what it counts; years and days of months are none. */
const FIGURE = /(?<![\d.,])(\d[\d,.]*) (\p{L}+)/gu;
const YEAR = /^(?:19|20)\d\d$/;

function tellsCount({ triple, claim }: Fact): boolean {
  if (triple !== null) return triple.o.kind === "number";
  return [...(claim?.en ?? "").matchAll(FIGURE)].some(
    ([, figure = "", what = ""]) => !YEAR.test(figure) && !MONTHS.en.includes(what),
  );
}
