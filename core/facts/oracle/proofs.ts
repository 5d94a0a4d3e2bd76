import type { Entity, FactBase, FalsityProof, ProofCode, Proposition, Relation } from "@/core/facts/model";
import type { EntityGraph } from "@/core/facts/oracle/entity-graph";
import { directions, holdsThroughout, objectsAgree, type TripleFact } from "@/core/facts/oracle/match";
import { edtf, gapInDays, mayOverlap, outerSpan, spanContains } from "@/core/shared/edtf";
import { distanceKm } from "@/core/shared/geo";

/** What a proof of falsity may use; the caller has made sure that nothing in the base says or suggests the proposition. */
export type ProofWorld = {
  readonly base: FactBase;
  readonly graph: EntityGraph;
  /** Facts of the relation, in the order of the base, whose subject may be entangled with this one; of a symmetric relation either end. */
  readonly factsAbout: (relationId: string, subject: string) => readonly TripleFact[];
  /** Facts of the relation whose object is this thing under any of its names. */
  readonly factsWithObject: (relationId: string, object: string) => readonly TripleFact[];
};

type Proof = (x: Proposition, relation: Relation, world: ProofWorld) => FalsityProof | null;

/** The proofs of items.md §2 in the order in which they explain best. */
export const PROOFS: readonly Proof[] = [
  proveByDenial,
  proveByList,
  proveByFunction,
  proveByInverseFunction,
  proveByExistence,
];

function proof(code: ProofCode, factIds: readonly string[], listId: string | null = null): FalsityProof {
  return { code, factIds, listId };
}

function settled(fact: TripleFact): boolean {
  return fact.status === "established";
}

/** F4: an established fact says that it is not so. */
function proveByDenial(x: Proposition, relation: Relation, { graph, factsAbout }: ProofWorld): FalsityProof | null {
  const denial = factsAbout(x.r, x.s).find(
    (fact) =>
      fact.denies &&
      settled(fact) &&
      holdsThroughout(fact, relation, x.when) &&
      directions(fact.triple, relation).some(
        ({ s, o }) => graph.same(s, x.s) && o.kind === "entity" && x.o.kind === "entity" && graph.same(o.id, x.o.id),
      ),
  );
  return denial === undefined ? null : proof("F4-denial", [denial.id]);
}

/** F2: a list that its source declares complete does not have it. */
function proveByList(x: Proposition, relation: Relation, world: ProofWorld): FalsityProof | null {
  if (x.o.kind !== "entity") return null;
  const asked: readonly (readonly [string, string])[] = relation.symmetric
    ? [
        [x.s, x.o.id],
        [x.o.id, x.s],
      ]
    : [[x.s, x.o.id]];
  for (const [subject, candidate] of asked) {
    for (const list of world.base.index.listBySubjectRelation.get(`${subject} ${x.r}`) ?? []) {
      if (!listCovers(list.when, relation, x.when, world.base.release.asOf)) continue;
      if (list.members.some((member) => world.graph.entangled(member, candidate, x.when))) continue;
      const facts = factsOfMembers(subject, x.r, list.members, relation, world);
      if (facts !== null) return proof("F2-complete-list", facts, list.id);
    }
  }
  return null;
}

/**
 * A list of a state counts for its own time, an open end reaching to the day of the release; that of an event or of something
 * timeless for ever.
 */
export function listCovers(
  listWhen: string | null,
  relation: Relation,
  when: string | null,
  releaseAsOf: string,
): boolean {
  if (relation.aspect !== "state" || listWhen === null || listWhen === when) return true;
  if (when === null) return false;
  const list = outerSpan(edtf(listWhen));
  const to = Math.min(list.to, outerSpan(edtf(releaseAsOf)).to);
  return spanContains({ from: list.from, to }, outerSpan(edtf(when)));
}

/** Ids of the established facts behind a list; null when one is missing, as then the list itself is in doubt. */
function factsOfMembers(
  subject: string,
  relationId: string,
  members: readonly string[],
  relation: Relation,
  world: ProofWorld,
): readonly string[] | null {
  const ids: string[] = [];
  for (const member of members) {
    const fact = world
      .factsAbout(relationId, subject)
      .find(
        (each) =>
          settled(each) &&
          !each.denies &&
          directions(each.triple, relation).some(({ s, o }) => s === subject && o.kind === "entity" && o.id === member),
      );
    if (fact === undefined) return null;
    ids.push(fact.id);
  }
  return ids;
}

/** F1 and F5: the relation gives one object at a time, and another one is established. */
function proveByFunction(x: Proposition, relation: Relation, world: ProofWorld): FalsityProof | null {
  if (!relation.functional) return null;
  const about = world.factsAbout(x.r, x.s).filter((fact) => !fact.denies && world.graph.same(fact.triple.s, x.s));
  const value = about.find((fact) => settled(fact) && holdsThroughout(fact, relation, x.when));
  if (value === undefined || objectsAgree(value.triple.o, x.o, world.graph, x.when)) return null;
  // What may happen twice has one object "at one time": only a single known value refutes others.
  if (
    relation.aspect === "event" &&
    !relation.once &&
    !about.every((fact) => objectsAgree(fact.triple.o, value.triple.o, world.graph, null))
  ) {
    return null;
  }
  if (!relation.spatial) return proof("F1-functional", [value.id]);
  return separatePlaces(value, x, world) ? proof("F5-space", [value.id]) : null;
}

/** Areas of one level do not overlap however large they are, so uncertainty counts only as far as towns are apart. */
const MAX_UNCERTAINTY_KM = 25;

/** One level, and farther apart than their positions are uncertain. */
function separatePlaces(value: TripleFact, x: Proposition, { base }: ProofWorld): boolean {
  if (value.triple.o.kind !== "entity" || x.o.kind !== "entity") return false;
  const place = base.entities.get(value.triple.o.id);
  const candidate = base.entities.get(x.o.id);
  if (place === undefined || candidate === undefined || place.type !== candidate.type) return false;
  const apart = distanceBetween(place, candidate);
  return (
    apart === null || apart > Math.min((place.precisionKm ?? 0) + (candidate.precisionKm ?? 0), MAX_UNCERTAINTY_KM)
  );
}

function distanceBetween(a: Entity, b: Entity): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null;
  return distanceKm({ lat: a.lat, lon: a.lon }, { lat: b.lat, lon: b.lon });
}

/** F1 read backwards: the object belongs to one subject at a time, and another one is established. */
function proveByInverseFunction(
  x: Proposition,
  relation: Relation,
  { graph, factsWithObject }: ProofWorld,
): FalsityProof | null {
  if (!relation.inverseFunctional || x.o.kind !== "entity") return null;
  const object = x.o.id;
  const owner = factsWithObject(x.r, object).find(
    ({ triple, denies, ...fact }) =>
      !denies &&
      fact.status === "established" &&
      triple.o.kind === "entity" &&
      graph.same(triple.o.id, object) &&
      holdsThroughout({ ...fact, triple, denies }, relation, x.when),
  );
  if (owner === undefined || graph.entangled(owner.triple.s, x.s, x.when)) return null;
  return proof("F1-functional", [owner.id]);
}

/** Relations in which what is gone, or not yet there, may still take part. */
const BEYOND_LIFE = new Set([
  "named-after",
  "formed-from",
  "split-from",
  "renamed-to",
  "merged-into",
  "followed-by",
  "part-of-war",
  "carved-from",
  "described-as",
  "accused",
  "listed",
  "ended-by",
]);

/** F3: one of the two did not exist at that time. Neighbouring days prove nothing. */
function proveByExistence(
  x: Proposition,
  relation: Relation,
  { base, graph, factsAbout }: ProofWorld,
): FalsityProof | null {
  if (relation.aspect === "timeless" || BEYOND_LIFE.has(relation.id) || x.o.kind !== "entity") return null;
  const when = x.when ?? (relation.aspect === "event" ? (base.entities.get(x.s)?.life ?? null) : null);
  if (when === null) return null;
  const object = x.o.id;
  const names = graph.namesOf(object).flatMap((id) => base.entities.get(id) ?? []);
  const absent =
    names.length > 0 && names.every(({ life }) => life !== null && (gapInDays(edtf(life), edtf(when)) ?? 0) > 0);
  if (!absent) return null;
  const dated = factsAbout(x.r, x.s).filter(
    (fact) =>
      !fact.denies &&
      settled(fact) &&
      graph.same(fact.triple.s, x.s) &&
      fact.when !== null &&
      mayOverlap(edtf(fact.when), edtf(when)),
  );
  return proof(
    "F3-existence",
    dated.map(({ id }) => id),
  );
}
