import type { Entity, FactBase } from "@/core/facts/model";

/**
 * The same function, worked out once for each entity of a base and remembered as long as the base is in use.
 *
 * @param workOut depends on the base and the entity alone; never gives undefined
 */
export function oncePerEntity<T>(
  workOut: (base: FactBase, entity: Entity) => T,
): (base: FactBase, entity: Entity) => T {
  const tables = new WeakMap<FactBase, WeakMap<Entity, T>>();
  return (base, entity) => {
    const table = tables.get(base) ?? new WeakMap<Entity, T>();
    tables.set(base, table);
    const known = table.get(entity);
    if (known !== undefined) return known;
    const found = workOut(base, entity);
    table.set(entity, found);
    return found;
  };
}
