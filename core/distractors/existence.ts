import { hasBeginning, isBeginningKnown } from "@/core/facts/about/beginnings";
import type { Entity, FactBase } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";
import { edtf, mayOverlap, outerSpan } from "@/core/shared/edtf";

/**
 * Whether an entity may have been there at a time. Of what is founded on some day and whose day nobody gives, that is taken
 * to be so from the first fact on that tells of it: "unknown" is not "always" (docs/adr/0051). Whatever has no known end
 * counts as still there.
 *
 * @param when the time that is asked about (EDTF); null for any
 */
export function existedAt(base: FactBase, entity: Entity, when: string | null): boolean {
  if (when === null) return true;
  const asked = edtf(when);
  if (entity.life !== null && !mayOverlap(edtf(entity.life), asked)) return false;
  return firstDayOf(base, entity) <= outerSpan(asked).to;
}

/** The day from which an entity may be taken to be there: minus infinity of what has no beginning or has one in its life. */
const firstDayOf = oncePerEntity((base, entity): number => {
  if (!hasBeginning(base.types, entity.type) || isBeginningKnown(entity)) return Number.NEGATIVE_INFINITY;
  const told = (base.index.factsByEntity.get(entity.id) ?? []).map(
    ({ when, asOf }) => outerSpan(edtf(when ?? asOf)).from,
  );
  const known = told.filter(Number.isFinite);
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...known);
});
