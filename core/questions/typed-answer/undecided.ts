import type { Entity, FactBase } from "@/core/facts/model";
import { buildEntityGraph, type EntityGraph } from "@/core/facts/oracle/entity-graph";
import { typeFits } from "@/core/facts/type-tree";
import type { GenerationContext } from "@/core/questions/contract";
import { type Frame, propositionWith } from "@/core/questions/frame";
import { branchOf } from "@/core/questions/typed-answer/spellings";

/**
 * Entities for which the sources decide neither way: who types one has made no mistake. What they vouch for is decided, though
 * it may be another answer than the one asked for. Only what is of the kind that is asked for
 * is looked at: a river is no answer to "in which region", whatever the sources say of it.
 *
 * Where a function or a complete list proves all others false, only what is tied to the facts of the question can be
 * undecided, and nothing else is looked at; where places are told apart by where they lie, also what lies near by.
 */
export function undecidedEntities(context: GenerationContext, frame: Frame, when: string | null): readonly Entity[] {
  const { base, oracle } = context;
  const kind = kindAsked(base, frame);
  const isOpen = (entity: Entity) => {
    const proposition = propositionWith(frame, entity, when);
    return !oracle.isTrue(proposition) && oracle.proveFalse(proposition) === null;
  };
  const tied = tiedEntities(base, frame);
  if (tied === null || !othersAreFalse(context, frame, when, tied)) return entitiesOfKind(base, kind).filter(isOpen);
  const near = [...tied]
    .flatMap((id) => base.entities.get(id) ?? [])
    .filter((each) => typeFits(base.types, each.type, kind));
  const neighbours = isSpatial(base, frame) ? neighboursOf(base, frame.answer) : [];
  return [...new Set([...near, ...neighbours])].filter(isOpen);
}

/**
 * The node of the type tree to which an answer must belong. Of places it is the level that the question names, since a region
 * is no town; of all else what the vocabulary allows there, since one kind of movement is easily taken for another.
 */
function kindAsked(base: FactBase, { fact, slot, answer }: Frame): string {
  const branch = branchOf(base, answer);
  if (branch === "place") return answer.type;
  const relation = base.relations.get(fact.triple.r);
  const kind = slot === "o" ? relation?.range : relation?.domain;
  return kind !== undefined && base.types.has(kind) ? kind : branch;
}

const isSpatial = (base: FactBase, { fact, slot, list }: Frame): boolean =>
  slot === "o" && list === null && base.relations.get(fact.triple.r)?.spatial === true;

const graphs = new WeakMap<FactBase, EntityGraph>();

/**
 * Everything that is one with, in or around what any fact of the question's relation sets in the asked place beside what is
 * given, the members of its list among them; null where nothing is given.
 */
function tiedEntities(base: FactBase, { fact, slot, given, answer, list }: Frame): ReadonlySet<string> | null {
  if (given === null) return null;
  const graph = graphs.get(base) ?? buildEntityGraph(base);
  graphs.set(base, graph);
  const { r } = fact.triple;
  const facts = graph
    .relatedTo(given.id)
    .flatMap((id) => [
      ...(base.index.factsBySubjectRelation.get(`${id} ${r}`) ?? []),
      ...(base.index.factsByRelationObject.get(`${r} ${id}`) ?? []),
    ]);
  const told = facts.flatMap(({ triple }) =>
    triple === null ? [] : [triple.s, ...(triple.o.kind === "entity" ? [triple.o.id] : [])],
  );
  const found = [answer.id, ...(list?.members ?? []), ...told].flatMap((id) => graph.relatedTo(id));
  return slot === "o" || base.relations.get(r)?.inverseFunctional === true ? new Set(found) : null;
}

/**
 * Whether the proof that makes one thing false, of which the relation tells nothing, makes all such things false: it is
 * the known value or the list that refutes it, and neither asks what it refutes.
 */
function othersAreFalse(
  { base, oracle }: GenerationContext,
  frame: Frame,
  when: string | null,
  tied: ReadonlySet<string>,
): boolean {
  const { r } = frame.fact.triple;
  const { factsBySubjectRelation, factsByRelationObject, entitiesByType } = base.index;
  const leaf = entitiesByType.get(frame.answer.type) ?? [];
  const pool = isSpatial(base, frame) ? leaf : entitiesOfKind(base, kindAsked(base, frame));
  let tried = 0;
  for (const stranger of pool) {
    const { id } = stranger;
    if (tried === STRANGERS) break;
    if (tied.has(id)) continue;
    if (factsBySubjectRelation.has(`${id} ${r}`) || factsByRelationObject.has(`${r} ${id}`)) continue;
    tried += 1;
    const proof = oracle.proveFalse(propositionWith(frame, stranger, when));
    if (proof !== null && proof.code !== "F3-existence" && proof.code !== "F4-denial") return true;
  }
  return false;
}

/** Of so many things one will lie far enough away to be refuted. */
const STRANGERS = 8;

const kindTables = new WeakMap<FactBase, Map<string, readonly Entity[]>>();

/** Everything of a kind; there are few kinds, and each is asked for again and again. */
function entitiesOfKind(base: FactBase, kind: string): readonly Entity[] {
  const table = kindTables.get(base) ?? new Map<string, readonly Entity[]>();
  kindTables.set(base, table);
  const { types, index } = base;
  const found =
    table.get(kind) ??
    [...types.keys()].flatMap((type) => (typeFits(types, type, kind) ? (index.entitiesByType.get(type) ?? []) : []));
  table.set(kind, found);
  return found;
}

const cellTables = new WeakMap<FactBase, ReadonlyMap<string, readonly Entity[]>>();

/** Places of the same level in the cells of a degree around it: farther ones are told apart by their positions. */
function neighboursOf(base: FactBase, { type, lat, lon }: Entity): readonly Entity[] {
  const table = cellTables.get(base) ?? groupBy([...base.entities.values()], cellOf);
  cellTables.set(base, table);
  if (lat === null || lon === null) return [];
  const steps = [-1, 0, 1];
  return steps.flatMap((north) => steps.flatMap((east) => table.get(cellKey(type, lat + north, lon + east)) ?? []));
}

const cellOf = ({ type, lat, lon }: Entity): string => (lat === null || lon === null ? "" : cellKey(type, lat, lon));
const cellKey = (type: string, lat: number, lon: number): string => `${type} ${Math.floor(lat)} ${Math.floor(lon)}`;

function groupBy(values: readonly Entity[], keyOf: (entity: Entity) => string): ReadonlyMap<string, readonly Entity[]> {
  const groups = new Map<string, Entity[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
