import type { Fact, FactObject, Proposition, Relation, Triple } from "@/core/facts/model";
import type { EntityGraph } from "@/core/facts/oracle/entity-graph";
import {
  type DaySpan,
  edtf,
  innerSpan,
  isOpenEnded,
  mayOverlap,
  outerSpan,
  spanContains,
  spansOverlap,
} from "@/core/shared/edtf";

/** A fact that has a triple; what the oracle reasons about. */
export type TripleFact = Fact & { readonly triple: Triple };

export function isTripleFact(fact: Fact): fact is TripleFact {
  return fact.triple !== null;
}

/** The triple, and for a symmetric relation also the one with its ends exchanged. */
export function directions(triple: Triple, relation: Relation): readonly Triple[] {
  if (!relation.symmetric || triple.o.kind !== "entity") return [triple];
  return [triple, { s: triple.o.id, r: triple.r, o: { kind: "entity", id: triple.s } }];
}

/** Whether two objects say the same, or one says it less exactly, so that neither refutes the other. */
export function objectsAgree(a: FactObject, b: FactObject, graph: EntityGraph, when: string | null): boolean {
  if (a.kind === "entity" && b.kind === "entity") return graph.entangled(a.id, b.id, when);
  if (a.kind === "date" && b.kind === "date") return mayOverlap(edtf(a.edtf), edtf(b.edtf));
  if (a.kind === "number" && b.kind === "number") {
    // Figures of another unit, or "about", never refute: 9 miles may be 14 kilometres.
    return a.unit.en !== b.unit.en || a.about || b.about || (a.low <= b.high && b.low <= a.high);
  }
  // Two texts may say the same in other words; a text and another kind never occur in one relation.
  return true;
}

/**
 * The days on which a state certainly held. What was open when last checked is vouched for until `asOf`.
 * null when no single day is certain.
 */
export function certainDays(fact: Fact): DaySpan | null {
  if (fact.when === null) return null;
  const when = edtf(fact.when);
  const inner = innerSpan(when);
  if (inner === null || !isOpenEnded(when)) return inner;
  const to = Math.min(inner.to, outerSpan(edtf(fact.asOf)).to);
  return inner.from <= to ? { from: inner.from, to } : null;
}

/** Whether the fact certainly held during all of the time that is asked about. */
export function holdsThroughout(fact: Fact, relation: Relation, when: string | null): boolean {
  if (relation.aspect !== "state") return true;
  if (when === null || fact.when === null) return false;
  if (fact.when === when) return true;
  const days = certainDays(fact);
  return days !== null && spanContains(days, outerSpan(edtf(when)));
}

/** Whether the fact may have held on a day that is asked about. An event has no second time: it always may. */
export function mayConcernTime(fact: Fact, relation: Relation, when: string | null): boolean {
  if (relation.aspect !== "state" || when === null || fact.when === null) return true;
  return spansOverlap(outerSpan(edtf(fact.when)), outerSpan(edtf(when)));
}

/**
 * Whether the time that is asked about is right for a fact that is true: a state throughout, an event within it; what has no time
 * always.
 */
export function timeIsTrue(fact: Fact, relation: Relation, x: Proposition): boolean {
  if (relation.aspect === "state") return holdsThroughout(fact, relation, x.when);
  if (relation.aspect === "timeless") return true;
  if (x.when === null || fact.when === null || x.when === fact.when) return true;
  return spanContains(outerSpan(edtf(x.when)), outerSpan(edtf(fact.when)));
}
