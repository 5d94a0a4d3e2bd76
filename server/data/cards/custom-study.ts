import "server-only";
import { OWN_TOPIC, readDeckTopic } from "@/core/flashcards/own/own-topic";
import { toldHarm } from "@/core/flashcards/told-harm";
import { inSteps, isDue, type QueueEntry } from "@/core/memory/due";
import type { ReviewQueue } from "@/core/memory/protocol";
import { retrievability } from "@/core/memory/scheduler";
import { type MemoryState, newState, type SchedulerSettings } from "@/core/memory/state";
import { isCram, type StudyChoice } from "@/core/memory/study-choice";
import { type StudyMoment, studyMoment } from "@/core/memory/study-day";
import type { GenerationContext } from "@/core/questions/contract";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { amongTopics } from "@/server/data/cards/among-topics";
import { cardSource } from "@/server/data/cards/card-source";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";
import { cardMaker, dressCards, pickCards } from "@/server/data/cards/make-cards";
import { findOpenWorks } from "@/server/data/cards/open-works";
import { awake, findResting } from "@/server/data/cards/resting";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { CARDS_PER_MESSAGE, findSettings, isFresh, loadReviewQueue } from "@/server/data/memory/review-queue";
import { findOwnUnseen, findTagged } from "@/server/data/own/readable";
import { type Database, getDb } from "@/server/db";
import { isId } from "@/server/http/is-id";

/** More than anybody studies at once. */
const MOST_ROWS = 1_000;
const DAY_MS = 86_400_000;

type Chosen = Exclude<StudyChoice, { readonly kind: "due" }>;

/**
 * What the viewer has chosen to go over, beyond what is due. Graded, a card counts as what it is, an early review: the time
 * that went by is real. So that a session ends, a card that was answered today does not come again the same day, apart from
 * its steps. A cram changes nothing, so everything comes, the least known first.
 *
 * What a learner has put away stays away, and a fact that stands in an open assigned quiz is not shown.
 */
export async function loadStudyQueue(viewer: Viewer, choice: StudyChoice, now: Date): Promise<ReviewQueue> {
  if (choice.kind === "due") return loadReviewQueue(viewer, now);
  const db = await getDb();
  const context = getGenerationContext(viewer.language);
  const at = now.getTime();
  const moment = studyMoment(at, viewer);
  const [known, hidden, settings] = await Promise.all([
    findChosenStates(db, viewer, choice, moment),
    findHiddenFacts(viewer),
    findSettings(db, viewer),
  ]);
  const unseen =
    choice.kind === "topic" || choice.kind === "tag" || choice.kind === "flagged"
      ? await findChosenUnseen(db, viewer, context, choice, moment)
      : [];
  const entries = [
    ...inOrder(
      known.filter(({ state }) => comes(state, choice, moment)),
      choice,
      at,
      settings,
    ),
    ...unseen.map((targetId) => ({ targetId, state: newState })),
  ];
  const targetIds = entries.map(({ targetId }) => targetId);
  const source = await cardSource(db, viewer, context, targetIds, now);
  const toCard = cardMaker(viewer, source, settings, moment, choice.kind);
  const picked = pickCards(entries, toCard, hidden, null, CARDS_PER_MESSAGE);
  const cards = await dressCards(db, viewer, context, picked, await findOpenWorks(viewer, [], now));
  const count = (...phases: readonly string[]) => cards.filter(({ phase }) => phases.includes(phase)).length;
  return {
    study: choice,
    cards,
    corrections: [],
    counts: { fresh: count("new"), learning: count("learning", "relearning"), due: count("review") },
    at,
    nextDueAt: null,
    hasCards: true,
  };
}

/** Whether a card that fits the choice comes now. */
function comes(state: MemoryState, choice: Chosen, moment: StudyMoment): boolean {
  if (state.suspended || state.dueAt === null) return false;
  if (isCram(choice)) return true;
  const { today } = moment;
  if (inSteps(state) || choice.kind === "topic" || choice.kind === "tag") {
    return isDue(state, moment) && (inSteps(state) || state.lastDay !== today);
  }
  return state.buriedOn !== today && state.lastDay !== today;
}

/** What falls due first comes first; a cram begins with what is least likely to be recalled. */
function inOrder(
  entries: readonly QueueEntry[],
  choice: Chosen,
  at: number,
  settings: SchedulerSettings,
): readonly QueueEntry[] {
  const rank = ({ state }: QueueEntry) =>
    isCram(choice) ? (retrievability(state, at, settings) ?? 0) : (state.dueAt ?? 0);
  return [...entries].sort((a, b) => rank(a) - rank(b) || (a.targetId < b.targetId ? -1 : 1));
}

async function findChosenStates(
  db: Database,
  viewer: Viewer,
  choice: Chosen,
  moment: StudyMoment,
): Promise<QueueEntry[]> {
  const rows = await db.memoryState.findMany({
    where: {
      learnerId: viewer.userId,
      suspended: false,
      targetId: { not: { startsWith: "skill:" } },
      ...(await narrowed(db, viewer, choice, moment)),
    },
    select: stateSelect,
    orderBy: [{ dueAt: "asc" }, { targetId: "asc" }],
    take: MOST_ROWS,
  });
  return rows.map((row) => ({ targetId: row.targetId, state: toMemoryState(row) }));
}

async function narrowed(db: Database, viewer: Viewer, choice: Chosen, { at, today, dayEnd }: StudyMoment) {
  switch (choice.kind) {
    case "topic":
      return amongTopics([choice.topic]);
    case "tag":
      return { targetId: { in: [...(await findTagged(db, viewer, choice.tag, new Date(at)))] } };
    case "flagged":
      return { targetId: { in: await findFlagged(db, viewer) } };
    case "forgotten":
      return {
        targetId: { in: await findForgotten(db, viewer, today, choice.days) },
        ...awake(await findResting(db, viewer, new Date(at))),
      };
    case "ahead":
      return {
        dueAt: { lt: new Date(dayEnd + choice.days * DAY_MS) },
        ...awake(await findResting(db, viewer, new Date(at))),
      };
    default:
      return choice satisfies never;
  }
}

async function findFlagged(db: Database, viewer: Viewer): Promise<string[]> {
  const rows = await db.cardMark.findMany({
    where: { learnerId: viewer.userId, kind: "flag", value: { not: "" } },
    select: { targetId: true },
    orderBy: [{ at: "asc" }, { targetId: "asc" }],
    take: MOST_ROWS,
  });
  return rows.map(({ targetId }) => targetId);
}

/** Targets that were not recalled on one of the last days of studying, today among them; what was undone or voided is not counted. */
async function findForgotten(db: Database, viewer: Viewer, today: string, days: number): Promise<string[]> {
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const rows = await db.$queryRaw<{ targetId: string }[]>`
    SELECT DISTINCT e."targetId" FROM "MemoryEvent" e
    WHERE e."learnerId" = ${viewer.userId}::uuid AND e."localDay" >= ${since}
      AND e."kind" IN ('reviewed', 'answered') AND e."body"->>'rating' = 'again'
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" u WHERE u."learnerId" = e."learnerId" AND u."targetId" = e."targetId"
          AND u."kind" IN ('undone', 'voided')
          AND coalesce(u."body"->>'undoes', u."body"->>'voids') = e."id"::text
      )
    LIMIT ${MOST_ROWS}`;
  return rows.map(({ targetId }) => targetId);
}

/** Cards of the choice that were never begun, in the order of the fact base; of violence only what the learner flagged. */
async function findChosenUnseen(
  db: Database,
  viewer: Viewer,
  context: GenerationContext,
  choice: Extract<Chosen, { readonly kind: "topic" | "tag" | "flagged" }>,
  { at, today }: StudyMoment,
): Promise<string[]> {
  if (choice.kind === "topic" && choice.topic === OWN_TOPIC) return findOwnUnbegun(db, viewer, today);
  const deckId = choice.kind === "topic" ? readDeckTopic(choice.topic) : null;
  if (deckId !== null)
    return isId(deckId) ? [...(await findOwnUnseen(db, viewer, [deckId], today)).values()].flat() : [];
  const wanted =
    choice.kind === "flagged"
      ? await findFlagged(db, viewer)
      : choice.kind === "tag"
        ? [...(await findTagged(db, viewer, choice.tag, new Date(at)))]
        : (context.base.index.factsByTopic.get(choice.topic) ?? [])
            .filter((fact) => toldHarm(context.base, fact) === null)
            .flatMap((fact) => targetsOf(context, fact));
  const begun = await db.memoryState.findMany({
    where: { learnerId: viewer.userId, targetId: { in: wanted }, NOT: isFresh(today) },
    select: { targetId: true },
  });
  const known = new Set(begun.map(({ targetId }) => targetId));
  return wanted.filter((targetId) => !known.has(targetId));
}

/** The viewer's own cards that were never begun, of every deck: who chooses them wants them, studied or not. */
async function findOwnUnbegun(db: Database, viewer: Viewer, today: string): Promise<string[]> {
  const decks = await db.ownDeck.findMany({
    where: { ownerId: viewer.userId },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const unseen = await findOwnUnseen(
    db,
    viewer,
    decks.map(({ id }) => id),
    today,
  );
  return [...unseen.values()].flat();
}
