import { buildIndex } from "@/core/facts/build-index";
import type { Entity, Evidence, Fact, FactBase } from "@/core/facts/model";
import { createTruthOracle } from "@/core/facts/oracle/truth-oracle";
import type { Ground } from "@/core/quality/planted/defect";
import type { GenerationContext } from "@/core/questions/contract";

/** Bases that changed under items that were made before. */

/** The same base with other facts, and an oracle that knows them. */
export function contextWith(
  context: GenerationContext,
  change: (facts: readonly Fact[]) => readonly Fact[],
): GenerationContext {
  const { base } = context;
  const facts = new Map(change([...base.facts.values()]).map((fact) => [fact.id, fact]));
  const changed: FactBase = { ...base, facts, index: buildIndex({ ...base, facts }) };
  return { ...context, base: changed, oracle: createTruthOracle(changed) };
}

/** The same base with one fact changed. */
export const changed = (context: GenerationContext, fact: Fact, change: Partial<Fact>): GenerationContext =>
  contextWith(context, (facts) => facts.map((each) => (each.id === fact.id ? { ...fact, ...change } : each)));

/** The same base in which the notes on one fact say something else. */
export const withNotes = (context: GenerationContext, fact: Fact, note: string): GenerationContext =>
  changed(context, fact, { evidence: fact.evidence.map((each) => ({ ...each, note: { en: note } })) });

/** The same base in which each piece of evidence of the asked fact is another. */
export function withEvidence({ context, fact }: Ground, change: (evidence: Evidence) => Evidence): GenerationContext {
  return changed(context, fact, { evidence: fact.evidence.map(change) });
}

/** The same base with some entities changed. */
export function withEntity(
  context: GenerationContext,
  ids: readonly string[],
  change: Partial<Entity>,
): GenerationContext {
  const { base } = context;
  const entities = new Map(
    [...base.entities].map(([id, entity]) => [id, ids.includes(id) ? { ...entity, ...change } : entity]),
  );
  const world = { ...base, entities };
  return { ...context, base: { ...world, index: buildIndex(world) } };
}

/** The same statement or another, as the word of whoever says it. */
export const claimedBy = (fact: Fact, id: string, triple: Fact["triple"]): Fact => ({
  ...fact,
  id,
  triple,
  status: "claimed",
  statusRule: "party-speaks",
});

/** Everybody who says something in the base. */
export const speakersOf = ({ facts, entities }: FactBase): readonly Entity[] =>
  [...new Set([...facts.values()].flatMap(({ by }) => by))].flatMap((id) => entities.get(id) ?? []);
