import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { type Finding, type Located, problemAt, warningAt } from "@/core/facts/content-document";
import type { Fact, FactBase, Relation } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { edtf, gapInDays, mayOverlap, outerSpan, startSpan } from "@/core/shared/edtf";

const CHECK = "time";

/** Relations that bring their subject about: they may be older than it. */
const BEGINNINGS = new Set([
  "authorised-by",
  "launched-by",
  "carved-from",
  "founded-on",
  "founder",
  "formed-from",
  "split-from",
  "began-on",
  "named-after",
  "signed-on",
  "adopted-on",
  "promulgated-on",
  "mediator",
  "lead-mediator",
]);

/** Dates are there where they must be, agree with each other, and lie within what the sources can know. */
export function checkTime(context: CheckContext): readonly Finding[] {
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    return [
      ...datedWhereNeeded(fact, place, context.base),
      ...withinRelease(fact, place, context.base),
      ...sourcesNotOlder(fact, place, context.base),
      ...withinLives(fact, place, context.base),
    ];
  });
}

function datedWhereNeeded(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  if (fact.triple === null) return [];
  const { r, o } = fact.triple;
  const aspect = base.relations.get(r)?.aspect;
  if (fact.when === null) {
    if (aspect === "timeless" || aspect === undefined) return [];
    const kind = aspect === "state" ? "a state: give the span over which it held" : "an event: say when it happened";
    return [problemAt(place, CHECK, `${fact.id}: "${r}" is ${kind}, as \`when\`.`, "r")];
  }
  if (o.kind === "date" && !mayOverlap(edtf(fact.when), edtf(o.edtf))) {
    return [problemAt(place, CHECK, `${fact.id}: \`when\` and the date in \`o\` do not agree.`, "when")];
  }
  return [];
}

function withinRelease(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  const found: Finding[] = [];
  const asOf = outerSpan(edtf(fact.asOf)).to;
  const release = outerSpan(edtf(base.release.asOf)).to;
  if (asOf > release) {
    const message = `${fact.id}: asOf lies after the release's own day (${base.release.asOf}); nothing later is checked.`;
    found.push(problemAt(place, CHECK, message, "asOf"));
  }
  if (fact.when === null || fact.denies) return found;
  const start = startSpan(edtf(fact.when)).from;
  if (start > asOf && fact.by.length === 0 && !fact.evidence.some(({ as }) => as === "act")) {
    const message = `${fact.id}: it begins (${fact.when}) after the last day for which its sources vouch (${fact.asOf}); give the right asOf, a newer source, or \`by\` for an announcement.`;
    found.push(problemAt(place, CHECK, message, "when"));
  }
  return found;
}

function sourcesNotOlder(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  if (fact.when === null) return [];
  const start = startSpan(edtf(fact.when)).from;
  return fact.evidence.flatMap((evidence, index) => {
    const date = base.sources.get(evidence.sourceId)?.date ?? null;
    if (date === null || evidence.as === "act" || outerSpan(edtf(date)).to >= start) return [];
    const message = `${fact.id}: the source "${evidence.sourceId}" (${date}) is older than what it is said to report (${fact.when}); take another source or date the announcement.`;
    return [problemAt(place, CHECK, message, "sources", index, "id")];
  });
}

function withinLives(fact: Fact, place: Located<RawFact>, base: FactBase): Finding[] {
  if (fact.triple === null || fact.when === null) return [];
  const relation = base.relations.get(fact.triple.r);
  if (relation === undefined || BEGINNINGS.has(relation.id)) return [];
  const when = fact.when;
  const ends: readonly (readonly ["s" | "o", string])[] = [
    ["s", fact.triple.s],
    ...(fact.triple.o.kind === "entity" ? [["o", fact.triple.o.id] as const] : []),
  ];
  return ends.flatMap(([end, id]) => outsideLife(fact, place, relation, when, end, base, id));
}

function outsideLife(
  fact: Fact,
  place: Located<RawFact>,
  relation: Relation,
  when: string,
  end: "s" | "o",
  base: FactBase,
  id: string,
): Finding[] {
  const life = base.entities.get(id)?.life ?? null;
  const gap = life === null ? null : gapInDays(edtf(when), edtf(life));
  if (life === null || gap === null) return [];
  const message = `${fact.id}: "${id}" existed ${life}, but this is dated ${when}; correct one of the two, or name what existed then.`;
  // A state cannot outlast its bearer. An event may concern what is gone or to come, and neighbouring days are imprecision.
  if (relation.aspect === "state" && gap > 31) return [problemAt(place, CHECK, message, end)];
  return gap > 31 ? [warningAt(place, CHECK, message, end)] : [];
}
