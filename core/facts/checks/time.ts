import { type Namer, namer } from "@/core/facts/about/named-entities";
import { type CheckContext, placeOfFact } from "@/core/facts/checks/context";
import { IMPRECISE_END_DAYS } from "@/core/facts/checks/lives";
import { type Finding, type Located, problemAt } from "@/core/facts/content-document";
import type { Entity, Fact, FactBase } from "@/core/facts/model";
import type { RawFact } from "@/core/facts/schema";
import { typeFits } from "@/core/facts/type-tree";
import { edtf, gapInDays, mayOverlap, outerSpan, startSpan } from "@/core/shared/edtf";

const CHECK = "time";
/** What is founded, set up or drawn up on a day. */
const FOUNDED = ["organisation", "mission", "document"];
/** A name that the sentence itself calls later, or that the thing took afterwards. */
const FORWARD =
  /\b(?:later|now|today|afterwards|since|future|forerunner of|which became|that became|renamed)\b[^.;,]*/gu;
const MONTHS = "January February March April May June July August September October November December".split(" ");

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
  "lead-mediator",
]);

/** Dates are there where they must be, agree with each other, and lie within what the sources can know. */
export function checkTime(context: CheckContext): readonly Finding[] {
  const names = namer([...context.base.entities.values()], context.base.types);
  return [...context.base.facts.values()].flatMap((fact) => {
    const place = placeOfFact(context, fact.id);
    return [
      ...datedWhereNeeded(fact, place, context.base),
      ...withinRelease(fact, place, context.base),
      ...sourcesNotOlder(fact, place, context.base),
      ...withinLives(fact, place, context.base, names),
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
  const newest = newestDay(fact, base);
  if (outerSpan(edtf(fact.asOf)).from > newest) {
    const message = `${fact.id}: asOf (${fact.asOf}) is later than every source; a source vouches for no day after its own.`;
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

/**
 * The last day on which a source of the fact was written, or read where it has no date. What has no time is so until the release, and
 * what a document enacts holds after it.
 */
function newestDay({ when, evidence }: Fact, base: FactBase): number {
  const days = evidence.flatMap(({ sourceId }) => {
    const source = base.sources.get(sourceId);
    const date = source?.date ?? source?.consulted ?? null;
    return date === null ? [] : [outerSpan(edtf(date)).to];
  });
  return when === null || days.length === 0 || evidence.some(({ as }) => as === "act")
    ? Number.POSITIVE_INFINITY
    : Math.max(...days);
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

/** Neither subject nor object nor anything listed is named before it existed; subject and object not after, either. */
function withinLives(fact: Fact, place: Located<RawFact>, base: FactBase, names: Namer): Finding[] {
  const reason = place.value.outsideLife;
  const when = fact.when ?? dayInWords(fact.text.en);
  if (when === null || BEGINNINGS.has(fact.triple?.r ?? "")) return [];
  const { triple } = fact;
  const ends: readonly (readonly ["s" | "o", string])[] =
    triple === null ? [] : [["s", triple.s], ...(triple.o.kind === "entity" ? [["o", triple.o.id] as const] : [])];
  const listed = place.value.about.map((id, index) => [index, id] as const);
  const found = [
    ...ends.flatMap(([end, id]) => outsideLife(fact, place, when, [end], base.entities.get(id), true)),
    ...listed.flatMap(([at, id]) => outsideLife(fact, place, when, ["about", at], base.entities.get(id), false)),
    ...namedInWords(fact, place, base, names).flatMap(([field, id]) =>
      outsideLife(fact, place, when, [field], base.entities.get(id), false),
    ),
  ];
  if (reason === undefined) return found;
  if (found.length > 0) return [];
  return [problemAt(place, CHECK, `${fact.id}: all of it existed then; take \`outsideLife\` out.`, "outsideLife")];
}

/** Groups, missions and documents that the words name beyond subject, object and what is listed. */
function namedInWords(
  fact: Fact,
  place: Located<RawFact>,
  base: FactBase,
  names: Namer,
): readonly (readonly [string, string])[] {
  const { text, ask, answer, claim } = place.value;
  const seen = new Set(fact.about);
  return Object.entries({ text, ask, answer, claim }).flatMap(([field, words]) =>
    [...names(words?.en.replace(FORWARD, " ") ?? "")].flatMap((id) => {
      const type = base.entities.get(id)?.type ?? "";
      if (seen.has(id) || !FOUNDED.some((node) => typeFits(base.types, type, node))) return [];
      seen.add(id);
      return [[field, id] as const];
    }),
  );
}

/** The date with which a sentence without `when` opens ("In January 2013 …", "On 5 May 2012 …"), as EDTF. */
function dayInWords(sentence: string): string | null {
  const [, day, month, year] = /^(?:In|On) (?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})(?!\d)/.exec(sentence) ?? [];
  if (year === undefined) return null;
  const at = month === undefined ? -1 : MONTHS.indexOf(month);
  if (at < 0) return month === undefined ? year : null;
  const short = `${year}-${String(at + 1).padStart(2, "0")}`;
  return day === undefined ? short : `${short}-${day.padStart(2, "0")}`;
}

function outsideLife(
  fact: Fact,
  place: Located<RawFact>,
  when: string,
  at: readonly PropertyKey[],
  entity: Entity | undefined,
  isEnd: boolean,
): Finding[] {
  const life = entity?.life ?? null;
  if (entity === undefined || life === null) return [];
  const gap = gapInDays(edtf(when), edtf(life)) ?? 0;
  const before = outerSpan(edtf(when)).to < outerSpan(edtf(life)).from;
  // What is gone may still be spoken of.
  if (gap === 0 || (!before && (!isEnd || gap <= IMPRECISE_END_DAYS))) return [];
  const message = `${fact.id}: "${entity.id}" existed ${life}, but this is dated ${when}; correct one of the two, name what existed then, or say why in \`outsideLife\`.`;
  return [problemAt(place, CHECK, message, ...at)];
}
