import "server-only";
import type { Fact, FactBase } from "@/core/facts/model";
import { readDeckTopic, setTopic } from "@/core/flashcards/own/own-topic";
import { studyDay } from "@/core/memory/study-day";
import { anyBlueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { type Scope, scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
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
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
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

/** The topics that the viewer chose to study, and those that they learn for a day that lies ahead, as a source; null for none. */
export async function findChosenSource(
  db: Pick<Database, "user">,
  viewer: Viewer,
  now: Date,
): Promise<StudySource | null> {
  const user = await db.user.findUnique({ where: { id: viewer.userId }, select: { studyTopics: true } });
  const aims = topicsAhead(viewer, now).filter((topic) => readDeckTopic(topic) === null);
  const topics = [...new Set([...(user?.studyTopics ?? []), ...aims])];
  return topics.length === 0 ? null : { deckIds: [], scope: { ...anyBlueprint, topics }, includeHarm: false };
}

/** Topics of the viewer's goal as long as its day lies ahead: what is to be known by then has to be begun. */
function topicsAhead(viewer: Viewer, now: Date): readonly string[] {
  const { goal } = viewer;
  return goal !== null && goal.day > studyDay(now.getTime(), viewer) ? goal.topics : [];
}

/** Sources of new cards: sets to review that are open and do not rest, soonest due first; then own decks, and chosen topics, both with what a goal is about. */
export async function findStudySources(db: Database, viewer: Viewer, now: Date): Promise<readonly StudySource[]> {
  const aims = topicsAhead(viewer, now).flatMap((topic) => readDeckTopic(topic) ?? []);
  const [given, decks, chosen] = await Promise.all([
    findGivenSources(db, viewer, now, true),
    db.ownDeck.findMany({
      where: { ownerId: viewer.userId, OR: [{ studied: true }, { id: { in: aims } }], cards: { some: {} } },
      select: { id: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    findChosenSource(db, viewer, now),
  ]);
  return [
    ...given.filter(({ setId }) => !viewer.pausedTopics.includes(setTopic(setId))),
    ...(decks.length > 0 ? [{ deckIds: decks.map(({ id }) => id), scope: null, includeHarm: false }] : []),
    ...(chosen === null ? [] : [chosen]),
  ];
}

/** The facts that a source brings. */
export const factsOfSource = (base: FactBase, { scope, includeHarm }: StudySource): readonly Fact[] =>
  scope === null ? [] : scopeOf(base, scope).filter(({ harm }) => harm === null || includeHarm);
