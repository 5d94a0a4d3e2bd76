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
  const world: ProofWorld = { base, graph, ...lookUps(base, graph) };

  const isTrue = (x: Proposition) => {
    const relation = base.relations.get(x.r);
    return relation !== undefined && world.factsAbout(x.r, x.s).some((fact) => entails(fact, x, relation, world));
  };
  const isSaid = (x: Proposition) => {
    const relation = base.relations.get(x.r);
    if (relation === undefined) return false;
    return world
      .factsAbout(x.r, x.s)
      .some((fact) => fact.status !== "established" && speaksOf(fact, x, relation, graph));
  };
  const proveFalse = (x: Proposition): FalsityProof | null => {
    const relation = base.relations.get(x.r);
    if (relation === undefined || isTrue(x)) return null;
    const suggested = world
      .factsAbout(x.r, x.s)
      .some((fact) => !(fact.denies && fact.status === "established") && speaksOf(fact, x, relation, graph));
    if (suggested) return null;
    for (const prove of PROOFS) {
      const found = prove(x, relation, world);
      if (found !== null) return found;
    }
    return null;
  };
  return { isTrue, isSaid, proveFalse, isUnique: (fact, slot, when) => isUnique(fact, slot, when ?? null, world) };
}

/** The facts that can bear on a proposition, without a look at all others of its relation. */
function lookUps(base: FactBase, graph: EntityGraph): Pick<ProofWorld, "factsAbout" | "factsWithObject"> {
  const order = new Map([...base.facts.keys()].map((id, at) => [id, at]));
  const gathered = (lists: readonly (readonly Fact[])[]): readonly TripleFact[] => {
    const found = [...new Set(lists.flat())].filter(isTripleFact);
    return found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  };
  const about = new Map<string, readonly TripleFact[]>();
  const { factsBySubjectRelation, factsByRelationObject } = base.index;
  return {
    factsAbout: (relationId, subject) => {
      const key = `${relationId} ${subject}`;
      const known = about.get(key);
      if (known !== undefined) return known;
      const symmetric = base.relations.get(relationId)?.symmetric === true;
      const found = gathered(
        graph
          .relatedTo(subject)
          .flatMap((id) => [
            factsBySubjectRelation.get(`${id} ${relationId}`) ?? [],
            symmetric ? (factsByRelationObject.get(`${relationId} ${id}`) ?? []) : [],
          ]),
      );
      about.set(key, found);
      return found;
    },
    factsWithObject: (relationId, object) =>
      gathered(graph.namesOf(object).map((id) => factsByRelationObject.get(`${relationId} ${id}`) ?? [])),
  };
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

function belongedTo(part: string, whole: string, fact: TripleFact, { base, graph, factsAbout }: ProofWorld): boolean {
  const component = base.relations.get("component");
  if (component === undefined) return false;
  return factsAbout("component", whole).some(
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
  const { s, r, o } = fact.triple;
  if (slot === "o") return uniqueObject(fact, relation, rivalsOf(fact, relation, when, world.factsAbout(r, s)), world);
  const owners = o.kind === "entity" ? world.factsWithObject(r, o.id) : [];
  return uniqueSubject(fact, relation, rivalsOf(fact, relation, when, owners), world);
}

function uniqueObject(fact: TripleFact, relation: Relation, rivals: readonly TripleFact[], world: ProofWorld): boolean {
  const { s, r, o } = fact.triple;
  const lists = world.base.index.listBySubjectRelation.get(`${s} ${r}`) ?? [];
  const closed = lists.some(
    ({ when, members }) => members.length === 1 && listCovers(when, relation, fact.when, world.base.release.asOf),
  );
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

/** Those of the facts, of whatever status, that may concern the time that is asked about. */
function rivalsOf(
  fact: TripleFact,
  relation: Relation,
  when: string | null,
  facts: readonly TripleFact[],
): readonly TripleFact[] {
  const asked = when === null ? withoutFirstAndLast(fact) : outerSpan(edtf(when));
  return facts.filter(
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
