import "server-only";
import { questionName } from "@/core/quizzes/regrade";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { factsRestedOn, restsOnAnyOf } from "@/server/data/facts/rests-on-sql";
import { standingRulings } from "@/server/data/regrade/asked-questions";
import { findTroubles, type TroublesSince, troublesOfSittings } from "@/server/data/regrade/fact-troubles";
import { watchedFacts, watchedSelect } from "@/server/data/sets/changes";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What a class was given whose facts are no longer what they were. */
export type WorkToLookAt = {
  readonly assignmentId: string;
  readonly title: string;
  readonly className: string;
  /** Questions that were asked, and on which nothing has been ruled. */
  readonly questions: number;
  /** Of what is still to be done: facts that have changed, besides those on which these questions rest. */
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
  const factsOf = new Map(coming.map(({ assignmentId, facts }) => [assignmentId, facts]));
  const isAsked = new Set(asked.map(({ assignmentId }) => assignmentId));
  return [
    ...asked.map((work) => ({ ...work, facts: factsOf.get(work.assignmentId) ?? 0 })),
    ...coming.filter(({ assignmentId }) => !isAsked.has(assignmentId)),
  ];
}

/**
 * What is still to be done, begun by others or not, with cards or as a quiz. Facts that somebody has been asked already are told of
 * with their questions, and ruled on there.
 */
async function comingToLookAt(viewer: Viewer, now: Date): Promise<readonly WorkToLookAt[]> {
  const db = await getDb();
  const where: Prisma.AssignmentWhereInput = {
    dueAt: { gte: now },
    withdrawnAt: null,
    classroom: { ...taughtBy(viewer), archivedAt: null },
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
  const had = await askedFacts(rows, since);
  return rows.flatMap(({ id, title, classroom, ...given }) => {
    const watched = watchedFacts(given, viewer.language);
    const isNew = (factId: string) => watched.has(factId) && !had.has(`${id} ${factId}`);
    const facts = [...since(given.release).keys()].filter(isNew).length;
    return facts === 0 ? [] : [{ assignmentId: id, title, className: classroom.name, questions: 0, facts }];
  });
}

/** Of facts that have changed, those on which a question rests that somebody was asked in this work: "<assignment> <fact>". */
async function askedFacts(
  work: readonly { readonly id: string; readonly release: string }[],
  since: TroublesSince,
): Promise<ReadonlySet<string>> {
  const facts = [...new Set(work.flatMap(({ release }) => [...since(release).keys()]))];
  const rows = await runStatement<{ readonly assignmentId: string; readonly factId: string }>(Prisma.sql`
    SELECT DISTINCT a."assignmentId"::text, f."factId" FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
    CROSS JOIN LATERAL ${factsRestedOn} f
    WHERE a."assignmentId" = ANY(${work.map(({ id }) => id)}::uuid[]) AND ${restsOnAnyOf(facts)} AND f."factId" = ANY(${facts}::text[])`);
  return new Set(rows.map(({ assignmentId, factId }) => `${assignmentId} ${factId}`));
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
