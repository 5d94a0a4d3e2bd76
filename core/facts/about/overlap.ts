import type { Entity } from "@/core/facts/model";

/**
 * Everything that an entity is part of or easily taken for: what may be true of the one may be said of the other, so
 * neither is a safe wrong answer beside the other. A guard, never a statement about the world.
 */
export function overlapping({ within, confusable }: Pick<Entity, "within" | "confusable">): readonly string[] {
  return confusable.length === 0 ? within : [...within, ...confusable];
}

/** Whether two entities are part and whole, or easily taken for each other. */
export function overlap(left: Entity, right: Entity): boolean {
  return overlapping(left).includes(right.id) || overlapping(right).includes(left.id);
}
