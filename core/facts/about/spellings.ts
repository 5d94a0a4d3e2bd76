import type { Entity } from "@/core/facts/model";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/** Every spelling under which an entity may be typed, as written. */
export function spellingsOf(entity: Entity): readonly string[] {
  const texts = [entity.name, entity.text, entity.long].flatMap((text) => (text === null ? [] : [text.en, text.fr]));
  return [...texts.flatMap((text) => text ?? []), ...entity.aliases];
}

/**
 * Normalised spelling → ids of the entities that bear it. A form without its leading article is added
 * only where it does not belong to another entity ("Le Monde" is not "Monde" if somebody else is).
 */
export function aliasIndex(entities: readonly Entity[]): ReadonlyMap<string, readonly string[]> {
  const exact = new Map<string, Set<string>>();
  const shortened = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, key: string, id: string) => {
    if (key !== "") to.set(key, (to.get(key) ?? new Set()).add(id));
  };
  for (const entity of entities) {
    for (const spelling of spellingsOf(entity)) {
      const key = normalise(spelling);
      add(exact, key, entity.id);
      add(shortened, withoutArticle(key), entity.id);
    }
  }
  const index = new Map([...exact].map(([key, ids]) => [key, [...ids]] as const));
  for (const [key, ids] of shortened) {
    if (!index.has(key) && ids.size === 1) index.set(key, [...ids]);
  }
  return index;
}
