import "server-only";
import { questionName } from "@/core/quizzes/regrade";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { restsOnAnyOf } from "@/server/data/facts/rests-on-sql";
import { standingRulings } from "@/server/data/regrade/asked-questions";
import { findTroubles, troublesOfSittings } from "@/server/data/regrade/fact-troubles";
import { watchedFacts, watchedSelect } from "@/server/data/sets/changes";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What a class was given whose facts are no longer what they were. */
export type WorkToLookAt = {
  readonly assignmentId: string;
  readonly title: string;
  readonly className: string;
  /** Questions that were asked, and on which nothing has been ruled. */
  readonly questions: number;
  /** Of reviewing, and of a quiz that nobody has begun: facts that have changed. */
  readonly facts: number;
};

const MOST = 100;
/** What was due longer ago is left in peace. */
const LOOK_BACK_MS = 120 * 86_400_000;

/**
 * Quizzes of the viewer's classes in which a question rests on a fact that was taken back, corrected or doubted since, and on
 * which nothing has been ruled yet; and what is still to be done, quizzes and reviewing, that holds such a fact. Nothing changes by
 * itself: the teacher is told here.
 */
export async function listWorkToLookAt(viewer: Viewer, now: Date): Promise<readonly WorkToLookAt[]> {
  const [asked, coming] = [await askedToLookAt(viewer, now), await comingToLookAt(viewer, now)];
  return [...asked, ...coming];
}

/** What nobody has been asked yet, or is learnt with cards: while it is still to be done. */
async function comingToLookAt(viewer: Viewer, now: Date): Promise<readonly WorkToLookAt[]> {
  const db = await getDb();
  const where: Prisma.AssignmentWhereInput = {
    dueAt: { gte: now },
    withdrawnAt: null,
    classroom: { ...taughtBy(viewer), archivedAt: null },
    OR: [{ kind: "reviewing" }, { attempts: { none: {} } }],
  };
  const releases = await db.assignment.findMany({ where, select: { release: true }, distinct: ["release"] });
  const since = await findTroubles(
    db,
    releases.map(({ release }) => release),
  );
  const troubled = releases.map(({ release }) => release).filter((release) => since(release).size > 0);
  if (troubled.length === 0) return [];
  const rows = await db.assignment.findMany({
    where: { ...where, release: { in: troubled } },
    select: { id: true, title: true, classroom: { select: { name: true } }, ...watchedSelect },
    orderBy: [{ dueAt: "desc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.flatMap(({ id, title, classroom, ...given }) => {
    const watched = watchedFacts(given, viewer.language);
    const facts = [...since(given.release).keys()].filter((factId) => watched.has(factId)).length;
    return facts === 0 ? [] : [{ assignmentId: id, title, className: classroom.name, questions: 0, facts }];
  });
}

async function askedToLookAt(viewer: Viewer, now: Date): Promise<readonly WorkToLookAt[]> {
  const db = await getDb();
  const assignments = await db.assignment.findMany({
    where: {
      kind: "quiz",
      dueAt: { gte: new Date(now.getTime() - LOOK_BACK_MS) },
      classroom: { ...taughtBy(viewer), archivedAt: null },
      attempts: { some: {} },
    },
    select: { id: true, title: true, classroom: { select: { name: true } } },
    orderBy: [{ dueAt: "desc" }, { id: "asc" }],
    take: MOST,
  });
  if (assignments.length === 0) return [];
  const ids = assignments.map(({ id }) => id);
  const { troubled } = await troublesOfSittings(db, { assignmentId: { in: ids } });
  if (troubled.every(({ facts }) => facts.length === 0)) return [];
  const rulings = await standingRulings(db, ids);
  const found = new Map<string, Set<string>>();
  for (const { release, facts } of troubled) {
    if (facts.length === 0) continue;
    const rows = await db.$queryRaw<{ assignmentId: string; type: string; targetId: string; factIds: string[] }[]>`
      SELECT DISTINCT a."assignmentId"::text, i."type", i."targetId", i."factIds"
      FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
      WHERE a."assignmentId" = ANY(${ids}::uuid[]) AND a."release" = ${release} AND ${restsOnAnyOf(facts)}`;
    for (const row of rows) {
      const name = questionName(row);
      if (rulings.has(`${row.assignmentId} ${name}`)) continue;
      found.set(row.assignmentId, (found.get(row.assignmentId) ?? new Set()).add(name));
    }
  }
  return assignments.flatMap(({ id, title, classroom }) => {
    const questions = found.get(id)?.size ?? 0;
    return questions === 0 ? [] : [{ assignmentId: id, title, className: classroom.name, questions, facts: 0 }];
  });
}
