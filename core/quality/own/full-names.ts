import type { Entity, FactBase } from "@/core/facts/model";
import { typeFits } from "@/core/facts/type-tree";
import { hasWords } from "@/core/quality/own/labels";

/**
 * What the checks read from names that are written out. Shared with nothing that makes items (docs/adr/0033).
 */

/** Whether the name of one says the other: spelled out, where it is written with an acronym. */
export function saysName(one: Entity, other: Entity): boolean {
  const isShort = one.name.en.split(/[\s-]/).some((part) => /^[A-Z][A-Z0-9]+$/.test(part));
  const written = [one.text.en, one.long?.en ?? "", ...(isShort ? one.aliases : [])];
  return other.name.en.length > 3 && written.some((name) => hasWords(name, other.name.en));
}

/** The place of the same kind as the stated one that something bears in its name, if it is another. */
export function placeInName(base: FactBase, bearer: Entity, stated: Entity): Entity | null {
  if (!typeFits(base.types, stated.type, "place")) return null;
  const places = base.index.entitiesByType.get(stated.type) ?? [];
  return places.find((place) => place.id !== stated.id && saysName(bearer, place)) ?? null;
}
