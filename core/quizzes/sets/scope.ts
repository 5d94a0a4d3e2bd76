import type { Fact, FactBase } from "@/core/facts/model";
import type { Blueprint, Years } from "@/core/quizzes/blueprint";
import { dayNumber, edtf, outerSpan, spansOverlap } from "@/core/shared/edtf";

/** What of a blueprint says which facts it is about. */
export type Scope = {
  readonly [Part in "topics" | "entities" | "facts" | "without"]: readonly string[];
} & Readonly<Pick<Blueprint, "years" | "onlyOwn">> & { readonly factIds: readonly string[] | null };

/**
 * The facts that a blueprint is about, by topic: those of its topics, those told of its entities, and those chosen one by one; all
 * where it names none of these; none where it is about its teacher's own cards alone. Years narrow all but the last, as somebody
 * chose each of them.
 *
 * @returns topics in the blueprint's order, then in reading order; none that has no fact in it
 */
export function scopeByTopic(base: FactBase, scope: Scope): ReadonlyMap<string, readonly Fact[]> {
  const { topics, entities, years, facts, without, factIds, onlyOwn } = scope;
  if (onlyOwn) return new Map();
  const everything = topics.length === 0 && entities.length === 0 && facts.length === 0;
  const chosen = new Set(facts);
  const named = new Set(topics);
  const told = new Set(entities.flatMap((id) => base.index.factsToldOf.get(id) ?? []).map(({ id }) => id));
  const left = new Set(without);
  const only = factIds === null ? null : new Set(factIds);
  const isIn = (fact: Fact) => {
    if (left.has(fact.id) || (only !== null && !only.has(fact.id))) return false;
    if (chosen.has(fact.id)) return true;
    if (!everything && !named.has(fact.topic) && !told.has(fact.id)) return false;
    return years === null || touches(fact, years);
  };
  const order = [...named, ...base.topics.map(({ id }) => id).filter((id) => !named.has(id))];
  return new Map(
    order.flatMap((topic) => {
      const found = (base.index.factsByTopic.get(topic) ?? []).filter(isIn);
      return found.length === 0 ? [] : [[topic, found] as const];
    }),
  );
}

/** The same in one row. */
export const scopeOf = (base: FactBase, scope: Scope): readonly Fact[] =>
  [...scopeByTopic(base, scope).values()].flat();

/** Whether topics alone say what a blueprint is about: then a memory's topic tells whether it belongs to it. */
export const isOfTopics = ({ entities, years, facts, without, factIds, onlyOwn }: Scope): boolean =>
  !onlyOwn && entities.length === 0 && years === null && facts.length === 0 && without.length === 0 && factIds === null;

/** Whether a fact tells of something in these years; what has no time tells of none. */
export function touches({ when }: Pick<Fact, "when">, { from, to }: Years): boolean {
  if (when === null) return false;
  return spansOverlap(outerSpan(edtf(when)), { from: dayNumber(from, 1, 1), to: dayNumber(to, 12, 31) });
}
