import { tally } from "@/core/facts/content-summary";
import type { Entity, FactBase } from "@/core/facts/model";
import { isLeaf } from "@/core/facts/type-tree";
import { type FactYield, isAskedYield, isStructuredYield } from "@/core/quality/fact-yield";

/** What the fact base has to be, by what it yields; see `shortcomings`. */
export type BaseFigures = {
  readonly facts: number;
  readonly entities: number;
  readonly sources: number;
  readonly relations: number;
  /** Types without a subtype. */
  readonly leaves: number;
  /** Facts that yield at least one valid item other than a card, and their share in [0, 1]. */
  readonly structured: number;
  readonly structuredShare: number;
  /** Facts that yield an item other than a card and those on the evidence (status, who says so, which wording). */
  readonly asked: number;
  readonly askedShare: number;
  /** Facts with subject, relation and object. */
  readonly withTriple: number;
  readonly itemsByType: Readonly<Record<string, number>>;
  readonly cards: number;
  readonly factsPerRelation: Readonly<Record<string, number>>;
  /** The most used relation, and its share of the facts that have one. */
  readonly largestRelation: { readonly id: string; readonly facts: number; readonly share: number } | null;
  /** Entities of each leaf that may stand as options: labelled, and some fact is about them. */
  readonly candidatesPerLeaf: Readonly<Record<string, number>>;
};

/** Asked of the base as a whole. */
export const LIMITS = {
  structuredShare: 0.6,
  askedShare: 0.6,
  largestRelationShare: 0.1,
  fewestRelations: 50,
  mostRelations: 80,
  leaves: 40,
  facts: 400,
  entities: 250,
} as const;

/** @param yields of every fact of the base */
export function baseFigures(base: FactBase, yields: readonly FactYield[]): BaseFigures {
  const facts = yields.length;
  const structured = yields.filter(isStructuredYield).length;
  const asked = yields.filter(isAskedYield).length;
  const triples = [...base.facts.values()].flatMap(({ triple }) => triple ?? []);
  const factsPerRelation = tally(triples, ({ r }) => r);
  const [largest] = Object.entries(factsPerRelation);
  const leaves = [...base.types.keys()].filter((type) => isLeaf(base.types, type));
  return {
    facts,
    entities: base.entities.size,
    sources: base.sources.size,
    relations: base.relations.size,
    leaves: leaves.length,
    structured,
    structuredShare: share(structured, facts),
    asked,
    askedShare: share(asked, facts),
    withTriple: triples.length,
    itemsByType: tally(
      yields.flatMap(({ made }) => made),
      ({ type }) => type,
    ),
    cards: yields.reduce((sum, { cards }) => sum + cards, 0),
    factsPerRelation,
    largestRelation:
      largest === undefined ? null : { id: largest[0], facts: largest[1], share: share(largest[1], triples.length) },
    candidatesPerLeaf: Object.fromEntries(
      leaves
        .map((leaf) => [leaf, (base.index.entitiesByType.get(leaf) ?? []).filter(mayBeOption(base)).length] as const)
        .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
    ),
  };
}

const mayBeOption =
  (base: FactBase) =>
  ({ id, name }: Entity): boolean =>
    name.en !== "" && base.index.factsByEntity.has(id);

/** In [0, 1], three decimals. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 1000;
}

export type Shortcoming = { readonly level: "problem" | "warning"; readonly message: string };

/** Where the base falls short of what is asked of it. */
export function shortcomings(figures: BaseFigures): readonly Shortcoming[] {
  const percent = (value: number) => `${Math.round(1000 * value) / 10} %`;
  const { structuredShare, askedShare, largestRelation, relations, leaves, facts, entities } = figures;
  const found: (readonly [boolean, Shortcoming["level"], string])[] = [
    [
      structuredShare < LIMITS.structuredShare,
      "problem",
      `${percent(structuredShare)} of the facts yield an item other than a card; ${percent(LIMITS.structuredShare)} are asked.`,
    ],
    [
      askedShare < LIMITS.askedShare,
      "warning",
      `${percent(askedShare)} of the facts yield an item that asks for what they say; ${percent(LIMITS.askedShare)} are the aim.`,
    ],
    [
      largestRelation !== null && largestRelation.share > LIMITS.largestRelationShare,
      "problem",
      `The relation "${largestRelation?.id}" holds ${percent(largestRelation?.share ?? 0)} of the facts that have one; ${percent(LIMITS.largestRelationShare)} is the most.`,
    ],
    [
      relations < LIMITS.fewestRelations,
      "problem",
      `${relations} relations; ${LIMITS.fewestRelations} are the fewest with which enough can be said.`,
    ],
    [
      relations > LIMITS.mostRelations,
      "problem",
      `${relations} relations; ${LIMITS.mostRelations} are the most that an editor can know.`,
    ],
    [leaves < LIMITS.leaves, "problem", `${leaves} leaves in the type tree; ${LIMITS.leaves} are the fewest.`],
    [facts < LIMITS.facts, "problem", `${facts} facts; ${LIMITS.facts} are the fewest.`],
    [entities < LIMITS.entities, "problem", `${entities} entities; ${LIMITS.entities} are the fewest.`],
  ];
  return found.flatMap(([short, level, message]) => (short ? [{ level, message }] : []));
}
