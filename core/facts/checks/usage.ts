import { overlapping } from "@/core/facts/about/overlap";
import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, warningAt } from "@/core/facts/content-document";

const CHECK = "usage";
/** What nothing uses. */
export function checkUsage({ raw, base }: CheckContext): readonly Finding[] {
  const usedEntities = new Set(base.index.factsToldOf.keys());
  for (const list of base.lists) for (const member of list.members) usedEntities.add(member);
  for (const entity of base.entities.values()) for (const other of overlapping(entity)) usedEntities.add(other);
  for (const { says } of base.seed) for (const speaker of says) usedEntities.add(speaker);
  const usedSources = new Set(base.index.factsBySource.keys());
  for (const { evidence } of base.lists) for (const { sourceId } of evidence) usedSources.add(sourceId);

  return [
    ...raw.entities
      .filter(({ value }) => !usedEntities.has(value.id))
      .map((place) => warningAt(place, CHECK, `No fact tells of the entity "${place.value.id}".`, "id")),
    ...raw.sources
      .filter(({ value }) => !usedSources.has(value.id))
      .map((place) => warningAt(place, CHECK, `No fact cites the source "${place.value.id}".`, "id")),
  ];
}
