import { z } from "zod";
import type { ItemCheck, Subject } from "@/core/quality/check";
import { claimsOf, premisesOf, statedWhen } from "@/core/quality/item-parts";
import { frameOf } from "@/core/questions/frame";
import { rivalFigures } from "@/core/questions/number/asked-number";
import { isStructured, type StructuredFact, sentence, wordingOf } from "@/core/questions/render/wording";
import { edtf, outerSpan, precisionOf } from "@/core/shared/edtf";
import { seededRandom } from "@/core/shared/random";

const CHOICES = new Set(["multiple-choice", "what-changed"]);
const slotKey = z.object({ slot: z.enum(["s", "o"]) });
const listKey = z.object({ listId: z.string(), options: z.record(z.string(), z.string()) });
/** At least so many right and so many wrong options. */
const FEWEST = 2;

/** One right option; and, by the oracle, one answer in the world or a complete list of them. */
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
    const asked = slotKey.safeParse(item.key);
    if (!asked.success) return [];
    const frame = frameOf(context, facts[0], asked.data.slot);
    if (!frame.ok) return [`the slot may not be asked (${frame.error.code})`];
    if (frame.value.list !== null) return [];
    const one = context.oracle.isUnique(facts[0], asked.data.slot, statedWhen(subject));
    return one ? [] : ["the sources know more answers than one at the stated time"];
  },
};

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
      const frame = frameOf(context, fact, "o");
      if (!frame.ok) return [`the premise ${id} may not be asked (${frame.error.code})`];
      if (frame.value.list !== null) return [`the premise ${id} has several answers`];
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
      const written = isStructured(fact) ? headlineOf(context, fact) : null;
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

function headlineOf(context: Subject["context"], fact: StructuredFact): string | null {
  const wording = wordingOf(context, fact, seededRandom(fact.id), true);
  return wording === null ? null : sentence(wording, "headline");
}

/** No other figure stands for the same thing at the same time. */
function rivalsOfFigure({ context, facts }: Subject): readonly string[] {
  const [fact] = facts;
  if (!isStructured(fact) || fact.triple.o.kind !== "number") return [`${fact.id} gives no figure`];
  return rivalFigures(context, fact, fact.triple.o).map(({ id }) => `${id} gives another figure`);
}
