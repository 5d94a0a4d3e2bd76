import "server-only";
import { givenToMember } from "@/server/data/sets/audience";
import { ownDates, quizResult, reviewingResult } from "@/server/data/teaching/assignment-results";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type StatsCheck = { readonly assignments: number; readonly results: number; readonly mismatches: number };

/** A rollup that is not what attempts, answers and the log come to. */
export type StatsMismatch = { readonly assignmentId: string; readonly learnerId: string };

const ASSIGNMENTS_PER_PAGE = 50;

/**
 * Recomputes every learner's result of every assignment and compares it with the row that is kept. For whoever runs
 * the site: it has no viewer.
 *
 * @param report told of each row that differs or is missing
 */
export async function checkStats(report: (mismatch: StatsMismatch) => void = () => undefined): Promise<StatsCheck> {
  const db = await getDb();
  const total = { assignments: 0, results: 0, mismatches: 0 };
  let after: string | null = null;
  for (;;) {
    const page: { id: string }[] = await db.assignment.findMany({
      where: after === null ? {} : { id: { gt: after } },
      select: { id: true },
      orderBy: { id: "asc" },
      take: ASSIGNMENTS_PER_PAGE,
    });
    const ids = page.map(({ id }) => id);
    for (const { differs, ...row } of [...(await compareQuizzes(db, ids)), ...(await compareReviewing(db, ids))]) {
      total.results += 1;
      if (!differs) continue;
      total.mismatches += 1;
      report(row);
    }
    total.assignments += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < ASSIGNMENTS_PER_PAGE) return total;
    after = last.id;
  }
}

type Compared = StatsMismatch & { readonly differs: boolean };

/** Sums of credit may differ in the last bit with the order in which the rows were added. */
const differs = Prisma.sql`(
  k."learnerId" IS NULL OR r."state" IS NULL OR abs(k."credit" - r."credit") > 1e-9
  OR (k."state", k."possible", k."answered", k."daysReviewed", k."finishedAt")
     IS DISTINCT FROM (r."state", r."possible", r."answered", r."daysReviewed", r."finishedAt")
) AS "differs"`;

function compareQuizzes(db: Database, ids: readonly string[]): Promise<Compared[]> {
  return db.$queryRaw`
    SELECT p."assignmentId"::text, p."learnerId"::text, ${differs}
    FROM (
      SELECT "assignmentId", "learnerId" FROM "Attempt" WHERE "assignmentId" = ANY(${ids}::uuid[])
      UNION
      SELECT k."assignmentId", k."learnerId" FROM "AssignmentResult" k
      JOIN "Assignment" s ON s."id" = k."assignmentId" AND s."kind" = 'quiz'
      WHERE k."assignmentId" = ANY(${ids}::uuid[])
    ) p
    LEFT JOIN "AssignmentResult" k ON k."assignmentId" = p."assignmentId" AND k."learnerId" = p."learnerId"
    LEFT JOIN LATERAL ${quizResult(Prisma.sql`p."assignmentId"`, Prisma.sql`p."learnerId"`)} r ON true`;
}

/**
 * Learners who still are in the class. A row may be missing only while its learner has not reviewed since they
 * joined and the assignment was made; and who moved to another calendar after the due date keeps the days that
 * were counted in the old one.
 */
function compareReviewing(db: Database, ids: readonly string[]): Promise<Compared[]> {
  return db.$queryRaw`
    SELECT s."id"::text AS "assignmentId", u."id"::text AS "learnerId", ${differs}
    FROM "Assignment" s
    JOIN "Membership" m ON m."classroomId" = s."classroomId" AND ${givenToMember}
    JOIN "User" u ON u."id" = m."userId"
    LEFT JOIN "AssignmentResult" k ON k."assignmentId" = s."id" AND k."learnerId" = u."id"
    JOIN LATERAL ${ownDates} w ON true
    JOIN LATERAL ${reviewingResult} r ON true
    WHERE s."id" = ANY(${ids}::uuid[]) AND s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL
      AND (k."learnerId" IS NOT NULL OR EXISTS (
        SELECT 1 FROM "MemoryEvent" e
        WHERE e."learnerId" = u."id" AND e."kind" = 'reviewed' AND e."receivedAt" <= w."dueAt"
          AND e."receivedAt" >= greatest(w."opensAt", s."createdAt", m."joinedAt")
      ))
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" z
        WHERE z."learnerId" = u."id" AND z."kind" = 'zoneChanged'
          AND z."receivedAt" > coalesce(k."updatedAt", w."dueAt")
      )`;
}
