import { overlapping } from "@/core/facts/about/overlap";
import type { Entity } from "@/core/facts/model";
import { oncePerEntity } from "@/core/facts/once-per-entity";

/**
 * All that an entity belongs to at any time, itself among it: what it is part of, whose office or force it is, what its offices
 * are of, over any number of steps. Florence Parly belongs to France, the leader of a katiba to the coalition of which that
 * is part. A guard, never a statement about the world: it has no dates.
 *
 * @returns entity ids
 */
export const bondsOf = oncePerEntity((base, entity): ReadonlySet<string> => {
  const found = new Set([entity.id]);
  const left: Entity[] = [entity];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const offices = (base.index.factsByRelationObject.get(`held-by ${one.id}`) ?? []).flatMap(({ triple, denies }) =>
      triple === null || denies ? [] : [triple.s],
    );
    for (const id of [...overlapping(one), ...one.of, ...offices]) {
      const other = base.entities.get(id);
      if (other === undefined || found.has(id)) continue;
      found.add(id);
      left.push(other);
    }
  }
  return found;
});
