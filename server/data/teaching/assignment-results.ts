import "server-only";
import { FULL_DAY, OFFLINE_DAYS } from "@/core/quizzes/rules/reviewing-day";
import { givenToMember } from "@/server/data/sets/audience";
import { isDroppedRow } from "@/server/data/sittings/dropped-hash";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Rollups of a learner's work on an assignment: one row per (assignment, learner), recomputed whole from attempts,
 * answers and the log in the transaction of the event that changed them, and never incremented. So the gradebook
 * reads as many rows as it shows, and `npm run stats:check` can prove that the rows equal the log.
 */

/**
 * What a learner's sittings of a quiz assignment come to: one row, or none without a sitting. Which sitting counts is the
 * assignment's rule (core/quizzes/rules/counted-result.ts is the same in words); while none is over, the one that has come
 * furthest. A question that earns no points, was dropped, or was passed over after its warning, does not count; a credited one
 * counts in full. What was taken out with its fact is no answer, though a passing over stands in its place.
 */
export const quizResult = (assignmentId: Prisma.Sql, learnerId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT CASE WHEN t."finishedAt" IS NULL THEN 'going' WHEN t."abandoned" THEN 'discarded' ELSE 'done' END AS "state",
         CASE WHEN t.valid AND t.counts = 'mean' THEN t.mean * t.possible WHEN t."abandoned" THEN 0 ELSE t.credit END AS "credit",
         t.possible AS "possible", t.answered AS "answered", 0 AS "daysReviewed", t."finishedAt"
  FROM (
    SELECT o.*, avg(o.share) FILTER (WHERE o.valid) OVER () AS mean
    FROM (
      SELECT a."finishedAt", a."abandoned", a."sitting", a."startedAt", i.*, i.credit / greatest(i.possible, 1) AS share,
             a."finishedAt" IS NOT NULL AND NOT a."abandoned" AND i.possible > 0 AS valid,
             coalesce(s."rules"->>'counts', 'best') AS counts
      FROM "Attempt" a
      JOIN "Assignment" s ON s."id" = a."assignmentId"
      JOIN LATERAL (
        SELECT count(*) FILTER (WHERE q.counts AND (q.ruling = 'credit' OR (q.ruling IS NULL AND NOT q.skipped)))::float8 AS possible,
               coalesce(sum(CASE WHEN NOT q.counts THEN 0 WHEN q.ruling = 'credit' THEN 1
                 WHEN q.ruling IS NULL THEN coalesce(q.credit, 0) ELSE 0 END), 0)::float8 AS credit,
               count(q.credit) FILTER (WHERE NOT q.dropped)::int AS answered
        FROM (
          SELECT t."counts" AS counts, t."ruling" AS ruling, w."credit" AS credit, coalesce(w."grade"->>'kind', '') = 'skipped' AS skipped,
                 ${isDroppedRow} AS dropped
          FROM "AttemptItem" t
          LEFT JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
          WHERE t."attemptId" = a."id"
        ) q
      ) i ON true
      WHERE a."assignmentId" = ${assignmentId} AND a."learnerId" = ${learnerId}
    ) o
  ) t
  ORDER BY t.valid DESC, t."finishedAt" IS NULL, CASE WHEN t.counts = 'best' THEN t.share ELSE 0 END DESC,
           CASE WHEN t.counts IN ('last', 'mean') THEN -t."sitting" ELSE t."sitting" END, t.answered DESC
  LIMIT 1
)`;

/** When the assignment `s` opens and is due for the learner `u`, both rows of the query around it: their own dates, or the class's. */
export const ownDates: Prisma.Sql = Prisma.sql`(
  SELECT coalesce(x."opensAt", s."opensAt") AS "opensAt", coalesce(x."dueAt", s."dueAt") AS "dueAt"
  FROM (SELECT 1) one LEFT JOIN "AssignmentException" x ON x."assignmentId" = s."id" AND x."learnerId" = u."id"
)`;

/**
 * Whether the review `e`, of what the memory `t` is of, is one of a card of the reviewing assignment `s`, all rows of the query
 * around it.
 */
export const isOfWork: Prisma.Sql = Prisma.sql`(
  CASE WHEN cardinality(s."targetIds") > 0 THEN e."targetId" = ANY(s."targetIds")
    ELSE jsonb_array_length(s."blueprint"->'topics') = 0 OR jsonb_exists(s."blueprint"->'topics', t."topic") END
  OR (e."targetId" LIKE 'own:%' AND EXISTS (
    SELECT 1 FROM "OwnCard" c JOIN "OwnDeck" d ON d."id" = c."deckId"
    WHERE d."setId" = s."setId" AND split_part(e."targetId", ':', 2) IN (c."id"::text, c."standsFor"::text))))`;

/**
 * Whether such a review counts, between the dates `w` of its learner (`ownDates`): it was done after the opening, came in by the due
 * date and not long after it was done, and was not taken back by then. What was turned over does not count where cards are to be
 * answered (see `notFor`).
 */
export const countsForWork: Prisma.Sql = Prisma.sql`(
  e."effectiveAt" >= w."opensAt" AND e."receivedAt" >= w."opensAt" AND e."receivedAt" <= w."dueAt"
  AND e."receivedAt" <= e."effectiveAt" + make_interval(days => ${OFFLINE_DAYS}::int)
  AND NOT jsonb_exists(coalesce(e."body"->'notFor', '[]'::jsonb), s."id"::text)
  AND NOT EXISTS (
    SELECT 1 FROM "MemoryEvent" x
    WHERE x."learnerId" = e."learnerId" AND x."targetId" = e."targetId" AND x."kind" = 'undone'
      AND x."receivedAt" <= w."dueAt" AND coalesce(x."body"->>'undoes', x."body"->>'voids') = e."id"::text
  ))`;

/**
 * What the learner `u` did for the reviewing assignment `s` between the dates `w`, all rows of the query around it. A day counts
 * with as many different cards as it asked for (core/quizzes/rules/reviewing-day.ts): its reviews say how many, and where they do not,
 * as they were no work of this learner's when they came in, it is a full day's.
 */
export const reviewingResult: Prisma.Sql = Prisma.sql`(
  SELECT CASE WHEN d.days >= s."daysWanted" THEN 'done' ELSE 'going' END AS "state",
         least(d.days, s."daysWanted")::float8 AS "credit", s."daysWanted"::float8 AS "possible",
         d.reviews AS "answered", d.days AS "daysReviewed",
         CASE WHEN d.days >= s."daysWanted" THEN d.latest END AS "finishedAt"
  FROM (
    SELECT coalesce(sum(y.reviews), 0)::int AS reviews, max(y.latest) AS latest,
           count(*) FILTER (WHERE y.cards >= y.asked)::int AS days
    FROM (
      SELECT count(*) AS reviews, max(e."receivedAt") AS latest, count(DISTINCT e."targetId") AS cards,
             coalesce(min((e."body"->'asks'->>s."id"::text)::int), ${FULL_DAY}::int) AS asked
      FROM "MemoryEvent" e
      JOIN "MemoryState" t ON t."learnerId" = e."learnerId" AND t."targetId" = e."targetId"
      WHERE e."learnerId" = u."id" AND e."kind" = 'reviewed' AND ${isOfWork} AND ${countsForWork}
      GROUP BY e."localDay"
    ) y
  ) d
)`;

const insertInto = Prisma.sql`INSERT INTO "AssignmentResult"
  ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed", "finishedAt", "updatedAt")`;
const overwrite = Prisma.sql`ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET
  "state" = excluded."state", "credit" = excluded."credit", "possible" = excluded."possible",
  "answered" = excluded."answered", "daysReviewed" = excluded."daysReviewed",
  "finishedAt" = excluded."finishedAt", "updatedAt" = excluded."updatedAt"`;

/**
 * Recomputes one learner's row of a quiz assignment.
 *
 * @returns a statement to run in the transaction of the answer
 */
export function recomputeQuizResult(assignmentId: string, learnerId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO "AssignmentResult"
      ("assignmentId", "learnerId", "state", "credit", "possible", "answered", "daysReviewed", "finishedAt", "updatedAt")
    SELECT ${assignmentId}::uuid, ${learnerId}::uuid, r.*, ${now.toISOString()}::timestamptz
    FROM ${quizResult(Prisma.sql`${assignmentId}::uuid`, Prisma.sql`${learnerId}::uuid`)} r
    ON CONFLICT ("assignmentId", "learnerId") DO UPDATE SET
      "state" = excluded."state", "credit" = excluded."credit", "possible" = excluded."possible",
      "answered" = excluded."answered", "finishedAt" = excluded."finishedAt", "updatedAt" = excluded."updatedAt"`;
}

/**
 * Recomputes a learner's rows of all reviewing assignments that are open and theirs: on how many separate days they did what the day
 * asked of the set's cards, its own cards among them. Days are those of the learner's calendar on which it was done.
 *
 * @returns a statement to run in the transaction of the reviews
 */
export function recomputeReviewingResults(learnerId: string, now: Date): Prisma.Sql {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  return Prisma.sql`
    ${insertInto}
    SELECT s."id", m."userId", r.*, ${at}
    FROM "Assignment" s
    JOIN "Membership" m ON m."classroomId" = s."classroomId" AND m."userId" = ${learnerId}::uuid AND ${givenToMember}
    JOIN "User" u ON u."id" = m."userId"
    JOIN LATERAL ${ownDates} w ON true
    JOIN LATERAL ${reviewingResult} r ON true
    WHERE s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL AND w."opensAt" <= ${at} AND w."dueAt" >= ${at}
    ${overwrite}`;
}

/**
 * Recomputes the rows of everybody at once: for what is written or changed as a whole, such as a demo class, or the rules of an
 * assignment. Of reviewing that is open or over, whoever has reviewed meanwhile has a row.
 *
 * @returns a statement to run in the transaction of what it counts
 */
export function recomputeAllResults(
  of: { readonly classroomId: string } | { readonly assignmentId: string },
  now: Date,
): Prisma.Sql {
  const these = assignmentsOf(of);
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  return Prisma.sql`
    ${insertInto}
    SELECT p.*, r.*, ${at}
    FROM (
      SELECT DISTINCT a."assignmentId", a."learnerId" FROM "Attempt" a JOIN "Assignment" s ON s."id" = a."assignmentId"
      WHERE ${these}
    ) p JOIN LATERAL ${quizResult(Prisma.sql`p."assignmentId"`, Prisma.sql`p."learnerId"`)} r ON true
    UNION ALL
    ${reviewingRows(these, at)}
    ${overwrite}`;
}

/**
 * Recomputes the rows of some learners of reviewing, whether it is open, over or to come: for whoever got other dates of one
 * assignment, or came (again) into the class or a group of it and has work now that was not theirs while they reviewed.
 *
 * @returns a statement to run in the transaction that makes it so
 */
export function recomputeReviewingOf(
  of: { readonly classroomId: string } | { readonly assignmentId: string },
  learnerIds: readonly string[],
  now: Date,
): Prisma.Sql {
  const these = Prisma.sql`${assignmentsOf(of)} AND u."id" = ANY(${[...learnerIds]}::uuid[])`;
  return Prisma.sql`${insertInto} ${reviewingRows(these, Prisma.sql`${now.toISOString()}::timestamptz`)} ${overwrite}`;
}

const assignmentsOf = (of: { readonly classroomId: string } | { readonly assignmentId: string }): Prisma.Sql =>
  "classroomId" in of
    ? Prisma.sql`s."classroomId" = ${of.classroomId}::uuid`
    : Prisma.sql`s."id" = ${of.assignmentId}::uuid`;

/** Rows of whoever has reviewed between their dates, or has a row already. */
const reviewingRows = (these: Prisma.Sql, at: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT s."id", u."id", r.*, ${at}
  FROM "Assignment" s
  JOIN "Membership" m ON m."classroomId" = s."classroomId" AND ${givenToMember}
  JOIN "User" u ON u."id" = m."userId"
  JOIN LATERAL ${ownDates} w ON true
  JOIN LATERAL ${reviewingResult} r ON true
  WHERE ${these} AND s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL
    AND (EXISTS (
      SELECT 1 FROM "MemoryEvent" e WHERE e."learnerId" = u."id" AND e."kind" = 'reviewed'
        AND e."receivedAt" BETWEEN greatest(w."opensAt", m."joinedAt") AND w."dueAt")
      OR EXISTS (SELECT 1 FROM "AssignmentResult" k WHERE k."assignmentId" = s."id" AND k."learnerId" = u."id"))`;
