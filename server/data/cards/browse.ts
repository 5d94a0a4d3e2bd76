import "server-only";
import { isAmong } from "@/core/flashcards/own/own-topic";
import { isDue } from "@/core/memory/due";
import { isLeech } from "@/core/memory/leech";
import type { ListedCard } from "@/core/memory/listed-card";
import { retrievability } from "@/core/memory/scheduler";
import { type MemoryState, newState } from "@/core/memory/state";
import { studyMoment } from "@/core/memory/study-day";
import { normalise } from "@/core/shared/normalise";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { cardSource } from "@/server/data/cards/card-source";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";
import { findAllMarks, unmarked } from "@/server/data/cards/marks";
import { findResting, isResting } from "@/server/data/cards/resting";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { findSettings } from "@/server/data/memory/review-queue";
import { type Database, getDb } from "@/server/db";

export const CARD_FILTERS = ["all", "due", "flagged", "noted", "leech", "buried", "suspended"] as const;
export type CardFilter = (typeof CARD_FILTERS)[number];

export type CardSearch = {
  /** Words that the front, the answer or the note has; "" for any. */
  readonly words: string;
  /** Null for every topic. */
  readonly topic: string | null;
  readonly show: CardFilter;
  /** From 1. */
  readonly page: number;
};

export type CardList = {
  readonly cards: readonly ListedCard[];
  /** Cards that fit the search. */
  readonly found: number;
  readonly pages: number;
  readonly page: number;
};

const PER_PAGE = 20;
/** Ten times the fact base of today; a learner's list is made in memory, as fronts are made and not stored. */
const MOST_CARDS = 20_000;

/**
 * The viewer's cards: everything met in a review or a quiz, and what they flagged or wrote on. Soonest due first. A fact that
 * stands in an open assigned quiz is left out: its card would tell the answer.
 */
export async function listCards(viewer: Viewer, search: CardSearch, now: Date): Promise<CardList> {
  const db = await getDb();
  const [states, marks, hidden, settings, rests] = await Promise.all([
    findStates(db, viewer),
    findAllMarks(db, viewer),
    findHiddenFacts(viewer),
    findSettings(db, viewer),
    findResting(db, viewer, now),
  ]);
  const context = getGenerationContext(viewer.language);
  const at = now.getTime();
  const moment = studyMoment(at, viewer);
  const targetIds = [...new Set([...states.keys(), ...marks.keys()])];
  const source = await cardSource(db, viewer, context, targetIds, now);
  const all = targetIds.flatMap((targetId): ListedCard[] => {
    const card = source(targetId);
    if (card === null || card.factIds.some((id) => hidden.has(id))) return [];
    const state = states.get(targetId) ?? newState;
    const resting = isResting(rests, { targetId, topic: card.topic });
    return [
      {
        targetId,
        front: card.front,
        answer: card.back.answer,
        topic: card.topic,
        harm: card.harm,
        marks: marks.get(targetId) ?? unmarked,
        phase: state.phase,
        dueAt: state.dueAt,
        recall: retrievability(state, at, settings),
        lapses: state.lapses,
        leech: isLeech(state),
        suspended: state.suspended,
        buried: state.buriedOn === moment.today,
        buriedBy: [],
        resting,
        due: !resting && isDue(state, moment),
      },
    ];
  });
  const found = all.filter((card) => fits(card, search)).sort(bySoonest);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(Math.max(1, search.page), pages);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const buriedBy = await findBurials(db, viewer, shown, moment.today);
  const cards = shown.map((card) => ({ ...card, buriedBy: buriedBy.get(card.targetId) ?? [] }));
  return { cards, found: found.length, pages, page };
}

/** What put cards aside on a day and was not taken back, by card: more than one where two devices did so. */
async function findBurials(
  db: Database,
  viewer: Viewer,
  cards: readonly ListedCard[],
  today: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const targetIds = cards.filter(({ buried }) => buried).map(({ targetId }) => targetId);
  if (targetIds.length === 0) return new Map();
  const deeds = await db.memoryEvent.findMany({
    where: {
      learnerId: viewer.userId,
      targetId: { in: targetIds },
      kind: { in: ["buried", "undone"] },
      localDay: today,
    },
    select: { id: true, targetId: true, kind: true, body: true },
    orderBy: { id: "asc" },
  });
  const undone = new Set(deeds.flatMap(({ body }) => (body as { readonly undoes?: string }).undoes ?? []));
  const standing = deeds.filter(({ id, kind }) => kind === "buried" && !undone.has(id));
  return new Map(
    targetIds.map((targetId) => [targetId, standing.filter((deed) => deed.targetId === targetId).map(({ id }) => id)]),
  );
}

async function findStates(db: Database, viewer: Viewer): Promise<ReadonlyMap<string, MemoryState>> {
  const rows = await db.memoryState.findMany({
    where: { learnerId: viewer.userId, targetId: { not: { startsWith: "skill:" } } },
    select: stateSelect,
    orderBy: { targetId: "asc" },
    take: MOST_CARDS,
  });
  return new Map(rows.map((row) => [row.targetId, toMemoryState(row)]));
}

function fits(card: ListedCard, { words, topic, show }: CardSearch): boolean {
  if (topic !== null && !isAmong(card.topic, [topic])) return false;
  if (!isShown(card, show)) return false;
  const text = ` ${normalise(`${card.front} ${card.answer} ${card.marks.note ?? ""}`)}`;
  return normalise(words)
    .split(" ")
    .every((word) => text.includes(` ${word}`));
}

function isShown(card: ListedCard, show: CardFilter): boolean {
  switch (show) {
    case "all":
      return true;
    case "due":
      return card.due;
    case "flagged":
      return card.marks.flagged;
    case "noted":
      return card.marks.note !== null;
    case "leech":
      return card.leech;
    case "buried":
      return card.buried;
    case "suspended":
      return card.suspended;
    default:
      return show satisfies never;
  }
}

/** Cards that were not begun come last. */
function bySoonest(a: ListedCard, b: ListedCard): number {
  const due = (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER);
  return due || (a.targetId < b.targetId ? -1 : 1);
}
