import "server-only";
import { type ResultState, resultState } from "@/core/quizzes/result-state";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

export type AssignedWork = {
  readonly id: string;
  readonly kind: "quiz" | "reviewing";
  readonly title: string;
  readonly className: string;
  readonly dueAt: Date;
  readonly state: ResultState;
  /** Quiz: points so far, of `possible`. Reviewing: days reviewed, of days wanted. */
  readonly credit: number;
  readonly possible: number;
  readonly daysWanted: number;
  /** The sitting to go on with, or to look at; null before the first. */
  readonly attemptId: string | null;
};

const KEEP_AFTER_DUE_MS = 14 * 86_400_000;

/** What the viewer's classes have been given: open first, soonest due first, then what was due of late. */
export async function listAssignedWork(viewer: Viewer, now: Date, limit = 30): Promise<AssignedWork[]> {
  const db = await getDb();
  const rows = await db.assignment.findMany({
    where: {
      opensAt: { lte: now },
      dueAt: { gte: new Date(now.getTime() - KEEP_AFTER_DUE_MS) },
      withdrawnAt: null,
      classroom: { archivedAt: null, members: { some: { userId: viewer.userId, role: "learner", removedAt: null } } },
    },
    select: {
      id: true,
      kind: true,
      title: true,
      dueAt: true,
      daysWanted: true,
      classroom: { select: { name: true } },
      results: {
        where: { learnerId: viewer.userId },
        select: { state: true, credit: true, possible: true, finishedAt: true },
      },
      attempts: {
        where: { learnerId: viewer.userId },
        select: { id: true },
        orderBy: [{ startedAt: "desc" }, { id: "asc" }],
        take: 1,
      },
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: limit,
  });
  const works = rows.map(({ classroom, results, attempts, ...rest }) => {
    const result = results[0];
    const stored = result && { done: result.state === "done", finishedAt: result.finishedAt?.getTime() ?? null };
    return {
      ...rest,
      className: classroom.name,
      state: resultState(stored ?? null, rest.dueAt.getTime(), now.getTime()),
      credit: result?.credit ?? 0,
      possible: result?.possible ?? 0,
      attemptId: attempts[0]?.id ?? null,
    };
  });
  const isOpen = ({ state }: AssignedWork) => state === "not-begun" || state === "going";
  return [...works.filter(isOpen), ...works.filter((work) => !isOpen(work))];
}

/** The viewer's unfinished sitting that was begun last, apart from assigned ones. */
export async function findUnfinished(viewer: Viewer): Promise<{ readonly id: string; readonly title: string } | null> {
  const db = await getDb();
  return db.attempt.findFirst({
    where: { learnerId: viewer.userId, finishedAt: null, assignmentId: null },
    select: { id: true, title: true },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
  });
}

export async function findStudyTopics(viewer: Viewer): Promise<readonly string[]> {
  const db = await getDb();
  const row = await db.user.findUnique({ where: { id: viewer.userId }, select: { studyTopics: true } });
  return row?.studyTopics ?? [];
}

/** Adds a topic to those that the viewer studies, or takes it off; the cards already begun stay. */
export async function setStudyTopic(viewer: Viewer, topic: string, on: boolean): Promise<void> {
  const db = await getDb();
  // One statement, so that two quick taps on two topics both count.
  await (on
    ? db.$executeRaw`UPDATE "User" SET "studyTopics" = array_append(array_remove("studyTopics", ${topic}), ${topic})
        WHERE "id" = ${viewer.userId}::uuid`
    : db.$executeRaw`UPDATE "User" SET "studyTopics" = array_remove("studyTopics", ${topic})
        WHERE "id" = ${viewer.userId}::uuid`);
}

/** Remembers how many buttons the viewer likes under a card. */
export async function setButtons(viewer: Viewer, buttons: 2 | 4): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { buttons }, select: { id: true } });
}

/** The zone of a new visitor's own device: days of studying begin there. Later it is a setting. */
export async function adoptTimeZone(viewer: Viewer, timeZone: string): Promise<void> {
  const db = await getDb();
  await db.user.updateMany({ where: { id: viewer.userId, guest: true, timeZone: "UTC" }, data: { timeZone } });
}
