import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtClass } from "@/server/data/gradebook/cell-sql";
import type { Place } from "@/server/data/gradebook/notes";
import { Prisma } from "@/server/generated/prisma/client";

// The answers of a class, as parts of a WITH clause: whatever is told from them is told in one statement that reads them once. A
// class may have any number of them, and on the embedded database nobody else is answered meanwhile: the newest are read.

/** Answers that are read: a year of 35 learners with 20 quizzes of 20 questions has fewer. */
export const MOST_ANSWERS = 20_000;
/** Sittings of which the questions are counted to find these. */
const MOST_SITTINGS = 4_000;

/** What is read of a question `t` (AttemptItem) and the answer `w` to it; the key only of questions that it takes to say what was missed or taken for what. */
export const askedColumns = Prisma.sql`t."type", t."targetId", t."factIds", t."index",
  CASE WHEN t."type" IN ('multiple-choice', 'map', 'matching', 'multiple-response') THEN t."key" END AS "key",
  w."id", w."receivedAt", w."body"->'answer' AS "answer", w."credit", coalesce(w."grade"->>'kind', '') AS "graded"`;

/**
 * "member", the learners who are in the class; "begun", the newest sittings of its quizzes by them, with whether they are "read"; "asked",
 * the answers in these that no ruling touched. All are empty for whoever does not teach the class.
 *
 * @param only one learner's sittings of one assignment
 */
export const askedAnswers = (viewer: Viewer, classroomId: string, only: Place | null = null): Prisma.Sql => Prisma.sql`
  "member" AS MATERIALIZED (
    SELECT m."userId", m."displayName" AS "name", m."sortKey" FROM "Classroom" c
    JOIN "Membership" m ON m."classroomId" = c."id" AND m."role" = 'learner' AND m."removedAt" IS NULL
    WHERE ${taughtClass(viewer, classroomId)} ${only === null ? Prisma.empty : Prisma.sql`AND m."userId" = ${only.learnerId}::uuid`}
  ), "begun" AS MATERIALIZED (
    SELECT a.*, row_number() OVER newer <= ${MOST_SITTINGS}::int
      AND sum(t."questions") OVER newer - t."questions" < ${MOST_ANSWERS}::int AS "read"
    FROM (
      SELECT a."id", a."learnerId", a."startedAt" FROM "Assignment" s CROSS JOIN LATERAL (
        SELECT * FROM "Attempt" WHERE "assignmentId" = s."id" OFFSET 0
      ) a WHERE s."classroomId" = ${classroomId}::uuid AND s."kind" = 'quiz' AND s."withdrawnAt" IS NULL
        AND (a."learnerId" IN (SELECT "userId" FROM "member")) IS TRUE ${only === null ? Prisma.empty : Prisma.sql`AND s."id" = ${only.assignmentId}::uuid`}
      ORDER BY a."startedAt" DESC, a."id" LIMIT ${MOST_SITTINGS + 1}::int
    ) a CROSS JOIN LATERAL (
      SELECT coalesce(max(t."index") + 1, 0) AS "questions" FROM "AttemptItem" t WHERE t."attemptId" = a."id"
    ) t
    WINDOW newer AS (ORDER BY a."startedAt" DESC, a."id" ROWS UNBOUNDED PRECEDING)
  ), "asked" AS MATERIALIZED (
    SELECT p."learnerId", q.* FROM "begun" p CROSS JOIN LATERAL (
      SELECT ${askedColumns} FROM "Answer" w JOIN "AttemptItem" t ON t."attemptId" = w."attemptId" AND t."index" = w."index"
      WHERE w."attemptId" = p."id" AND t."ruling" IS NULL OFFSET 0
    ) q WHERE p."read"
  )`;
