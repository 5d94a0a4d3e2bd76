import "server-only";
import type { Fact, FactBase } from "@/core/facts/model";
import { deckTopic, readDeckTopic, setTopic } from "@/core/flashcards/own/own-topic";
import { toldHarm } from "@/core/flashcards/told-harm";
import { studyDay } from "@/core/memory/study-day";
import { anyBlueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { type Scope, scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { listReadableDecks } from "@/server/data/own/readable";
import { givenTo, notDueFor, openedFor } from "@/server/data/sets/audience";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** A place from which cards come. */
export type StudySource = {
  readonly deckIds: readonly string[];
  /** Null for nothing of the fact base. */
  readonly scope: Scope | null;
  readonly includeHarm: boolean;
};

/** A source that is a study set, given to review. */
export type GivenSource = StudySource & {
  readonly setId: string;
  readonly title: string;
  /** Its end, by the learner's own date where they have one: afterwards it brings nothing new, while what was begun goes on. */
  readonly dueAt: Date;
};

/** More sets than anybody has to review at once. */
const MOST_GIVEN = 100;

/** Reviewing that the viewer is given and that has begun, open or over. */
const givenReviewing = (viewer: Pick<Viewer, "userId">, now: Date): Prisma.AssignmentWhereInput => ({
  kind: "reviewing",
  withdrawnAt: null,
  ...givenTo(viewer),
  AND: [openedFor(viewer, now)],
});

/** Reviewing that the viewer is given and that is open. */
export const openReviewing = (viewer: Pick<Viewer, "userId">, now: Date): Prisma.AssignmentWhereInput => ({
  ...givenReviewing(viewer, now),
  AND: [openedFor(viewer, now), notDueFor(viewer, now)],
});

/** Sets that the viewer was given to review, those that end first before the others. @param open only those that are not over */
export async function findGivenSources(
  db: Pick<Database, "assignment">,
  viewer: Viewer,
  now: Date,
  open: boolean,
): Promise<readonly GivenSource[]> {
  const rows = await db.assignment.findMany({
    where: open ? openReviewing(viewer, now) : givenReviewing(viewer, now),
    select: {
      title: true,
      dueAt: true,
      exceptions: { where: { learnerId: viewer.userId }, select: { dueAt: true } },
      blueprint: true,
      set: { select: { id: true, deck: { select: { id: true } } } },
      classroom: { select: { includeHarm: true } },
    },
    // Of too many to tell, those that are long over are left out.
    orderBy: [{ dueAt: open ? "asc" : "desc" }, { id: "asc" }],
    take: MOST_GIVEN,
  });
  const given = rows.map(({ title, blueprint, set, classroom, exceptions: [own], ...row }) => {
    const scope = blueprintSchema.parse(blueprint);
    const includeHarm = scope.includeHarm && classroom.includeHarm;
    const dueAt = own?.dueAt ?? row.dueAt;
    return { setId: set.id, title, dueAt, deckIds: set.deck === null ? [] : [set.deck.id], scope, includeHarm };
  });
  return given.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** The topics that the viewer learns for a day that lies ahead and those that they chose to study, as a source; null for none. */
export async function findChosenSource(
  db: Pick<Database, "user">,
  viewer: Viewer,
  now: Date,
): Promise<StudySource | null> {
  const user = await db.user.findUnique({ where: { id: viewer.userId }, select: { studyTopics: true } });
  const aims = topicsAhead(viewer, now).filter((topic) => readDeckTopic(topic) === null);
  const topics = [...new Set([...aims, ...(user?.studyTopics ?? [])])];
  return topics.length === 0 ? null : { deckIds: [], scope: { ...anyBlueprint, topics }, includeHarm: false };
}

/** Topics of the viewer's goal as long as its day lies ahead: what is to be known by then has to be begun. */
function topicsAhead(viewer: Viewer, now: Date): readonly string[] {
  const { goal } = viewer;
  return goal !== null && goal.day > studyDay(now.getTime(), viewer) ? goal.topics : [];
}

/**
 * Sources of new cards: sets to review that are open and do not rest, and what is learned for a day that lies ahead, soonest day
 * first; then own decks, and chosen topics.
 */
export async function findStudySources(db: Database, viewer: Viewer, now: Date): Promise<readonly StudySource[]> {
  const [given, aim, decks, chosen] = await Promise.all([
    findGivenSources(db, viewer, now, true),
    findAim(viewer, now),
    db.ownDeck.findMany({
      where: { ownerId: viewer.userId, studied: true, cards: { some: {} } },
      select: { id: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    findChosenSource(db, viewer, now),
  ]);
  const sets = given.filter((set) => !restsFor(viewer, set));
  const isSooner = (set: GivenSource) => aim === null || isBeforeGoal(viewer, set);
  return [
    ...sets.filter(isSooner),
    ...(aim === null ? [] : [aim]),
    ...sets.filter((set) => !isSooner(set)),
    ...(decks.length > 0 ? [{ deckIds: decks.map(({ id }) => id), scope: null, includeHarm: false }] : []),
    ...(chosen === null ? [] : [chosen]),
  ];
}

/** Whether the viewer lets a set rest. */
export const restsFor = ({ pausedTopics }: Viewer, { setId }: GivenSource): boolean =>
  pausedTopics.includes(setTopic(setId));

/** Whether a set is due before the day of the viewer's goal: its new cards come first. */
const isBeforeGoal = (viewer: Viewer, { dueAt }: GivenSource): boolean =>
  viewer.goal !== null && studyDay(dueAt.getTime(), viewer) < viewer.goal.day;

/** How many sets bring their new cards before those of the viewer's goal. */
export async function countBeforeGoal(db: Pick<Database, "assignment">, viewer: Viewer, now: Date): Promise<number> {
  const given = await findGivenSources(db, viewer, now, true);
  return given.filter((set) => isBeforeGoal(viewer, set) && !restsFor(viewer, set)).length;
}

/** What the viewer learns for a day that lies ahead, decks of their teachers included; null for nothing. */
async function findAim(viewer: Viewer, now: Date): Promise<StudySource | null> {
  const aims = topicsAhead(viewer, now);
  if (aims.length === 0) return null;
  const topics = aims.filter((topic) => readDeckTopic(topic) === null);
  const isMeant = topics.length < aims.length;
  const decks = isMeant ? (await listReadableDecks(viewer, now)).filter(({ id }) => aims.includes(deckTopic(id))) : [];
  return {
    deckIds: decks.map(({ id }) => id),
    scope: topics.length === 0 ? null : { ...anyBlueprint, topics },
    includeHarm: false,
  };
}

/** The facts that a source brings: without violence, those whose cards tell of none. */
export const factsOfSource = (base: FactBase, { scope, includeHarm }: StudySource): readonly Fact[] =>
  scope === null ? [] : scopeOf(base, scope).filter((fact) => includeHarm || toldHarm(base, fact) === null);
