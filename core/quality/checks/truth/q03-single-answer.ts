import { z } from "zod";
import { spellingsOf } from "@/core/facts/about/spellings";
import type { Fact, FactBase } from "@/core/facts/model";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, premisesOf, statedWhen } from "@/core/quality/item-parts";
import { namesIn } from "@/core/quality/naming";
import { headlineOf } from "@/core/quality/own/sentences";
import { edtf, mayOverlap, outerSpan, precisionOf } from "@/core/shared/edtf";

const CHOICES = new Set(["multiple-choice", "what-changed"]);
const slotKey = z.object({ slot: z.enum(["s", "o"]) });
const statementKey = z.object({ isTrue: z.boolean(), shown: z.record(z.string(), z.string()) });
const listKey = z.object({ listId: z.string(), options: z.record(z.string(), z.string()) });
/** At least so many right and so many wrong options. */
const FEWEST = 2;

/**
 * One right option, and one value that mends a false statement; and, by the oracle, one answer in the world or a complete list of
 * them.
 */
export const singleAnswer: ItemCheck = {
  id: "Q3",
  title: "There is a single answer",
  blocking: true,
  run(subject) {
    const { item, context, facts } = subject;
    const right = claimsOf(subject).filter((claim) => claim.right && claim.id !== "shown" && claim.id !== "then");
    if (CHOICES.has(item.type) && right.length !== 1) return [`${right.length} options are keyed`];
    if (item.type === "multiple-response") return membersOnly(subject);
    if (item.type === "matching") return onePerPremise(subject);
    if (item.type === "number") return rivalsOfFigure(subject);
    if (item.type === "ordering") return touchingDates(subject);
    if (item.type === "true-false") return mendable(subject);
    const asked = slotKey.safeParse(item.key);
    if (!asked.success) return [];
    const [fact] = facts;
    const { slot } = asked.data;
    if (!isPlainTruth(context.base, fact)) return [`${fact.id} may not be asked as true`];
    const one = context.oracle.isUnique(fact, slot, statedWhen(subject));
    return one || (slot === "o" && isOnList(context.base, fact))
      ? []
      : ["the sources know more answers than one at the stated time"];
  },
};

/**
 * A statement never stands alone: whoever calls it false mends it (items.md, decision 6). It names the value in question and none of
 * those to mend it with, so that nothing in it tells the right one; a false one has one value that mends it, among others. That the
 * others are false is looked at by Q2.
 */
function mendable(subject: Subject): readonly string[] {
  const { item, context, facts } = subject;
  const { view } = item;
  if (view.type !== "true-false") return [];
  const offered = claimsOf(subject).filter(({ id }) => id !== "shown");
  const { isTrue, shown } = statementKey.parse(item.key);
  const parts = view.parts.flatMap(({ id }) => context.base.entities.get(shown[id] ?? "") ?? []);
  const { triple } = facts[0];
  const given = view.parts.flatMap(
    ({ id }) => (id === "o" ? triple?.s : triple?.o.kind === "entity" ? triple.o.id : []) ?? [],
  );
  const ends = [...parts, ...given.flatMap((id) => context.base.entities.get(id) ?? [])];
  // "President of Mali" stands in "vice-president of Mali", "IS" in "IS Sahel", and is not what they name.
  const rest = ends.flatMap(spellingsOf).reduce((text, each) => text.replace(each, "…"), view.statement);
  const mending = offered.filter(({ right }) => right).length;
  return [
    ...(parts.some((entity) => namesIn(view.statement, entity))
      ? []
      : ["the statement does not name the part in question"]),
    ...offered
      .filter(({ entity }) => namesIn(rest, entity))
      .map(({ entity }) => `the statement names ${entity.id}, one of those to mend it with`),
    ...(offered.length >= FEWEST && mending === (isTrue ? 0 : 1)
      ? []
      : [`${mending} of ${offered.length} values mend the statement`]),
  ];
}

/** Established, structured, no denial and no harm: nothing else may be asked as what is so (items.md §3.1, H2). */
function isPlainTruth({ relations }: FactBase, { triple, status, denies, harm }: Fact): boolean {
  const relation = relations.get(triple?.r ?? "");
  return (
    status === "established" && !denies && harm === null && relation !== undefined && relation.sensitive === "none"
  );
}

/** F2: a list that is declared complete for the time has the answer on it. */
function isOnList({ lists }: FactBase, { triple, when }: Fact): boolean {
  return lists.some(
    (list) =>
      list.s === triple?.s &&
      list.r === triple.r &&
      triple.o.kind === "entity" &&
      list.members.includes(triple.o.id) &&
      (list.when === null || when === null || mayOverlap(edtf(list.when), edtf(when))),
  );
}

/** Keyed is who stands on the complete list, nobody else and nobody less; neither all options nor just one. */
function membersOnly(subject: Subject): readonly string[] {
  const { item, context, facts } = subject;
  const { listId, options } = listKey.parse(item.key);
  const list = context.base.index.listById.get(listId);
  const { triple } = facts[0];
  if (list === undefined || triple === null || list.s !== triple.s || list.r !== triple.r) {
    return [`${listId} is no complete list of what is asked`];
  }
  const keyed = claimsOf(subject).filter(({ right }) => right);
  const keyedIds = new Set(keyed.map(({ entity }) => entity.id));
  const missed = Object.values(options).filter((id) => list.members.includes(id) && !keyedIds.has(id));
  const foreign = [...keyedIds].filter((id) => !list.members.includes(id));
  const wrong = Object.keys(options).length - keyed.length;
  return [
    ...missed.map((id) => `${id} is on the list and is not keyed`),
    ...foreign.map((id) => `${id} is keyed and is not on the list`),
    ...(keyed.length < FEWEST || wrong < FEWEST ? [`${keyed.length} options are keyed and ${wrong} are not`] : []),
  ];
}

/** Every premise has one answer in the world, it is keyed, and no two share it. */
function onePerPremise(subject: Subject): readonly string[] {
  const { context } = subject;
  const premises = premisesOf(subject);
  const right = claimsOf(subject).filter((claim) => claim.right);
  const shared = new Set(right.map(({ entity }) => entity.id)).size < right.length;
  return [
    ...(right.length === premises.length ? [] : [`${right.length} pairs are keyed for ${premises.length} premises`]),
    ...(shared ? ["two premises share an answer"] : []),
    ...premises.flatMap(({ id, fact, when }) => {
      if (!isPlainTruth(context.base, fact)) return [`the premise ${id} may not be asked as true`];
      return context.oracle.isUnique(fact, "o", when) ? [] : [`the sources know more answers than one to ${id}`];
    }),
  ];
}

const orderKey = z.object({ order: z.array(z.string()) });
/** Days that the coarser of two dates leaves open. */
const OPEN_DAYS = { day: 1, month: 31, year: 366 } as const;

/** The events have one order: their dates lie further apart than the coarser of each two is precise, and the key has that order. */
function touchingDates({ item, context, facts }: Subject): readonly string[] {
  if (item.view.type !== "ordering") return [];
  const dated = facts
    .map((fact) => {
      const { triple, when } = fact;
      const text = triple?.o.kind === "date" ? triple.o.edtf : (when ?? "");
      const written = headlineOf(context.base, fact, item.language);
      return { id: fact.id, written, ...outerSpan(edtf(text)), open: OPEN_DAYS[precisionOf(edtf(text))] };
    })
    .sort((a, b) => a.from - b.from);
  const close = dated.slice(1).flatMap((later, at) => {
    const earlier = dated[at];
    if (earlier === undefined) return [];
    const gap = later.from - earlier.to;
    return gap >= Math.max(earlier.open, later.open)
      ? []
      : [`${earlier.id} and ${later.id} lie too near to each other`];
  });
  const labels = new Map(item.view.entries.map(({ id, label }) => [id, label]));
  const keyed = orderKey.parse(item.key).order.map((id) => labels.get(id) ?? "");
  const isSorted = keyed.length === dated.length && dated.every(({ written }, at) => written === keyed[at]);
  return [...close, ...(isSorted ? [] : ["the keyed order is not that of the dates"])];
}

/** No other figure stands for the same thing at the same time. */
function rivalsOfFigure({ context, facts }: Subject): readonly string[] {
  const [fact] = facts;
  const own = fact.triple?.o;
  if (own?.kind !== "number") return [`${fact.id} gives no figure`];
  return [...context.base.facts.values()]
    .filter(
      ({ id, triple, denies }) =>
        id !== fact.id && !denies && triple?.s === fact.triple?.s && triple?.r === fact.triple?.r,
    )
    .filter(({ triple, when }) => {
      const other = triple?.o;
      const sameTime = when === null || fact.when === null || mayOverlap(edtf(when), edtf(fact.when));
      const sameThing = other?.kind === "number" && other.unit.en === own.unit.en;
      return sameTime && sameThing && (other.low !== own.low || other.high !== own.high);
    })
    .map(({ id }) => `${id} gives another figure`);
}
