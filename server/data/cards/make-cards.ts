import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import type { QueueEntry } from "@/core/memory/due";
import { dueByOf } from "@/core/memory/exam/goal";
import { isLeech } from "@/core/memory/leech";
import type { ReviewCard } from "@/core/memory/protocol";
import { applyRating, previewIntervals } from "@/core/memory/scheduler";
import type { SchedulerSettings } from "@/core/memory/state";
import type { StudyChoice } from "@/core/memory/study-choice";
import { laterDay, type StudyMoment } from "@/core/memory/study-day";
import { whyDue } from "@/core/memory/why-due";
import type { GenerationContext } from "@/core/questions/contract";
import type { CardView } from "@/core/questions/views";
import { type TypingWork, typingOf } from "@/core/quizzes/rules/kept-typing";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf } from "@/server/content/cards";
import type { CardSource } from "@/server/data/cards/card-source";
import { findMarks, unmarked } from "@/server/data/cards/marks";
import { waysOfAnswering } from "@/server/data/cards/typing";
import { findOverrides, type Override } from "@/server/data/facts/in-force";
import { findRevised } from "@/server/data/memory/revision-notices";
import type { Database } from "@/server/db";

/** A card with its place in the schedule, before what others know of it is added. */
export type PlainCard = Pick<ReviewCard, "card" | "phase" | "intervals" | "onceForgotten" | "why">;

type ToCard = (entry: QueueEntry) => PlainCard | null;

export function cardMaker(
  { goal }: Pick<Viewer, "goal">,
  source: CardSource,
  settings: SchedulerSettings,
  { at, today, dayEnd }: StudyMoment,
  study: StudyChoice["kind"],
): ToCard {
  return ({ targetId, state }) => {
    const card = source(targetId);
    if (card === null) return null;
    const localDay = laterDay(state.lastDay, today);
    const moment = { targetId, at, localDay, dueBy: dueByOf(goal, card.topic, localDay) };
    return {
      card,
      phase: state.phase,
      intervals: previewIntervals(state, moment, settings),
      onceForgotten: previewIntervals(applyRating(state, "again", moment, settings), moment, settings),
      why: whyDue(state, settings, at, dayEnd, study),
    };
  };
}

/**
 * Cards of these entries in order, one a fact, and one gap of a text.
 *
 * @param taken     facts that already have a card in the session, or must not have one
 * @param seenToday targets seen today by fact: a fact of which another card was seen is left out, while a card that a
 *                  change of its fact made due again comes; null to show them all the same
 */
export function pickCards(
  entries: readonly QueueEntry[],
  toCard: ToCard,
  taken: ReadonlySet<string>,
  seenToday: ReadonlyMap<string, readonly string[]> | null,
  limit: number,
): PlainCard[] {
  const used = new Set(taken);
  const cards: PlainCard[] = [];
  for (const entry of entries) {
    if (cards.length >= limit) break;
    const made = toCard(entry);
    const sibling = (id: string) => seenToday?.get(id)?.some((targetId) => targetId !== entry.targetId);
    if (!made || tiesOf(made.card).some((id) => used.has(id) || sibling(id))) continue;
    for (const id of tiesOf(made.card)) used.add(id);
    cards.push(made);
  }
  return cards;
}

export function targetsByFact(context: GenerationContext, targetIds: readonly string[]): ReadonlyMap<string, string[]> {
  const byFact = new Map<string, string[]>();
  for (const targetId of targetIds) {
    const factIds = cardOf(context, targetId)?.factIds ?? [];
    for (const id of tiesOf({ targetId, factIds })) byFact.set(id, [...(byFact.get(id) ?? []), targetId]);
  }
  return byFact;
}

/** Adds what the learner put on the cards, what changed since they saw them, and other ways of asking for them. */
export async function dressCards(
  db: Database,
  viewer: Viewer,
  context: GenerationContext,
  cards: readonly PlainCard[],
  works: readonly TypingWork[],
): Promise<ReviewCard[]> {
  const views = cards.map(({ card }) => card);
  const targetIds = views.map(({ targetId }) => targetId);
  const [overrides, marks, changes] = await Promise.all([
    findOverrides(),
    findMarks(db, viewer, targetIds),
    findRevised(db, viewer, context, views),
  ]);
  return cards.map((plain) => {
    const { targetId } = plain.card;
    const card = lowered(plain.card, overrides);
    const revised = changes.get(targetId) ?? null;
    const why = revised?.change === "status" ? { ...plain.why, reason: "revised" as const } : plain.why;
    const leech = isLeech(why);
    const rule = typingOf(works, plain.card);
    const wanted = rule === "always" || (rule === "free" && (viewer.typedCards || leech));
    const asks = wanted ? waysOfAnswering(context, overrides, plain.card, why.reps) : [];
    return {
      ...plain,
      card,
      marks: marks.get(targetId) ?? unmarked,
      revised,
      why,
      leech,
      asks,
      ...(rule === "always" && asks.length > 0 ? { typed: true as const } : {}),
    };
  });
}

/** A card with the status to which an editor has lowered its fact, and the editor's reason; else the very same card. */
function lowered(card: CardView, overrides: ReadonlyMap<string, Override>): CardView {
  const found = card.factIds.flatMap((id) => overrides.get(id) ?? []).find(({ kind }) => kind !== "withdrawn");
  if (card.kind === "own" || found === undefined || found.kind === "withdrawn") return card;
  return { ...card, back: { ...card.back, status: found.kind, statusReason: found.reason } };
}
