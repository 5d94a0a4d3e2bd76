import type { Entity, FactBase } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { typeFits } from "@/core/facts/type-tree";
import type { Frame } from "@/core/questions/frame";
import { edtf, outerSpan, startSpan } from "@/core/shared/edtf";

/** A person of whom the base knows nothing within this many years of the asked date is no option that anybody would take. */
const YEARS_AROUND = 8;
const DAYS_PER_YEAR = 365.25;

/**
 * Whether a person is documented about the time of the question: a captain of 2020 is no likely president of 2002.
 * Anything but a person, and whoever has no dated fact, passes.
 */
export function activeNear(base: FactBase, entity: Entity, when: string | null): boolean {
  if (when === null || !typeFits(base.types, entity.type, "person")) return true;
  const spans = spansOf(base, entity);
  if (spans.length === 0) return true;
  const asked = outerSpan(edtf(when));
  const reach = YEARS_AROUND * DAYS_PER_YEAR;
  return spans.some(({ from, to }) => from - reach <= asked.to && asked.from <= to + reach);
}

/** The days of every dated fact about an entity. */
const spansOf = oncePerEntity((base, { id }) =>
  (base.index.factsByEntity.get(id) ?? []).flatMap(({ when }) => (when === null ? [] : [outerSpan(edtf(when))])),
);

/** Relations whose date is that at which their subject came into being. */
const BIRTHS = ["carved-from", "formed-from", "split-from", "founded-on", "set-up-by", "launched-by"] as const;

/**
 * Whether an entity came into being by the event that is asked about or after it, and the answer before: a region that
 * the same reform made is nothing that another was carved out of.
 */
export function isYounger(base: FactBase, entity: Entity, { fact, answer }: Frame): boolean {
  if (fact.when === null || base.relations.get(fact.triple.r)?.aspect !== "event") return false;
  const { from } = outerSpan(edtf(fact.when));
  const [own, right] = [beginningOf(base, entity), beginningOf(base, answer)];
  return own !== null && own >= from && !(right !== null && right >= from);
}

/**
 * Whether an agreement or an event was over before the one began of whom it is asked what they signed or had a part in: nobody
 * takes a movement of 2011 for a party to an accord of 1991.
 */
export function isOverBefore(base: FactBase, { type, life }: Entity, { slot, given }: Frame): boolean {
  if (slot !== "s" || given === null || life === null) return false;
  if (!["document", "event"].some((branch) => typeFits(base.types, type, branch))) return false;
  const began = beginningOf(base, given);
  return began !== null && startSpan(edtf(life)).to < began;
}

/** The first day on which an entity may have begun; null where nothing tells. */
const beginningOf = oncePerEntity((base, { id, life }): number | null => {
  const told = BIRTHS.flatMap((relation) =>
    (base.index.factsBySubjectRelation.get(`${id} ${relation}`) ?? []).flatMap(({ triple, when, denies }) => {
      const text = triple?.o.kind === "date" ? triple.o.edtf : when;
      return text === null || denies ? [] : [outerSpan(edtf(text)).from];
    }),
  );
  const days = [...told, ...(life === null ? [] : [outerSpan(edtf(life)).from])].filter(Number.isFinite);
  return days.length === 0 ? null : Math.max(...days);
});
