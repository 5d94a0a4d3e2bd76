import type { Fact, FactBase, FactObject, Proposition, Relation } from "@/core/facts/model";
import { edtf, innerSpan, outerSpan, spanContains, spansOverlap } from "@/core/shared/edtf";

/**
 * The truth model of items.md §2 a second time, written from its text as plain searches over lists of rows, without the
 * indexes and closures of the first. Slow, and meant to be: the audit compares the two, so that a mistake in one shows.
 */
export type SecondOracle = {
  isTrue(x: Proposition): boolean;
  isSaid(x: Proposition): boolean;
  isFalse(x: Proposition): boolean;
  /** How many different answers the base knows or reports for one slot of a fact at the stated date. */
  answersTo(fact: Fact, slot: "s" | "o", when: string | null): number;
};

type Row = {
  readonly s: string;
  readonly r: string;
  readonly o: FactObject;
  readonly when: string | null;
  readonly established: boolean;
  readonly denies: boolean;
};

/** Relations that make one entity a form or a part of another. */
const IDENTITY_RELATIONS = new Set(["renamed-to", "merged-into"]);
const PART_RELATIONS = new Set(["component", "formed-from", "merged-into", "renamed-to", "part-of-war"]);

export function secondOracle(base: FactBase): SecondOracle {
  const rows = rowsOf(base);
  const byRelation = new Map<string, Row[]>();
  for (const row of rows) byRelation.set(row.r, [...(byRelation.get(row.r) ?? []), row]);
  const near = overlaps(base, rows);
  const relation = (id: string): Relation => {
    const found = base.relations.get(id);
    if (found === undefined) throw new Error(`No relation ${id}`);
    return found;
  };
  const rowsFor = (r: string) => byRelation.get(r) ?? [];

  const isTrue = (x: Proposition) =>
    rowsFor(x.r).some(
      (row) =>
        row.established && !row.denies && row.s === x.s && sameObject(row.o, x.o) && holdsThen(relation(x.r), row, x),
    );
  const isSaid = (x: Proposition) =>
    rowsFor(x.r).some(
      (row) =>
        !row.established &&
        !row.denies &&
        near(row.s, x.s) &&
        nearObject(near, row.o, x.o) &&
        mayBeThen(relation(x.r), row, x),
    );
  const isNearlyTrue = (x: Proposition) =>
    rowsFor(x.r).some(
      (row) =>
        row.established &&
        !row.denies &&
        near(row.s, x.s) &&
        nearObject(near, row.o, x.o) &&
        mayBeThen(relation(x.r), row, x),
    );

  return {
    isTrue,
    isSaid,
    isFalse: (x) =>
      !isTrue(x) &&
      !isSaid(x) &&
      !isNearlyTrue(x) &&
      (excludedByValue(relation(x.r), rowsFor(x.r), near, x) ||
        excludedByList(base, near, x) ||
        excludedByLife(base, x) ||
        excludedByDenial(relation(x.r), rowsFor(x.r), x)),
    answersTo: (fact, slot, when) =>
      answersTo(rowsFor(fact.triple?.r ?? ""), relation(fact.triple?.r ?? ""), fact, slot, when),
  };
}

/** One row a fact, and its mirror image where the relation is symmetric. */
function rowsOf(base: FactBase): readonly Row[] {
  return [...base.facts.values()].flatMap((fact): readonly Row[] => {
    if (fact.triple === null) return [];
    const { s, r, o } = fact.triple;
    const row = { s, r, o, when: fact.when, established: fact.status === "established", denies: fact.denies };
    const mirrored = base.relations.get(r)?.symmetric === true && o.kind === "entity";
    return mirrored ? [row, { ...row, s: o.id, o: { kind: "entity", id: s } }] : [row];
  });
}

type Near = (left: string, right: string) => boolean;

/** Whether two entities are the same, or one is a part, a container, a former or a later form of the other. */
function overlaps(base: FactBase, rows: readonly Row[]): Near {
  const up = new Map<string, Set<string>>();
  const link = (part: string, whole: string) => up.set(part, (up.get(part) ?? new Set()).add(whole));
  for (const { id, within } of base.entities.values()) for (const whole of within) link(id, whole);
  for (const { s, r, o, denies } of rows) {
    if (o.kind !== "entity" || denies || !PART_RELATIONS.has(r)) continue;
    if (IDENTITY_RELATIONS.has(r) || r === "part-of-war") link(s, o.id);
    else link(o.id, s);
  }
  const above = (id: string): ReadonlySet<string> => {
    const seen = new Set([id]);
    for (const each of seen) for (const whole of up.get(each) ?? []) seen.add(whole);
    return seen;
  };
  const cache = new Map<string, ReadonlySet<string>>();
  const cached = (id: string) => {
    const known = cache.get(id) ?? above(id);
    cache.set(id, known);
    return known;
  };
  return (left, right) => cached(left).has(right) || cached(right).has(left);
}

function sameObject(left: FactObject, right: FactObject): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function nearObject(near: Near, left: FactObject, right: FactObject): boolean {
  return left.kind === "entity" && right.kind === "entity" ? near(left.id, right.id) : sameObject(left, right);
}

/** A state holds at the days of its span; an event or a timeless fact is so whenever one asks. */
function holdsThen(relation: Relation, row: Row, x: Proposition): boolean {
  if (relation.aspect !== "state" || x.when === null) return true;
  if (row.when === null) return false;
  if (row.when === x.when) return true;
  const certain = innerSpan(edtf(row.when));
  return certain !== null && spanContains(certain, outerSpan(edtf(x.when)));
}

function mayBeThen(relation: Relation, row: Row, x: Proposition): boolean {
  if (relation.aspect !== "state" || x.when === null || row.when === null) return true;
  return spansOverlap(outerSpan(edtf(row.when)), outerSpan(edtf(x.when)));
}

/** F1 and F5: a single value is possible and another one is established. */
function excludedByValue(relation: Relation, rows: readonly Row[], near: Near, x: Proposition): boolean {
  const known = rows.filter((row) => row.established && !row.denies && holdsThen(relation, row, x));
  const byObject = relation.functional && known.some((row) => row.s === x.s && !nearObject(near, row.o, x.o));
  const bySubject = relation.inverseFunctional && known.some((row) => sameObject(row.o, x.o) && !near(row.s, x.s));
  return byObject || bySubject;
}

/** F2: a list that a source declares complete does not have it, nor a part or whole of it. */
function excludedByList(base: FactBase, near: Near, x: Proposition): boolean {
  const { o } = x;
  if (o.kind !== "entity") return false;
  return base.lists.some(
    (list) =>
      list.s === x.s &&
      list.r === x.r &&
      (list.when === null || x.when === null || spansOverlap(outerSpan(edtf(list.when)), outerSpan(edtf(x.when)))) &&
      list.members.every((member) => !near(member, o.id)),
  );
}

/** F3: subject or object did not exist at that time. */
function excludedByLife(base: FactBase, x: Proposition): boolean {
  if (x.when === null) return false;
  const asked = outerSpan(edtf(x.when));
  const ids = [x.s, ...(x.o.kind === "entity" ? [x.o.id] : [])];
  return ids.some((id) => {
    const life = base.entities.get(id)?.life ?? null;
    return life !== null && !spansOverlap(outerSpan(edtf(life)), asked);
  });
}

/** F4: an established fact says that it is not so. */
function excludedByDenial(relation: Relation, rows: readonly Row[], x: Proposition): boolean {
  return rows.some(
    (row) => row.established && row.denies && row.s === x.s && sameObject(row.o, x.o) && holdsThen(relation, row, x),
  );
}

function answersTo(rows: readonly Row[], relation: Relation, fact: Fact, slot: "s" | "o", when: string | null): number {
  const { triple } = fact;
  if (triple === null) return 0;
  const x: Proposition = { ...triple, when: when ?? fact.when };
  const same = rows.filter(
    (row) =>
      !row.denies && mayBeThen(relation, row, x) && (slot === "o" ? row.s === triple.s : sameObject(row.o, triple.o)),
  );
  return new Set(same.map((row) => (slot === "o" ? JSON.stringify(row.o) : row.s))).size;
}
