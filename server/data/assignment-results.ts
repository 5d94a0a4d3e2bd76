import "server-only";
import type { Database } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Rollups of a learner's work on an assignment: one row per (assignment, learner), recomputed whole from attempts,
 * answers and the log in the transaction of the event that changed them, and never incremented. So the gradebook
 * reads as many rows as it shows, and `npm run stats:check` can prove that the rows equal the log.
 */

/**
 * What a learner's attempts at a quiz assignment come to: one row, or none without an attempt. A question that was
 * passed over after its warning, or whose fact was taken back, does not count.
 */
export const quizResult = (assignmentId: Prisma.Sql, learnerId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT CASE WHEN a."finishedAt" IS NULL THEN 'going' ELSE 'done' END AS "state", coalesce(g.credit, 0) AS "credit",
         i.possible AS "possible", coalesce(g.answered, 0)::int AS "answered", 0 AS "daysReviewed", a."finishedAt"
  FROM "Attempt" a
  JOIN LATERAL (
    SELECT count(*)::float8 AS possible FROM "AttemptItem" t WHERE t."attemptId" = a."id" AND NOT EXISTS (
      SELECT 1 FROM "Answer" w WHERE w."attemptId" = a."id" AND w."index" = t."index" AND w."grade"->>'kind' = 'skipped'
    )
  ) i ON true
  LEFT JOIN LATERAL (
    SELECT sum("credit") AS credit, count(*) AS answered FROM "Answer" WHERE "attemptId" = a."id"
  ) g ON true
  WHERE a."assignmentId" = ${assignmentId} AND a."learnerId" = ${learnerId}
  ORDER BY a."finishedAt" IS NULL, coalesce(g.credit, 0) / greatest(i.possible, 1) DESC,
           coalesce(g.answered, 0) DESC, a."startedAt"
  LIMIT 1
)`;

/**
 * What the learner `u` did for the reviewing assignment `s`, both rows of the query around it. An undo that comes
 * after the due date no longer changes the result.
 */
export const reviewingResult: Prisma.Sql = Prisma.sql`(
  SELECT CASE WHEN d.days >= s."daysWanted" THEN 'done' ELSE 'going' END AS "state",
         least(d.days, s."daysWanted")::float8 AS "credit", s."daysWanted"::float8 AS "possible",
         d.reviews AS "answered", d.days AS "daysReviewed",
         CASE WHEN d.days >= s."daysWanted" THEN d.latest END AS "finishedAt"
  FROM (
    SELECT count(*)::int AS reviews, max(e."receivedAt") AS latest,
           count(DISTINCT (e."receivedAt" AT TIME ZONE u."timeZone" - make_interval(hours => u."dayStartHour"))::date)::int AS days
    FROM "MemoryEvent" e
    JOIN "MemoryState" t ON t."learnerId" = e."learnerId" AND t."targetId" = e."targetId"
    WHERE e."learnerId" = u."id" AND e."kind" = 'reviewed'
      AND e."receivedAt" >= s."opensAt" AND e."receivedAt" <= s."dueAt"
      AND (jsonb_array_length(s."blueprint"->'topics') = 0 OR jsonb_exists(s."blueprint"->'topics', t."topic"))
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" x
        WHERE x."learnerId" = e."learnerId" AND x."targetId" = e."targetId" AND x."kind" = 'undone'
          AND x."receivedAt" <= s."dueAt" AND x."body"->>'undoes' = e."id"::text
      )
  ) d
)`;

/**
 * Recomputes one learner's row of a quiz assignment. The attempt that counts is the finished one with the highest
 * share of credit; while none is finished, the one that has come furthest.
 *
 * @returns a statement to run in the transaction of the answer
 */
export function recomputeQuizResult(
  db: Pick<Database, "$executeRaw">,
  assignmentId: string,
  learnerId: string,
  now: Date,
): Prisma.PrismaPromise<number> {
  return db.$executeRaw`
    INSERT INTO "AssignmentResult"
      ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed", "finishedAt", "updatedAt")
    SELECT ${assignmentId}::uuid, ${learnerId}::uuid, r.*, ${now}
    FROM ${quizResult(Prisma.sql`${assignmentId}::uuid`, Prisma.sql`${learnerId}::uuid`)} r
    ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET
      "state" = excluded."state", "credit" = excluded."credit", "possible" = excluded."possible",
      "answered" = excluded."answered", "finishedAt" = excluded."finishedAt", "updatedAt" = excluded."updatedAt"`;
}

/**
 * Recomputes a learner's rows of all reviewing assignments that are open: on how many separate days they reviewed
 * cards of the set's topics. Days are days of receipt in the learner's calendar, so that a wrong clock earns none.
 *
 * @returns a statement to run in the transaction of the reviews
 */
export function recomputeReviewingResults(db: Database, learnerId: string, now: Date): Prisma.PrismaPromise<number> {
  return db.$executeRaw`
    INSERT INTO "AssignmentResult"
      ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed", "finishedAt", "updatedAt")
    SELECT s."id", m."userId", r.*, ${now}
    FROM "Assignment" s
    JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."userId" = ${learnerId}::uuid
      AND m."role" = 'learner' AND m."removedAt" IS NULL
    JOIN "User" u ON u."id" = m."userId"
    JOIN LATERAL ${reviewingResult} r ON true
    WHERE s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL AND s."opensAt" <= ${now} AND s."dueAt" >= ${now}
    ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET
      "state" = excluded."state", "credit" = excluded."credit", "possible" = excluded."possible",
      "answered" = excluded."answered", "daysReviewed" = excluded."daysReviewed",
      "finishedAt" = excluded."finishedAt", "updatedAt" = excluded."updatedAt"`;
}
