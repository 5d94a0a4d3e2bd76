import { relatedFacts } from "@/core/browse/related-facts";
import type { Entity, Fact, FactBase } from "@/core/facts/model";

export type ReadNext = {
  /** Closest first. */
  readonly facts: readonly Fact[];
  /** What the things that the fact tells of are easily taken for. */
  readonly confusable: readonly Entity[];
};

/** Most facts that are named. */
const FACTS = 2;
/** Looked through for them, as some are left out. */
const LOOKED_AT = 8;

/**
 * What somebody who missed a fact reads next: facts of the same things, and what those things are easily confused with.
 * Nothing of violence or casualties behind a fact that is not of them.
 *
 * @returns nothing for a fact that is no longer in the base
 */
export function readNext(base: FactBase, factId: string): ReadNext {
  const fact = base.facts.get(factId);
  if (fact === undefined) return { facts: [], confusable: [] };
  const fitting = (harm: Fact["harm"]) => harm === null || fact.harm !== null;
  const facts = relatedFacts(base, fact, LOOKED_AT).filter(({ harm }) => fitting(harm));
  const told = new Set(base.index.entitiesToldOf.get(factId) ?? []);
  const confusable = [...base.entities.values()].filter(
    (entity) => !told.has(entity.id) && fitting(entity.harm) && [...told].some((id) => taken(base, entity, id)),
  );
  return { facts: facts.slice(0, FACTS), confusable };
}

/** Whether one of two things is noted as easily taken for the other. */
function taken(base: FactBase, entity: Entity, id: string): boolean {
  return entity.confusable.includes(id) || (base.entities.get(id)?.confusable.includes(entity.id) ?? false);
}
