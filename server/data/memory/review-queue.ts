import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import { deckTopic, isAmong } from "@/core/flashcards/own/own-topic";
import { dueQueue, LEARN_AHEAD_MS, type QueueEntry, roomOfDay } from "@/core/memory/due";
import { isRehearsal, rehearsals } from "@/core/memory/exam/ahead";
import type { ReviewQueue } from "@/core/memory/protocol";
import { defaultSettings, newState, type SchedulerSettings } from "@/core/memory/state";
import { type StudyMoment, studyMoment } from "@/core/memory/study-day";
import type { GenerationContext } from "@/core/questions/contract";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { amongTopics } from "@/server/data/cards/among-topics";
import { cardSource } from "@/server/data/cards/card-source";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";
import { cardMaker, dressCards, pickCards, targetsByFact } from "@/server/data/cards/make-cards";
import { findOpenWorks } from "@/server/data/cards/open-works";
import { awake, findResting, type Resting } from "@/server/data/cards/resting";
import { factsOfSource, findStudySources, type StudySource } from "@/server/data/cards/study-sources";
import { fillDays } from "@/server/data/memory/fill-days";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { findCorrections } from "@/server/data/memory/revision-notices";
import { findOwnUnseen } from "@/server/data/own/readable";
import { type Database, getDb } from "@/server/db";

/** Cards in one message: enough for a long session, and small enough for a slow line. */
export const CARDS_PER_MESSAGE = 60;
/** More than anybody's day: the rest comes when these are done. */
const DUE_ROWS = 600;

/**
 * What the viewer should review now, with the cards themselves.
 *
 * New cards come from assigned reviewing first, then from the viewer's own decks and chosen topics; what was missed in a quiz has a state
 * already and is due like any other. Two cards of one fact are not shown on one day, and a fact that stands in an
 * open assigned quiz is not shown at all: its card would tell the answer. What assigned reviewing asks for its day comes over the
 * viewer's own limits (docs/adr/0045), so that a queue that is done is a day that counts.
 */
export async function loadReviewQueue(viewer: Viewer, now: Date): Promise<ReviewQueue> {
  const db = await getDb();
  const context = getGenerationContext(viewer.language);
  const at = now.getTime();
  const moment = studyMoment(at, viewer);
  const { today, dayEnd } = moment;
  const until = new Date(Math.max(dayEnd, at + LEARN_AHEAD_MS));
  const resting = await findResting(db, viewer, now);
  const [dueRows, later, day, sources, hidden, settings, works] = await Promise.all([
    findDueStates(db, viewer, resting, until),
    findNextDue(db, viewer, resting, until),
    findDay(db, viewer, today),
    findStudySources(db, viewer, now),
    findHiddenFacts(viewer),
    findSettings(db, viewer),
    findOpenWorks(viewer, [today], now),
  ]);
  const [unseen, rehearsed] = await Promise.all([
    findUnseen(db, viewer, context, sources, hidden, today),
    findRehearsals(db, viewer, resting, moment, settings),
  ]);
  const targetIds = [...[...dueRows, ...rehearsed].map(({ targetId }) => targetId), ...unseen];
  const source = await cardSource(db, viewer, context, targetIds, now);
  const limits = {
    newLeft: viewer.newPerDay - day.begun,
    reviewsLeft: viewer.reviewsPerDay - (day.reviews - day.begun),
  };
  const queue = dueQueue(dueRows, unseen, moment, settings);
  const toCard = cardMaker(viewer, source, settings, moment, "due");

  const shown = new Set(hidden);
  const seenToday = targetsByFact(context, day.targetIds);
  const learning = pickCards(queue.learning, toCard, hidden, null, Number.POSITIVE_INFINITY);
  for (const { card } of learning) for (const id of tiesOf(card)) shown.add(id);
  // One more than fits tells whether anything waits.
  const due = pickCards(queue.review, toCard, shown, seenToday, Math.max(0, limits.reviewsLeft) + 1);
  const room = roomOfDay(due.length, limits);
  const review = due.slice(0, room.reviews);
  for (const { card } of review) for (const id of tiesOf(card)) shown.add(id);
  const ahead = pickCards(rehearsed, toCard, shown, seenToday, room.ahead);
  for (const { card } of ahead) for (const id of tiesOf(card)) shown.add(id);
  const entries = queue.fresh.map((targetId) => ({ targetId, state: newState }));
  const fresh = pickCards(entries, toCard, shown, seenToday, room.fresh);
  for (const { card } of fresh) for (const id of tiesOf(card)) shown.add(id);
  const chosen = [...learning, ...review, ...ahead, ...fresh];
  // Whoever wants nothing new gets nothing new.
  const rest = [...queue.review, ...(viewer.newPerDay > 0 ? entries : [])];
  const seen = new Set(day.targetIds);
  const asked = fillDays(works, today, chosen, rest, { toCard, shown, seen, seenToday });
  const askedNew = asked.filter(({ phase }) => phase === "new").length;
  const shownDue = review.length + asked.length - askedNew;

  const cards = [...chosen, ...asked].slice(0, CARDS_PER_MESSAGE);
  const [dressed, corrections] = await Promise.all([
    dressCards(db, viewer, context, cards, works),
    findCorrections(db, viewer, context),
  ]);

  return {
    study: { kind: "due" },
    cards: dressed,
    corrections,
    counts: { fresh: fresh.length + askedNew, learning: learning.length, due: shownDue + ahead.length },
    at,
    // What was put off, by the limit or as another side of the same fact, comes with the next day.
    nextDueAt: queue.review.length > shownDue ? dayEnd : later,
    hasCards: dueRows.length > 0 || later !== null || unseen.length > 0 || sources.length > 0,
  };
}

/** What has a card that is not put away and does not rest. */
const canCome = ({ userId }: Viewer, resting: Resting) => ({
  learnerId: userId,
  suspended: false,
  ...awake(resting),
  targetId: { not: { startsWith: "skill:" } },
});

async function findDueStates(db: Database, viewer: Viewer, resting: Resting, until: Date): Promise<QueueEntry[]> {
  const rows = await db.memoryState.findMany({
    where: { ...canCome(viewer, resting), dueAt: { lte: until } },
    select: stateSelect,
    // What fell due last is best remembered, and comes first (core/memory/due.ts).
    orderBy: [{ dueAt: "desc" }, { targetId: "asc" }],
    take: DUE_ROWS,
  });
  return rows.map((row) => ({ targetId: row.targetId, state: toMemoryState(row) }));
}

/** Cards that an exam of this week brings before their day. */
async function findRehearsals(
  db: Database,
  viewer: Viewer,
  resting: Resting,
  { today, dayEnd }: StudyMoment,
  settings: SchedulerSettings,
): Promise<readonly QueueEntry[]> {
  const { goal } = viewer;
  if (!isRehearsal(goal, today)) return [];
  const topics = goal.topics.filter((topic) => !isAmong(topic, viewer.pausedTopics));
  const rows = await db.memoryState.findMany({
    where: { ...canCome(viewer, resting), AND: amongTopics(topics), dueAt: { gte: new Date(dayEnd) } },
    select: stateSelect,
    orderBy: [{ stability: "asc" }, { targetId: "asc" }],
    take: DUE_ROWS,
  });
  const entries = rows.map((row) => ({ targetId: row.targetId, state: toMemoryState(row) }));
  return rehearsals(entries, goal, today, settings);
}

async function findNextDue(db: Database, viewer: Viewer, resting: Resting, after: Date): Promise<number | null> {
  const row = await db.memoryState.findFirst({
    where: { ...canCome(viewer, resting), dueAt: { gt: after } },
    select: { dueAt: true },
    orderBy: { dueAt: "asc" },
  });
  return row?.dueAt?.getTime() ?? null;
}

/** What was reviewed on a day: how many cards, how many of them for the first time. Undone reviews do not count. */
async function findDay(db: Database, viewer: Viewer, today: string) {
  const rows = await db.$queryRaw<{ targetId: string; begun: boolean }[]>`
    SELECT e."targetId", NOT EXISTS (
      SELECT 1 FROM "MemoryEvent" p WHERE p."learnerId" = e."learnerId" AND p."targetId" = e."targetId"
        AND p."kind" IN ('reviewed', 'answered') AND p."localDay" < e."localDay"
    ) AS begun
    FROM "MemoryEvent" e
    WHERE e."learnerId" = ${viewer.userId}::uuid AND e."localDay" = ${today} AND e."kind" = 'reviewed'
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" u WHERE u."learnerId" = e."learnerId" AND u."targetId" = e."targetId"
          AND u."kind" = 'undone' AND coalesce(u."body"->>'undoes', u."body"->>'voids') = e."id"::text
      )
    GROUP BY e."learnerId", e."targetId", e."localDay"`;
  return {
    targetIds: rows.map(({ targetId }) => targetId),
    reviews: rows.length,
    begun: rows.filter(({ begun }) => begun).length,
  };
}

/** Put aside before it was begun, or begun anew: a card that has a state and is new all the same. */
export const isFresh = (today: string) => ({
  phase: "new",
  suspended: false,
  OR: [{ buriedOn: null }, { buriedOn: { not: today } }],
});

/** Targets that may be begun, in the order of their sources and of the fact base. */
async function findUnseen(
  db: Database,
  viewer: Viewer,
  context: GenerationContext,
  sources: readonly StudySource[],
  hidden: ReadonlySet<string>,
  today: string,
): Promise<string[]> {
  if (sources.length === 0) return [];
  const decks = [...new Set(sources.flatMap(({ deckIds }) => deckIds))];
  const [known, own] = await Promise.all([
    db.memoryState.findMany({
      where: { learnerId: viewer.userId, NOT: isFresh(today) },
      select: { targetId: true },
    }),
    findOwnUnseen(db, viewer, decks, today),
  ]);
  const knownIds = new Set(known.map(({ targetId }) => targetId));
  const unseen = new Set<string>();
  for (const source of sources) {
    const studied = source.deckIds.filter((id) => !isAmong(deckTopic(id), viewer.pausedTopics));
    for (const targetId of studied.flatMap((id) => own.get(id) ?? [])) unseen.add(targetId);
    for (const fact of factsOfSource(context.base, source)) {
      if (hidden.has(fact.id) || viewer.pausedTopics.includes(fact.topic)) continue;
      for (const targetId of targetsOf(context, fact)) if (!knownIds.has(targetId)) unseen.add(targetId);
    }
  }
  return [...unseen];
}

/** The scheduler's settings as the log says them. */
export async function findSettings(db: Database, viewer: Pick<Viewer, "userId">): Promise<SchedulerSettings> {
  const rows = await db.memoryEvent.findMany({
    where: { learnerId: viewer.userId, targetId: null, kind: { in: ["settingsChanged", "weightsAdopted"] } },
    select: { body: true },
    orderBy: [{ effectiveAt: "asc" }, { device: "asc" }, { deviceSequence: "asc" }, { id: "asc" }],
  });
  const changes = rows.map(({ body }) => {
    const { kind: _, ...change } = body as unknown as { kind: string } & Partial<SchedulerSettings>;
    return change;
  });
  return Object.assign({}, defaultSettings, ...changes);
}
