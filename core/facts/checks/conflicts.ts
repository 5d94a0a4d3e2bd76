import { overlap } from "@/core/facts/about/overlap";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase, FactObject, Relation } from "@/core/facts/model";
import { edtf, innerSpan, mayOverlap, outerSpan } from "@/core/shared/edtf";

const CHECK = "conflicts";

/** Two values where the vocabulary allows one: both established is a contradiction in the base. */
export function checkConflicts(context: CheckContext): readonly Finding[] {
  const { base } = context;
  const found: Finding[] = [];
  for (const relation of base.relations.values()) {
    const facts = (base.index.factsByRelation.get(relation.id) ?? []).filter(({ denies }) => !denies);
    if (relation.functional) {
      found.push(...clashes(context, relation, facts, (fact) => fact.triple?.s ?? "", "subject"));
    }
    if (relation.inverseFunctional) {
      found.push(...clashes(context, relation, facts, objectKey, "object"));
    }
  }
  return [...found, ...sameTriples(context)];
}

function objectKey(fact: Fact): string {
  return fact.triple === null ? "" : JSON.stringify(fact.triple.o);
}

function clashes(
  context: CheckContext,
  relation: Relation,
  facts: readonly Fact[],
  keyOf: (fact: Fact) => string,
  shared: "subject" | "object",
): Finding[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((fact, index) =>
      group.slice(index + 1).flatMap((other) => clash(context, relation, fact, other, shared)),
    ),
  );
}

function clash(
  context: CheckContext,
  relation: Relation,
  fact: Fact,
  other: Fact,
  shared: "subject" | "object",
): Finding[] {
  const { base } = context;
  if (fact.triple === null || other.triple === null || fact.contradicts.includes(other.id)) return [];
  const compatible =
    shared === "subject"
      ? compatibleObjects(base, fact.triple.o, other.triple.o)
      : relatedEntities(base, fact.triple.s, other.triple.s);
  if (compatible || !atOneTime(relation, fact, other)) return [];
  const what = shared === "subject" ? "one object" : "one subject";
  const message = `${fact.id} and ${other.id}: "${relation.id}" allows ${what} at a time, and these two differ; correct a date, merge them, or let one contradict the other.`;
  const place = placeOfFact(context, other.id);
  const bothEstablished = fact.status === "established" && other.status === "established";
  return [bothEstablished ? problemAt(place, CHECK, message, "id") : warningAt(place, CHECK, message, "id")];
}

/** Whether both certainly held on one day; what happens once, or without a date, has no second time. */
function atOneTime(relation: Relation, fact: Fact, other: Fact): boolean {
  if (relation.aspect === "timeless" || relation.once || fact.when === null || other.when === null) return true;
  const first = edtf(fact.when);
  const second = edtf(other.when);
  if (relation.aspect === "event") return mayOverlap(first, second);
  if (fact.when === other.when) return true;
  const a = innerSpan(first);
  const b = innerSpan(second);
  // A successor may take over on the last day of the one before.
  return a !== null && b !== null && Math.min(a.to, b.to) > Math.max(a.from, b.from);
}

function compatibleObjects(base: FactBase, a: FactObject, b: FactObject): boolean {
  if (a.kind === "entity" && b.kind === "entity") return relatedEntities(base, a.id, b.id);
  if (a.kind === "date" && b.kind === "date") {
    const first = outerSpan(edtf(a.edtf));
    const second = outerSpan(edtf(b.edtf));
    return first.from <= second.to && second.from <= first.to;
  }
  if (a.kind === "number" && b.kind === "number") {
    return a.unit.en !== b.unit.en || (a.low <= b.high && b.low <= a.high) || a.about || b.about;
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** One entity, or two that overlap. */
function relatedEntities(base: FactBase, a: string, b: string): boolean {
  const [left, right] = [base.entities.get(a), base.entities.get(b)];
  return a === b || (left !== undefined && right !== undefined && overlap(left, right));
}

/** The same triple at the same time twice is one fact with more sources. */
function sameTriples(context: CheckContext): Finding[] {
  const first = new Map<string, Fact>();
  return [...context.base.facts.values()].flatMap((fact) => {
    if (fact.triple === null) return [];
    const key = JSON.stringify([fact.triple, fact.when, fact.denies, fact.by]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, fact);
      return [];
    }
    const message = `${fact.id}: it says the same as "${earlier.id}"; keep one, with the sources of both.`;
    return [problemAt(placeOfFact(context, fact.id), CHECK, message, "id")];
  });
}
