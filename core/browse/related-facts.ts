import type { Fact, FactBase } from "@/core/facts/model";

/** What two facts have to share to be worth naming beside each other. */
const LEAST_KINSHIP = 0.3;
const SAME_RELATION = 0.15;

/**
 * Facts to read next: those that tell of the same entities. An entity of which few facts tell binds them closely, one
 * of which hundreds tell hardly at all; the same relation and the same topic add a little.
 *
 * @returns at most `limit`, closest first; never the fact itself, nor those that contradict it or tell of the same event
 */
export function relatedFacts(base: FactBase, fact: Fact, limit: number): readonly Fact[] {
  const kinship = new Map<string, number>();
  for (const entityId of base.index.entitiesToldOf.get(fact.id) ?? []) {
    const others = base.index.factsToldOf.get(entityId) ?? [];
    const weight = 1 / Math.log2(1 + others.length);
    for (const other of others) kinship.set(other.id, (kinship.get(other.id) ?? 0) + weight);
  }
  const left = new Set([fact.id, ...fact.contradicts, ...fact.sameEvent]);
  return [...kinship]
    .flatMap(([id, shared]) => {
      const other = base.facts.get(id);
      if (other === undefined || left.has(id)) return [];
      const sameRelation = other.triple !== null && other.triple.r === fact.triple?.r;
      const total = shared + (sameRelation ? SAME_RELATION : 0) + (other.topic === fact.topic ? 0.05 : 0);
      return total < LEAST_KINSHIP ? [] : [{ other, total }];
    })
    .sort((a, b) => b.total - a.total || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, limit)
    .map(({ other }) => other);
}
