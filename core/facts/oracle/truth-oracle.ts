import type { Fact, FactBase, FactObject, FalsityProof, Proposition, Relation, TruthOracle } from "@/core/facts/model";
import { buildEntityGraph, type EntityGraph } from "@/core/facts/oracle/entity-graph";
import {
  certainDays,
  directions,
  holdsThroughout,
  isTripleFact,
  mayConcernTime,
  objectsAgree,
  type TripleFact,
  timeIsTrue,
} from "@/core/facts/oracle/match";
import { listCovers, PROOFS, type ProofWorld } from "@/core/facts/oracle/proofs";
import { typePath } from "@/core/facts/type-tree";
import { type DaySpan, edtf, outerSpan, spanContains, spansOverlap } from "@/core/shared/edtf";

/**
 * The truth model of the fact base under the open-world assumption: what is not said is unknown, and only a
 * proof makes it false. Pure; keep one per base, as it precomputes which entities contain each other.
 */
export function createTruthOracle(base: FactBase): TruthOracle {
  const graph = buildEntityGraph(base);
  const byRelation = new Map<string, readonly TripleFact[]>(
    [...base.index.factsByRelation].map(([id, facts]) => [id, facts.filter(isTripleFact)]),
  );
  const factsOf = (relationId: string) => byRelation.get(relationId) ?? [];
  const world: ProofWorld = { base, graph, factsOf };

  const isTrue = (x: Proposition) => {
    const relation = base.relations.get(x.r);
    return relation !== undefined && factsOf(x.r).some((fact) => entails(fact, x, relation, world));
  };
  const isSaid = (x: Proposition) => {
    const relation = base.relations.get(x.r);
    if (relation === undefined) return false;
    return factsOf(x.r).some((fact) => fact.status !== "established" && speaksOf(fact, x, relation, graph));
  };
  const proveFalse = (x: Proposition): FalsityProof | null => {
    const relation = base.relations.get(x.r);
    if (relation === undefined || isTrue(x)) return null;
    const suggested = factsOf(x.r).some(
      (fact) => !(fact.denies && fact.status === "established") && speaksOf(fact, x, relation, graph),
    );
    if (suggested) return null;
    for (const prove of PROOFS) {
      const found = prove(x, relation, world);
      if (found !== null) return found;
    }
    return null;
  };
  return { isTrue, isSaid, proveFalse, isUnique: (fact, slot, when) => isUnique(fact, slot, when ?? null, world) };
}

/** Whether the established fact, or what follows from it, is the proposition. */
function entails(fact: TripleFact, x: Proposition, relation: Relation, world: ProofWorld): boolean {
  if (fact.status !== "established" || fact.denies || !timeIsTrue(fact, relation, x)) return false;
  return directions(fact.triple, relation).some(
    ({ s, o }) => world.graph.same(s, x.s) && objectFollows(o, x.o, fact, world),
  );
}

/** The same object, a place around it, or a coalition that it belonged to at that time. */
function objectFollows(known: FactObject, asked: FactObject, fact: TripleFact, world: ProofWorld): boolean {
  if (known.kind === "entity" && asked.kind === "entity") {
    if (world.graph.same(known.id, asked.id)) return true;
    if (!world.graph.contains(asked.id, known.id)) return false;
    return isPlace(known.id, world) ? isPlace(asked.id, world) : belongedTo(known.id, asked.id, fact, world);
  }
  if (known.kind === "date" && asked.kind === "date") {
    return spanContains(outerSpan(edtf(asked.edtf)), outerSpan(edtf(known.edtf)));
  }
  if (known.kind === "number" && asked.kind === "number") {
    return known.unit.en === asked.unit.en && asked.low <= known.low && known.high <= asked.high;
  }
  return known.kind === "text" && asked.kind === "text" && known.text.en === asked.text.en;
}

function isPlace(id: string, { base }: ProofWorld): boolean {
  return typePath(base.types, base.entities.get(id)?.type ?? "").includes("place");
}

function belongedTo(part: string, whole: string, fact: TripleFact, { base, graph, factsOf }: ProofWorld): boolean {
  const component = base.relations.get("component");
  if (component === undefined) return false;
  return factsOf("component").some(
    (membership) =>
      membership.status === "established" &&
      !membership.denies &&
      graph.same(membership.triple.s, whole) &&
      membership.triple.o.kind === "entity" &&
      graph.same(membership.triple.o.id, part) &&
      mayConcernTime(membership, component, fact.when),
  );
}

/** Whether the fact equals the proposition, or says it more or less exactly, at a time that may be the same. */
function speaksOf(fact: TripleFact, x: Proposition, relation: Relation, graph: EntityGraph): boolean {
  if (!mayConcernTime(fact, relation, x.when)) return false;
  return directions(fact.triple, relation).some(
    ({ s, o }) => graph.entangled(s, x.s, x.when) && objectsAgree(o, x.o, graph, x.when),
  );
}

/** One answer only: the vocabulary or a complete list says that there is one, and nothing in the base says otherwise. */
function isUnique(fact: Fact, slot: "o" | "s", when: string | null, world: ProofWorld): boolean {
  if (!isTripleFact(fact) || fact.denies || fact.status !== "established") return false;
  const relation = world.base.relations.get(fact.triple.r);
  if (relation === undefined || (relation.aspect === "state" && fact.when === null)) return false;
  if (when !== null && !holdsThroughout(fact, relation, when)) return false;
  const rivals = rivalsOf(fact, relation, when, world);
  return slot === "o" ? uniqueObject(fact, relation, rivals, world) : uniqueSubject(fact, relation, rivals, world);
}

function uniqueObject(fact: TripleFact, relation: Relation, rivals: readonly TripleFact[], world: ProofWorld): boolean {
  const { s, r, o } = fact.triple;
  const lists = world.base.index.listBySubjectRelation.get(`${s} ${r}`) ?? [];
  const closed = lists.some(({ when, members }) => members.length === 1 && listCovers(when, relation, fact.when));
  if (!relation.functional && !closed) return false;
  return rivals.every((other) =>
    directions(other.triple, relation).every(
      (triple) => !world.graph.same(triple.s, s) || objectsAgree(triple.o, o, world.graph, fact.when),
    ),
  );
}

function uniqueSubject(
  fact: TripleFact,
  relation: Relation,
  rivals: readonly TripleFact[],
  world: ProofWorld,
): boolean {
  const { s, o } = fact.triple;
  if (!relation.inverseFunctional || o.kind !== "entity") return false;
  return rivals.every(
    ({ triple }) =>
      triple.o.kind !== "entity" ||
      !world.graph.same(triple.o.id, o.id) ||
      world.graph.entangled(triple.s, s, fact.when),
  );
}

/** Facts of the relation, of whatever status, that may concern the time that is asked about. */
function rivalsOf(
  fact: TripleFact,
  relation: Relation,
  when: string | null,
  { factsOf }: ProofWorld,
): readonly TripleFact[] {
  const asked = when === null ? withoutFirstAndLast(fact) : outerSpan(edtf(when));
  return factsOf(relation.id).filter(
    (other) =>
      other.id !== fact.id &&
      !other.denies &&
      (relation.aspect !== "state" ||
        other.when === null ||
        asked === null ||
        spansOverlap(outerSpan(edtf(other.when)), asked)),
  );
}

/** The days of a state on which nobody else can be meant; all that it may touch when it has no such days. */
function withoutFirstAndLast(fact: Fact): DaySpan | null {
  if (fact.when === null) return null;
  const days = certainDays(fact);
  return days !== null && days.to - days.from >= 2
    ? { from: days.from + 1, to: days.to - 1 }
    : outerSpan(edtf(fact.when));
}
