import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { edtf, endSpan, isOpenEnded, outerSpan } from "@/core/shared/edtf";

const CHECK = "lives";
/** Days by which an end may lie before what is still told of it: movements do not dissolve on a day. */
export const IMPRECISE_END_DAYS = 31;
/** Relations after which their subject is there no longer under its name. */
const ENDINGS = new Set(["merged-into", "renamed-to", "ended-on"]);

/** No state outlasts what it is a state of or who holds it, and nothing outlives its own end. */
export function checkLives(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    return [
      ...withinItsEnds(fact, place, context.base),
      ...livesOn(fact, place, context.base),
      ...saysUntilWhen(fact, place),
    ];
  });
}

/** Subject and object of a state, an office's holder among them, are there until it ends, or until it was last known. */
function withinItsEnds(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  const { triple, when } = fact;
  if (triple === null || when === null || fact.denies) return [];
  if (base.relations.get(triple.r)?.aspect !== "state" || place.value.outsideLife !== undefined) return [];
  const until = lastDay(fact, when);
  const { from, to } = endSpan(edtf(when));
  const ends: readonly (readonly ["s" | "o", string])[] = [
    ["s", triple.s],
    ...(triple.o.kind === "entity" ? [["o", triple.o.id] as const] : []),
  ];
  return ends.flatMap(([end, id]) => {
    const over = lastDayOf(base.entities.get(id));
    // A state given as one month was so all of that month; whoever died in the midst of it held no office until its end.
    if (end === "o" && triple.r === "held-by" && !when.includes("/") && from <= over && over < to) {
      const message = `${fact.id}: it is dated ${when} as a whole, but "${id}" was there until ${base.entities.get(id)?.life} only; end it on that day.`;
      return [problemAt(place, CHECK, message, end)];
    }
    if (until <= over + IMPRECISE_END_DAYS) return [];
    const told = isOpenEnded(edtf(when)) ? `known to hold on ${fact.asOf}` : `said to hold until then`;
    const message = `${fact.id}: it is dated ${when} and ${told}, but "${id}" existed only ${base.entities.get(id)?.life}; end it by then.`;
    return [problemAt(place, CHECK, message, end)];
  });
}

/** Words that tell of a state as lasting to this day. */
const LASTING = /\b(?:since|ever since|to this day|still|has|have|is|are)\b/iu;

/** A sentence on a state that was last known long ago does not tell of it as lasting: it names the year of that. */
function saysUntilWhen(fact: Fact, place: Located<RawFact>): Finding[] {
  if (fact.lastKnown === null || !LASTING.test(fact.text.en)) return [];
  if (fact.text.en.includes(fact.lastKnown.slice(0, 4))) return [];
  const message = `${fact.id}: it is told as lasting, but was last known on ${fact.lastKnown}; say until when it is known, or cite a newer source.`;
  return [warningAt(place, CHECK, message, "text")];
}

/** The first day on which a state may have ended; of an open one the last for which its sources vouch. */
function lastDay(fact: Fact, when: string): number {
  const value = edtf(when);
  return isOpenEnded(value) ? outerSpan(edtf(fact.asOf)).to : endSpan(value).from;
}

/** The last day on which it may have been there. */
function lastDayOf(entity: Entity | undefined): number {
  const life = entity?.life ?? null;
  return life === null ? Number.POSITIVE_INFINITY : endSpan(edtf(life)).to;
}

/** What merged into another, took another name or ended has a life that ends with it. */
function livesOn(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  const { triple, when } = fact;
  if (triple === null || when === null || fact.denies || !ENDINGS.has(triple.r)) return [];
  if (fact.status !== "established" && fact.status !== "reported") return [];
  const entity = base.entities.get(triple.s);
  const life = entity?.life ?? null;
  if (entity === undefined || life === null) return [];
  const end = endSpan(edtf(life));
  const after = end.from > outerSpan(edtf(when)).to + IMPRECISE_END_DAYS;
  if (!after) return [];
  const message = `${fact.id}: with this (${when}) "${entity.id}" was there no longer, but its life is ${life}; end it there.`;
  return [problemAt(place, CHECK, message, "s")];
}
