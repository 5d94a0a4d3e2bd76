import type { CompleteList, Entity, Fact, FactIndex } from "@/core/facts/model";
import { normalise, withoutArticle } from "@/core/shared/normalise";

/** Builds every look-up table once. */
export function buildIndex(
  entities: ReadonlyMap<string, Entity>,
  facts: ReadonlyMap<string, Fact>,
  lists: readonly CompleteList[],
): FactIndex {
  const all = [...facts.values()];
  return {
    factsByTopic: groupBy(all, ({ topic }) => [topic]),
    factsByRelation: groupBy(all, ({ triple }) => (triple === null ? [] : [triple.r])),
    factsBySubjectRelation: groupBy(all, ({ triple }) => (triple === null ? [] : [`${triple.s} ${triple.r}`])),
    factsByRelationObject: groupBy(all, ({ triple }) =>
      triple !== null && triple.o.kind === "entity" ? [`${triple.r} ${triple.o.id}`] : [],
    ),
    factsByEntity: groupBy(all, ({ about }) => about),
    factsBySource: groupBy(all, ({ evidence }) => [...new Set(evidence.map(({ sourceId }) => sourceId))]),
    entitiesByType: groupBy([...entities.values()], ({ type }) => [type]),
    listBySubjectRelation: groupBy(lists, ({ s, r }) => [`${s} ${r}`]),
    entitiesByAlias: aliasIndex([...entities.values()]),
  };
}

function groupBy<T>(values: readonly T[], keysOf: (value: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    for (const key of keysOf(value)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [value]);
      else group.push(value);
    }
  }
  return groups;
}

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
