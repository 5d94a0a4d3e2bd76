import { z } from "zod";
import type { Entity, Fact, FactBase, Language } from "@/core/facts/model";
import { THEN } from "@/core/questions/answer-parts";
import { defineQuestionType, factTarget, type GenerationContext } from "@/core/questions/contract";
import { factLines, factSentence, feedbackOn } from "@/core/questions/feedback";
import { isAskable } from "@/core/questions/frame";
import { newItem } from "@/core/questions/new-item";
import { writtenDate } from "@/core/questions/render/dates";
import { entityOf } from "@/core/questions/render/text";
import { relationOf, type StructuredFact, sentence, wordingOf } from "@/core/questions/render/wording";
import { branchOf } from "@/core/questions/typed-answer/spellings";
import { edtf, gapInDays, isApproximate, outerSpan, precisionOf } from "@/core/shared/edtf";
import { normalise } from "@/core/shared/normalise";
import { inRandomOrder, seededRandom, shuffled } from "@/core/shared/random";
import { err, ok } from "@/core/shared/result";

const keySchema = z.strictObject({ order: z.array(z.string()).min(3) });
const answerSchema = z.strictObject({ order: z.array(z.string().max(8)).max(12) });

export const PROMPT: Readonly<Record<Language, string>> = {
  en: "Put these events in order, earliest first.",
  fr: "Mettez ces événements dans l’ordre, du plus ancien au plus récent.",
};

/** How many events an item has, and in what share of the items. */
const SIZES = [
  { size: 6, upTo: 0.15 },
  { size: 5, upTo: 0.4 },
  { size: 4, upTo: 1 },
] as const;
/** Fewer say too little: a blind order of three earns more than a quarter. */
const FEWEST = 4;
/** Facts of the topic that are looked at for the others, however many it has. */
const MOST_LOOKED_AT = 120;
/** Two dates must lie further apart than the coarser of them is precise, in days. */
const PRECISION_DAYS = { day: 1, month: 31, year: 366 } as const;
/** Words by which a label tells its place in the order, or refers to another event. */
const ORDER_WORDS =
  /\b(first|second|third|fourth|last|next|again|after|before|later|earlier|follow\w*|former\w*|previous\w*|takes over|renew\w*|re-?establish\w*|premi[eè]re?|deuxi[eè]me|second[e]?|apr[eè]s|avant|nouveau|nouvelle)\b/i;

type DatedEvent = {
  readonly fact: StructuredFact;
  readonly label: string;
  readonly when: string;
  /** Whether the label is a sentence ("Mali leaves the G5 Sahel") or a name ("the Pau summit"): one order holds one kind. */
  readonly isSentence: boolean;
};

/** Which came first? Events whose dates cannot overlap, named without years and without reference to each other. */
export const ordering = defineQuestionType<z.infer<typeof keySchema>, z.infer<typeof answerSchema>>({
  name: "ordering",
  keySchema,
  answerSchema,

  slots: (context, fact) => (datedEvent(context, fact) === null ? [] : ["when"]),

  generate(context, ask, seed, random) {
    const anchor = datedEvent(context, ask.fact);
    if (anchor === null) return err({ code: "no-dated-event" });
    const drawn = random();
    const most = SIZES.find(({ upTo }) => drawn < upTo)?.size ?? FEWEST;
    const chosen = [anchor];
    let looks = 0;
    for (const fact of inRandomOrder(context.base.index.factsByTopic.get(ask.fact.topic) ?? [], random)) {
      if (chosen.length === most || looks === MOST_LOOKED_AT) break;
      looks += 1;
      const event = datedEvent(context, fact);
      if (event !== null && chosen.every((other) => comparable(context, other, event))) chosen.push(event);
    }
    if (chosen.length < FEWEST) return err({ code: "few-events" });
    const entries = shuffled(chosen, random).map((event, index) => ({ ...event, id: `e${index + 1}` }));
    const sorted = [...entries].sort((a, b) => outerSpan(edtf(a.when)).from - outerSpan(edtf(b.when)).from);
    const facts = sorted.map(({ fact }) => fact);
    const line = sorted.map(({ label, when }) => `${label} (${writtenDate(when, context.language)})`).join(THEN);
    return ok(
      newItem(context, ask.fact, {
        targetId: factTarget(ask.fact.id, "when"),
        factIds: [ask.fact.id, ...facts.flatMap(({ id }) => (id === ask.fact.id ? [] : [id]))],
        seed,
        view: {
          type: "ordering",
          prompt: PROMPT[context.language],
          entries: entries.map(({ id, label }) => ({ id, label })),
        },
        key: { order: sorted.map(({ id }) => id) },
        feedback: {
          ...feedbackOn(
            context,
            [ask.fact, ...facts.filter(({ id }) => id !== ask.fact.id)],
            line,
            reversals(context.language, sorted),
          ),
          facts: factLines(context, facts),
          because: facts.map((fact) => factSentence(context, fact)).join(" "),
        },
        proofs: {},
        guess: blindScore(entries.length),
      }),
    );
  },

  grade(key, { order }) {
    if (order.length === 0) return err({ kind: "blank" });
    if (order.length !== key.order.length || !key.order.every((id) => order.includes(id))) {
      return err({ kind: "malformed", reason: "every event once, and no other" });
    }
    const { right, pairs } = pairsInOrder(key.order, order);
    const earned = Math.max(0, 2 * right - pairs);
    if (earned === pairs) return ok({ kind: "correct", note: null });
    return ok(earned === 0 ? { kind: "incorrect" } : { kind: "partial", earned, possible: pairs, note: null });
  },
});

const AFTER: Readonly<Record<Language, string>> = {
  en: "“{later}” ({laterDate}) came after “{earlier}” ({earlierDate}).",
  fr: "« {later} » ({laterDate}) est venu après « {earlier} » ({earlierDate}).",
};

/** A label as it stands between quotation marks: its own become single ones. */
const quotable = (label: string): string => label.replaceAll("“", "‘").replaceAll("”", "’");

/** For each two events, were the later put right before the earlier, why that is wrong. */
function reversals(
  language: Language,
  sorted: readonly (DatedEvent & { readonly id: string })[],
): Readonly<Record<string, string>> {
  const pairs = sorted.flatMap((earlier, at) => sorted.slice(at + 1).map((later) => [earlier, later] as const));
  return Object.fromEntries(
    pairs.map(([earlier, later]) => [
      `${later.id} ${earlier.id}`,
      AFTER[language]
        .replace("{later}", () => quotable(later.label))
        .replace("{laterDate}", () => writtenDate(later.when, language))
        .replace("{earlier}", () => quotable(earlier.label))
        .replace("{earlierDate}", () => writtenDate(earlier.when, language)),
    ]),
  );
}

/**
 * Mean score of a blind order, over all orders of so many events: the number of orders with each count of pairs that stand
 * the wrong way round grows by one event at a time.
 */
function blindScore(events: number): number {
  let orders: readonly number[] = [1];
  for (let size = 2; size <= events; size++) {
    const more: number[] = new Array(orders.length + size - 1).fill(0);
    orders.forEach((count, wrong) => {
      for (let extra = 0; extra < size; extra++) more[wrong + extra] = (more[wrong + extra] ?? 0) + count;
    });
    orders = more;
  }
  const pairs = orders.length - 1;
  const all = orders.reduce((sum, count) => sum + count, 0);
  return orders.reduce((sum, count, wrong) => sum + (count * Math.max(0, pairs - 2 * wrong)) / pairs, 0) / all;
}

/** How many of all pairs stand in the right order: Kendall's count, so that one slip does not cost everything. */
function pairsInOrder(right: readonly string[], given: readonly string[]): { right: number; pairs: number } {
  const place = new Map(given.map((id, index) => [id, index]));
  let count = 0;
  let pairs = 0;
  right.forEach((earlier, at) => {
    for (const later of right.slice(at + 1)) {
      pairs += 1;
      if ((place.get(earlier) ?? 0) < (place.get(later) ?? 0)) count += 1;
    }
  });
  return { right: count, pairs };
}

/** The fact as an event with a date and a label that does not tell the date; null when it is none. */
function datedEvent(context: GenerationContext, fact: Fact): DatedEvent | null {
  if (!isAskable(context, fact)) return null;
  const relation = relationOf(context, fact);
  const { o } = fact.triple;
  const when = o.kind === "date" ? o.edtf : fact.when;
  if (when === null || (!relation.once && o.kind !== "date") || isApproximate(edtf(when))) return null;
  const span = outerSpan(edtf(when));
  if (!Number.isFinite(span.from) || !Number.isFinite(span.to)) return null;
  const wording = wordingOf(context, fact, seededRandom(fact.id), true);
  const label = wording === null ? null : sentence(wording, "headline");
  if (label === null || /\d{4}/.test(label) || ORDER_WORDS.test(label)) return null;
  return { fact, label, when, isSentence: wording?.patterns.headline !== "{s}" };
}

/**
 * Of one kind of label, far enough apart in time, and about different things: a shared name would tell which comes first. So would
 * one deed in two steps (a state announces that it leaves, and leaves), and a label that speaks of the other event's actor.
 */
function comparable(context: GenerationContext, left: DatedEvent, right: DatedEvent): boolean {
  if (left.isSentence !== right.isSentence) return false;
  const gap = gapInDays(edtf(left.when), edtf(right.when));
  const needed = Math.max(PRECISION_DAYS[precisionOf(edtf(left.when))], PRECISION_DAYS[precisionOf(edtf(right.when))]);
  if (gap === null || gap < needed) return false;
  const sides = (event: DatedEvent) => [event.fact.triple.s, ...objectIds(event)].sort().join(" ");
  if (sides(left) === sides(right)) return false;
  const [mine, theirs] = [namedIn(context, left), namedIn(context, right)];
  return ![...mine].some((id) => theirs.has(id));
}

const objectIds = ({ fact }: DatedEvent): readonly string[] =>
  fact.triple.o.kind === "entity" ? [fact.triple.o.id] : [];

/** Actors of the event, and groups, missions and persons whom its label names. */
function namedIn(context: GenerationContext, event: DatedEvent): ReadonlySet<string> {
  const words = normalise(event.label).split(" ");
  const names = tellingNames(context.base);
  const named = words.flatMap((_, from) =>
    words
      .slice(from, from + LONGEST_NAME)
      .flatMap((__, more) => names.get(words.slice(from, from + more + 1).join(" ")) ?? []),
  );
  return new Set([...actorsOf(context, event).map(({ id }) => id), ...named]);
}

/** Words of the longest name that is looked for in a label. */
const LONGEST_NAME = 8;
const tellingTables = new WeakMap<FactBase, ReadonlyMap<string, readonly string[]>>();

/** Names that place an event in somebody's history, as they stand in a normalised label, with the entities that bear them. */
function tellingNames(base: FactBase): ReadonlyMap<string, readonly string[]> {
  const known = tellingTables.get(base);
  if (known !== undefined) return known;
  const names = new Map<string, string[]>();
  for (const entity of base.entities.values()) {
    if (!TELLING.has(branchOf(base, entity)) || SETTINGS.has(entity.type)) continue;
    const name = normalise(entity.name.en);
    names.set(name, [...(names.get(name) ?? []), entity.id]);
  }
  tellingTables.set(base, names);
  return names;
}

const TELLING = new Set(["organisation", "mission", "person"]);

/** Subject and object. A place or a state may occur in two events; anything else has a history of its own. */
function actorsOf(context: GenerationContext, { fact }: DatedEvent): readonly Entity[] {
  const ids = [fact.triple.s, ...(fact.triple.o.kind === "entity" ? [fact.triple.o.id] : [])];
  return ids.map((id) => entityOf(context.base, id)).filter(({ type }) => !SETTINGS.has(type));
}

const SETTINGS = new Set([
  "country",
  "town",
  "region",
  "international-organisation",
  "regional-organisation",
  "un-body",
  "state-force",
  "government",
]);
