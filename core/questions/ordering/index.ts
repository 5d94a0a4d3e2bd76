import { z } from "zod";
import { bandOf } from "@/core/distractors/band";
import type { Language } from "@/core/facts/model";
import { THEN } from "@/core/questions/answer-parts";
import { defineQuestionType, factTarget } from "@/core/questions/contract";
import { factLines, factSentence, feedbackOn } from "@/core/questions/feedback";
import { newItem } from "@/core/questions/new-item";
import { eventsBeside } from "@/core/questions/ordering/chosen-events";
import { type DatedEvent, datedEvent } from "@/core/questions/ordering/dated-event";
import { writtenDate } from "@/core/questions/render/dates";
import { edtf, outerSpan } from "@/core/shared/edtf";
import { shuffled } from "@/core/shared/random";
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
    const chosen = eventsBeside(context, anchor, most, { random, band: bandOf(seed, ask) });
    if (chosen.length < FEWEST) return err({ code: "few-events" });
    // Sorted first: in which order they were chosen depends on their dates.
    const entries = shuffled(
      [...chosen].sort((a, b) => (a.fact.id < b.fact.id ? -1 : 1)),
      random,
    ).map((event, index) => ({ ...event, id: `e${index + 1}` }));
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
