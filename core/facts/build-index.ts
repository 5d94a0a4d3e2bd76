import { entitiesToldOf } from "@/core/facts/about/facts-told-of";
import { aliasIndex } from "@/core/facts/about/spellings";
import type { CompleteList, Entity, EntityType, Fact, FactIndex, Relation } from "@/core/facts/model";

/** Builds every look-up table once. */
export function buildIndex(parts: {
  readonly types: ReadonlyMap<string, EntityType>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: readonly CompleteList[];
}): FactIndex {
  const { entities, facts, lists } = parts;
  const all = [...facts.values()];
  const toldOf = entitiesToldOf(parts);
  return {
    factsByTopic: groupBy(all, ({ topic }) => [topic]),
    factsByRelation: groupBy(all, ({ triple }) => (triple === null ? [] : [triple.r])),
    factsBySubjectRelation: groupBy(all, ({ triple }) => (triple === null ? [] : [`${triple.s} ${triple.r}`])),
    factsByRelationObject: groupBy(all, ({ triple }) =>
      triple !== null && triple.o.kind === "entity" ? [`${triple.r} ${triple.o.id}`] : [],
    ),
    factsByEntity: groupBy(all, ({ about }) => about),
    factsToldOf: groupBy(all, ({ id }) => toldOf.get(id) ?? []),
    entitiesToldOf: toldOf,
    factsBySource: groupBy(all, ({ evidence }) => [...new Set(evidence.map(({ sourceId }) => sourceId))]),
    entitiesByType: groupBy([...entities.values()], ({ type }) => [type]),
    listById: new Map(lists.map((list) => [list.id, list])),
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
