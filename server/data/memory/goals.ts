import "server-only";
import { deckTopic, isAmong, setTopic } from "@/core/flashcards/own/own-topic";
import { toldHarm } from "@/core/flashcards/told-harm";
import { type ExamCard, examForecast, forecastBeside, type GoalForecast } from "@/core/memory/exam/forecast";
import type { Goal } from "@/core/memory/exam/goal";
import type { MemoryState } from "@/core/memory/state";
import { daysBetween, type StudyCalendar, studyDay } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { amongTopics } from "@/server/data/cards/among-topics";
import { findResting } from "@/server/data/cards/resting";
import { countBeforeGoal, findGivenSources } from "@/server/data/cards/study-sources";
import { withdrawnFactIds } from "@/server/data/facts/in-force";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { findSettings } from "@/server/data/memory/review-queue";
import { findOwnUnseen, listReadableDecks } from "@/server/data/own/readable";
import { type Database, getDb } from "@/server/db";

/** Sets what the viewer learns for, or takes it away. Cards are held to its day from their next review on. */
export async function setGoal(viewer: Viewer, goal: Goal | null): Promise<void> {
  const db = await getDb();
  const data =
    goal === null
      ? { goalDay: null, goalTopics: [] }
      : { goalDay: goal.day, goalTopics: [...goal.topics], goalShare: goal.share };
  await db.user.update({ where: { id: viewer.userId }, data, select: { id: true } });
}

/** Lets the cards of a topic rest, or come again: nothing of them changes meanwhile, and what is overdue then is caught up. */
export async function setPaused(viewer: Viewer, topics: readonly string[], paused: boolean): Promise<void> {
  const db = await getDb();
  // One statement, so that two quick presses on two topics both count.
  await db.$executeRaw`
    UPDATE "User" SET "pausedTopics" = ARRAY(
      SELECT p FROM unnest("pausedTopics") WITH ORDINALITY AS one (p, n) WHERE p <> ALL(${[...topics]}::text[]) ORDER BY n
    ) || CASE WHEN ${paused}::bool THEN ${[...topics]}::text[] ELSE ARRAY[]::text[] END
    WHERE "id" = ${viewer.userId}::uuid`;
}

/** A study set that the viewer was given to review, with what its resting is called. */
export type GivenSet = {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
  /** Its time is over: what was begun of it goes on. */
  readonly over: boolean;
};

/**
 * Study sets whose cards the viewer is given to review, those that are open first; those that are over can rest as well, since
 * what was begun of them goes on. Each rests with the cards that its teacher added to it.
 */
export async function listGivenSets(viewer: Viewer, now: Date): Promise<readonly GivenSet[]> {
  const db = await getDb();
  const given = await findGivenSources(db, viewer, now, false);
  const sets = new Map(
    given.map(({ setId, title, deckIds, dueAt }): [string, GivenSet] => [
      setId,
      { id: setId, title, topics: [setTopic(setId), ...deckIds.map(deckTopic)], over: dueAt < now },
    ]),
  );
  return [...sets.values()].sort((a, b) => Number(a.over) - Number(b.over));
}

/** Of reviews whose time is not known. */
const USUAL_SECONDS = 10;
const FEWEST_TIMED = 20;
const TIMED_REVIEWS = 300;

/** How long a review takes the viewer: the median of the latest ones that their pages measured. */
async function secondsPerReview(db: Database, viewer: Viewer): Promise<number> {
  const [row] = await db.$queryRaw<{ timed: number; median: number | null }[]>`
    SELECT count(*)::int AS "timed", percentile_cont(0.5) WITHIN GROUP (ORDER BY t."ms") AS "median"
    FROM (
      SELECT (e."body"->>'activeMs')::float8 AS "ms" FROM "MemoryEvent" e
      WHERE e."learnerId" = ${viewer.userId}::uuid AND e."kind" = 'reviewed' AND e."body" ? 'activeMs'
      ORDER BY e."localDay" DESC LIMIT ${TIMED_REVIEWS}::int
    ) t`;
  if (row === undefined || row.median === null || row.timed < FEWEST_TIMED) return USUAL_SECONDS;
  return Math.min(120, Math.max(2, row.median / 1000));
}

/**
 * What the viewer would recall on the day of their goal, now and with more or fewer minutes a day. It takes part of a second of
 * computing, in steps between which others are served.
 *
 * @param minutes a number of minutes a day to tell of besides
 */
export async function findGoalForecast(
  viewer: Viewer,
  goal: Goal,
  minutes: number | null,
  now: Date,
): Promise<GoalForecast> {
  const db = await getDb();
  const today = studyDay(now.getTime(), viewer);
  const [rows, settings, seconds, withdrawn, own, rests, setsBefore] = await Promise.all([
    db.memoryState.findMany({
      where: { learnerId: viewer.userId, ...amongTopics(goal.topics), targetId: { not: { startsWith: "skill:" } } },
      select: stateSelect,
    }),
    findSettings(db, viewer),
    secondsPerReview(db, viewer),
    withdrawnFactIds(),
    findOwnTargets(db, viewer, goal.topics, now),
    findResting(db, viewer, now),
    countBeforeGoal(db, { ...viewer, goal }, now),
  ]);
  const states = new Map(rows.map((row) => [row.targetId, toMemoryState(row)]));
  const ids = new Set([...states.keys(), ...targetsOfTopics(viewer, goal.topics, withdrawn), ...own]);
  const cards = [...ids]
    .filter((targetId) => states.get(targetId)?.suspended !== true)
    .map((targetId) => examCard(targetId, states.get(targetId) ?? null, today, viewer));
  const plan = {
    daysLeft: Math.max(0, daysBetween(today, goal.day)),
    newPerDay: viewer.newPerDay,
    reviewsPerDay: viewer.reviewsPerDay,
    secondsPerReview: seconds,
    share: goal.share,
    settings,
  };
  const seed = `${viewer.userId} ${today}`;
  const told = await inSteps(examForecast(cards, plan, seed));
  const asked = minutes === null ? null : forecastBeside(told, cards, { ...plan, minutesPerDay: minutes }, seed);
  const begun = cards.filter(({ memory }) => memory !== null).length;
  const resting =
    cards.some(({ targetId }) => rests.targetIds.has(targetId)) ||
    goal.topics.some((topic) => isAmong(topic, rests.topics)) ||
    rests.topics.some((topic) => isAmong(topic, goal.topics));
  const { daysLeft } = plan;
  return { ...told, cards: cards.length, begun, daysLeft, secondsPerReview: seconds, resting, setsBefore, asked };
}

/** Targets of own cards that are meant and not begun. */
async function findOwnTargets(
  db: Database,
  viewer: Viewer,
  topics: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const decks = (await listReadableDecks(viewer, now)).filter(({ id }) => isAmong(deckTopic(id), topics));
  const today = studyDay(now.getTime(), viewer);
  const ids = decks.map(({ id }) => id);
  const byDeck = await findOwnUnseen(db, viewer, ids, today, MOST_TARGETS);
  return [...byDeck.values()].flat();
}

/** More cards than anybody could learn for a day: beyond them the forecast is none. */
const MOST_TARGETS = 10_000;

/** Targets that would come as new cards: harm is asked only where a teacher assigned it. */
function targetsOfTopics(viewer: Viewer, topics: readonly string[], withdrawn: ReadonlySet<string>): readonly string[] {
  const context = getGenerationContext(viewer.language);
  return topics
    .flatMap((topic) => context.base.index.factsByTopic.get(topic) ?? [])
    .filter((fact) => toldHarm(context.base, fact) === null && !withdrawn.has(fact.id))
    .flatMap((fact) => targetsOf(context, fact));
}

function examCard(targetId: string, state: MemoryState | null, today: string, calendar: StudyCalendar): ExamCard {
  if (state === null || state.lastDay === null || state.dueAt === null || state.stability <= 0) {
    return { targetId, memory: null };
  }
  const { stability, difficulty, lastDay, dueAt } = state;
  return {
    targetId,
    memory: {
      strength: { stability, difficulty },
      lastDay: Math.min(0, daysBetween(today, lastDay)),
      dueDay: daysBetween(today, studyDay(dueAt, calendar)),
    },
  };
}

/** Runs work that comes in steps, and lets other requests go between them. */
async function inSteps<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
