import type { Fact, FactBase } from "@/core/facts/model";

/** The accounts that the back of a fact's card tells beside it: those that say otherwise. */
export const otherSideOf = (base: FactBase, fact: Fact): readonly Fact[] =>
  fact.contradicts.flatMap((id) => base.facts.get(id) ?? []);

/**
 * The violence that the back of a fact's card tells of: that of the fact itself or, as the back tells the other side too, of an
 * account that says otherwise. Null for none. Who is given no violence is given no card where this is not null.
 */
export const toldHarm = (base: FactBase, fact: Fact): Fact["harm"] =>
  [fact, ...otherSideOf(base, fact)].find(({ harm }) => harm !== null)?.harm ?? null;
