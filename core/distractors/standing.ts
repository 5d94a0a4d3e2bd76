import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity, FactBase } from "@/core/facts/model";
import { boundedPart } from "@/core/shared/bounded-part";

/** Whoever is less like the answer than so many of its kind would be taken by nobody (items.md, Q7). */
const LEAST_SHARE = 0.18;
/** A fifth of fewer than this is nobody in particular. */
const SMALLEST_KIND = 10;
/** Of a larger kind so many tell how like each other its members are. */
const MOST_COMPARED = 64;

const tables = new WeakMap<FactBase, Map<string, readonly number[]>>();

/**
 * The similarity to an entity below which the least similar fifth of its kind lies, whatever is asked; 0 for a small
 * kind. Worked out once for each entity, over a bounded part of the kind.
 */
export function leastSimilarity(base: FactBase, entity: Entity): number {
  const near = similaritiesIn(base, entity);
  return near.length < SMALLEST_KIND ? 0 : (near[Math.floor(near.length * LEAST_SHARE)] ?? 0);
}

/** Two similarities no further apart than this say the same. */
const ALIKE = 0.01;

/**
 * How near one of several comes to an answer, beside the others. A similarity by itself does not tell: most of its parts
 * are the same for everything of
 * a kind (the leaf, periods and places that nobody knows), so that what can be confused and what cannot may lie a few hundredths
 * apart (docs/adr/0046).
 *
 * @param all the similarities of all of them, its own among them
 * @returns in [0, 1]: the share that is less like the answer, half of what is just as like it counted; 0.5 of one alone
 */
export function nearnessAmong(all: readonly number[], own: number): number {
  if (all.length === 0) return 0.5;
  const below = all.filter((value) => value < own - ALIKE).length;
  const tied = all.filter((value) => Math.abs(value - own) <= ALIKE).length;
  return (below + tied / 2) / all.length;
}

/** The same beside everything of the answer's kind, for options that were not chosen among candidates. */
export const nearnessInKind = (base: FactBase, answer: Entity, other: Entity): number =>
  nearnessAmong(similaritiesIn(base, answer), similarity(base, answer, other));

/** The similarities of an entity's leaf to it, ascending. */
function similaritiesIn(base: FactBase, entity: Entity): readonly number[] {
  const table = tables.get(base) ?? new Map<string, readonly number[]>();
  tables.set(base, table);
  const known = table.get(entity.id);
  if (known !== undefined) return known;
  const kind = kindsOf(base).get(entity.type) ?? [];
  const near = [...boundedPart(kind, MOST_COMPARED, entity.id)]
    .filter((other) => other !== entity)
    .map((other) => similarity(base, entity, other))
    .sort((a, b) => a - b);
  table.set(entity.id, near);
  return near;
}

const kindsByBase = new WeakMap<FactBase, ReadonlyMap<string, readonly Entity[]>>();

/** By leaf, what anything is told of: nothing else is compared. */
function kindsOf(base: FactBase): ReadonlyMap<string, readonly Entity[]> {
  const known = kindsByBase.get(base);
  if (known !== undefined) return known;
  const kinds = new Map(
    [...base.index.entitiesByType].map(([type, all]) => [type, all.filter((one) => degreeOf(base, one) > 0)]),
  );
  kindsByBase.set(base, kinds);
  return kinds;
}
