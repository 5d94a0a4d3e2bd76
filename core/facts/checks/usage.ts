import type { CheckContext } from "@/core/facts/checks/context";
import { type Finding, warningAt } from "@/core/facts/content-document";

const CHECK = "usage";
/** Above this share of the structured facts one relation makes the questions monotonous. */
const MAX_RELATION_SHARE = 0.1;
const MIN_FACTS_FOR_SHARE = 150;

/** What nothing uses, and what is used too much. */
export function checkUsage({ raw, base }: CheckContext): readonly Finding[] {
  const usedEntities = new Set([...base.facts.values()].flatMap(({ about }) => about));
  for (const list of base.lists) for (const member of list.members) usedEntities.add(member);
  for (const { within } of base.entities.values()) for (const whole of within) usedEntities.add(whole);
  for (const { says } of base.seed) for (const speaker of says) usedEntities.add(speaker);
  const usedSources = new Set(base.index.factsBySource.keys());
  for (const { evidence } of base.lists) for (const { sourceId } of evidence) usedSources.add(sourceId);

  return [
    ...raw.entities
      .filter(({ value }) => !usedEntities.has(value.id))
      .map((place) => warningAt(place, CHECK, `No fact is about the entity "${place.value.id}".`, "id")),
    ...raw.sources
      .filter(({ value }) => !usedSources.has(value.id))
      .map((place) => warningAt(place, CHECK, `No fact cites the source "${place.value.id}".`, "id")),
    ...frequentRelations({ raw, base }),
  ];
}

function frequentRelations({ raw, base }: Pick<CheckContext, "raw" | "base">): Finding[] {
  const structured = [...base.facts.values()].filter(({ triple }) => triple !== null).length;
  if (structured < MIN_FACTS_FOR_SHARE) return [];
  return raw.relations.flatMap((place) => {
    const count = base.index.factsByRelation.get(place.value.id)?.length ?? 0;
    if (count <= structured * MAX_RELATION_SHARE) return [];
    const share = Math.round((100 * count) / structured);
    return [
      warningAt(
        place,
        CHECK,
        `${place.value.id}: ${count} facts use it, ${share} % of all structured ones; 10 % is the aim.`,
        "id",
      ),
    ];
  });
}
