import "server-only";
import { type FirstSteps, firstSteps } from "@/core/teaching/first-steps";
import type { Viewer } from "@/server/auth/viewer";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

type Row = {
  readonly away: boolean;
  readonly classroomId: string | null;
  readonly hasLearner: boolean;
  readonly hasSet: boolean;
  readonly hasAssignment: boolean;
  readonly hasSeen: boolean;
};

/** The viewer's first steps as a teacher; null once all are done or the list was put away. A demo class is no step. */
export async function findFirstSteps(viewer: Viewer): Promise<FirstSteps | null> {
  const [row] = await runStatement<Row>(Prisma.sql`
    WITH "taught" AS MATERIALIZED (
      SELECT c."id", c."archivedAt", c."createdAt" FROM "Membership" m
      JOIN "Classroom" c ON c."id" = m."classroomId" AND NOT c."demo"
      WHERE m."userId" = ${viewer.userId}::uuid AND m."role" = 'teacher' AND m."removedAt" IS NULL
    )
    SELECT u."stepsPutAwayAt" IS NOT NULL AS "away", u."resultsSeenAt" IS NOT NULL AS "hasSeen",
      (SELECT t."id"::text FROM "taught" t ORDER BY t."archivedAt" IS NOT NULL, t."createdAt" DESC, t."id" LIMIT 1)
        AS "classroomId",
      EXISTS (SELECT 1 FROM "taught" t JOIN "Membership" l ON l."classroomId" = t."id" AND l."role" = 'learner')
        AS "hasLearner",
      EXISTS (SELECT 1 FROM "StudySet" s WHERE s."ownerId" = u."id" AND NOT s."demo") AS "hasSet",
      EXISTS (SELECT 1 FROM "taught" t JOIN "Assignment" a ON a."classroomId" = t."id") AS "hasAssignment"
    FROM "User" u WHERE u."id" = ${viewer.userId}::uuid`);
  if (row === undefined || row.away) return null;
  const { classroomId, hasLearner, hasSet, hasAssignment, hasSeen } = row;
  return firstSteps({
    classroomId,
    done: { class: classroomId !== null, learners: hasLearner, set: hasSet, assign: hasAssignment, results: hasSeen },
  });
}

/** Puts the list away for good. */
export async function putAwayFirstSteps(viewer: Viewer, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.user.updateMany({ where: { id: viewer.userId }, data: { stepsPutAwayAt: now } });
  return count === 1;
}

/** Notes, once, that the viewer has looked at results of a class of theirs that has some. */
export async function noteResultsSeen(viewer: Viewer, classroomId: string, now: Date): Promise<void> {
  await runStatement(Prisma.sql`
    UPDATE "User" u SET "resultsSeenAt" = ${now.toISOString()}::timestamptz
    WHERE u."id" = ${viewer.userId}::uuid AND u."resultsSeenAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Classroom" c
      JOIN "Membership" m ON m."classroomId" = c."id" AND m."userId" = u."id" AND m."role" = 'teacher'
        AND m."removedAt" IS NULL
      JOIN "Assignment" a ON a."classroomId" = c."id"
      JOIN "AssignmentResult" k ON k."assignmentId" = a."id"
      WHERE c."id" = ${classroomId}::uuid AND NOT c."demo")`);
}
