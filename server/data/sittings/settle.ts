import "server-only";
import { studyDay } from "@/core/memory/study-day";
import { isRecall } from "@/core/quizzes/rules/recall";
import { isReleased } from "@/core/quizzes/rules/review-policy";
import { noteRejected, type Rejected } from "@/server/data/facts/rejected-answers";
import { goalOf, goalSelect } from "@/server/data/memory/goal-row";
import { appendEvents } from "@/server/data/memory/memory-log";
import { markOf } from "@/server/data/regrade/had-items";
import { answeredEvents, QUIZ_DEVICE } from "@/server/data/sittings/answered-events";
import { type SittingRow, type Standing, sittingRulesSelect, standingOfSitting } from "@/server/data/sittings/rules";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * What time brings about by itself: a sitting whose deadline is past is over as of its deadline, and a test's answers
 * count for the memory once they are told. Both are derived from what is stored, so they hold whether or not a process was
 * running then; these functions write down what follows, and writing it twice changes nothing.
 */

/** Sittings that the sweeper reads at a time. */
const BATCH = 200;

/** Before a learner or a teacher reads: whatever of these sittings is due is written first. */
export async function settle(where: Prisma.AttemptWhereInput, now: Date): Promise<void> {
  const db = await getDb();
  const rows = await db.attempt.findMany({
    where: { ...where, AND: unsettled },
    select: sittingRulesSelect,
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  for (const row of rows) await settleOne(db, row, now);
}

/** Sittings that can end by the clock, and those that are over and not in the memory yet. */
const unsettled = {
  OR: [
    { finishedAt: null, OR: [{ assignmentId: { not: null } }, { rules: { not: Prisma.AnyNull } }] },
    { finishedAt: { not: null }, loggedAt: null },
  ],
} satisfies Prisma.AttemptWhereInput;

/** The same of one sitting that has been read already; gives where it stands then. */
export async function settleOne(db: Database, row: SittingRow, now: Date): Promise<Standing> {
  const standing = standingOfSitting(row, now.getTime());
  if (standing.status.kind !== "over") return standing;
  if (row.finishedAt === null) {
    await finish(db, row, new Date(standing.status.at), standing.rules.overdue === "discard");
  }
  if (row.loggedAt === null && isReleased(standing.review)) await remember(db, row, now);
  return standing;
}

/**
 * Ends a sitting that has not ended, and brings its result up to date.
 *
 * @returns false when it was over already
 */
export async function finish(
  db: Database,
  row: Pick<SittingRow, "id" | "learnerId" | "assignmentId">,
  at: Date,
  abandoned: boolean,
): Promise<boolean> {
  const [, [ended]] = await db.$transaction([
    // An answer that is being written is seen by the statement after the one that waits for it.
    db.$executeRaw`SELECT 1 FROM "Attempt" WHERE "id" = ${row.id}::uuid FOR NO KEY UPDATE`,
    db.$queryRaw<{ readonly rejected: readonly Rejected[] }[]>(end(row.id, at, abandoned)),
    ...(row.assignmentId === null ? [] : [db.$executeRaw(recomputeQuizResult(row.assignmentId, row.learnerId, at))]),
  ]);
  if (ended === undefined) return false;
  // Not with the end: should the process die between the two, the editors miss a few spellings, and nobody else anything.
  await noteRejected(db, ended.rejected);
  return true;
}

/**
 * Ends the sitting; one row when it had not ended. It holds the typed answers of a learner's test that did not count, for the editors: in
 * practice each was noted as it was given, and what was changed until the end was no answer yet.
 */
const end = (id: string, at: Date, abandoned: boolean): Prisma.Sql => Prisma.sql`
  WITH ended AS (
    UPDATE "Attempt" SET "finishedAt" = ${at.toISOString()}::text::timestamptz, "abandoned" = ${abandoned}::boolean
    WHERE "id" = ${id}::uuid AND "finishedAt" IS NULL
    RETURNING "id", "kind"
  )
  SELECT (
    SELECT coalesce(jsonb_agg(jsonb_build_object('factId', i."factIds"[1], 'given', w."body"->'answer'->>'text',
      'wrong', w."grade"->>'kind' = 'incorrect', 'at', extract(epoch FROM w."receivedAt") * 1000)), '[]')
    FROM "Answer" w JOIN "AttemptItem" i ON i."attemptId" = w."attemptId" AND i."index" = w."index"
      JOIN "User" u ON u."id" = w."learnerId" AND u."role" = 'learner'
    WHERE w."attemptId" = e."id" AND e."kind" = 'test' AND cardinality(i."factIds") > 0 AND w."body"->'answer' ? 'text'
      AND w."grade"->>'kind' IN ('incorrect', 'undecided')
  ) AS "rejected" FROM ended e`;

/** A test's answers go to the memory, with the times at which they were given. */
async function remember(db: Database, row: SittingRow, now: Date): Promise<void> {
  const learner = await db.user.findUnique({
    where: { id: row.learnerId },
    select: { id: true, timeZone: true, dayStartHour: true, ...goalSelect },
  });
  if (learner === null) return;
  const answers = await db.answer.findMany({
    where: { attemptId: row.id, learnerId: row.learnerId },
    select: { id: true, index: true, body: true, grade: true, confidence: true, receivedAt: true },
    orderBy: [{ receivedAt: "asc" }, { index: "asc" }],
  });
  const items = await db.attemptItem.findMany({
    where: { attemptId: row.id },
    select: {
      index: true,
      type: true,
      targetId: true,
      topic: true,
      guess: true,
      key: true,
      ruling: true,
      toldOn: true,
    },
  });
  const byIndex = new Map(items.map((item) => [item.index, item]));
  const topics = new Map<string, string>();
  const events = answers.flatMap((answer) => {
    const item = byIndex.get(answer.index);
    if (item === undefined) return [];
    const question = { kind: row.kind, ruling: markOf(item.ruling), toldOn: item.toldOn };
    if (!isRecall(question, studyDay(answer.receivedAt.getTime(), learner))) return [];
    const made = answeredEvents(item, answer);
    for (const { body } of made) topics.set(body.targetId, item.topic);
    return made.map((event) => ({ ...event, deviceSequence: answer.index, deviceAt: answer.receivedAt.getTime() }));
  });
  await appendEvents(
    {
      userId: learner.id,
      timeZone: learner.timeZone,
      dayStartHour: learner.dayStartHour,
      goal: goalOf(learner),
    },
    { device: QUIZ_DEVICE, sentAt: now.getTime(), events },
    (targetId) => topics.get(targetId) ?? "",
    now.getTime(),
    {
      after: (client) => [
        client.attempt.updateMany({ where: { id: row.id, loggedAt: null }, data: { loggedAt: now } }),
      ],
    },
  );
}

/**
 * One round over everybody's sittings, for learners who are gone and do not come back. Any number of processes may sweep
 * at once without a lock: ending a sitting is one conditional write, and the log's ids follow from the answers' ids.
 *
 * @returns how many sittings were looked at
 */
export async function sweep(now: Date): Promise<number> {
  const db = await getDb();
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text FROM "Attempt" a LEFT JOIN "Assignment" s ON s."id" = a."assignmentId"
      LEFT JOIN "AssignmentException" e ON e."assignmentId" = s."id" AND e."learnerId" = a."learnerId",
      LATERAL (SELECT coalesce(s."rules", a."rules", '{}'::jsonb) AS rules) r
    WHERE (a."finishedAt" IS NULL AND (coalesce(e."closesAt", s."closesAt") <= ${now}
            OR a."startedAt" + make_interval(secs => CASE WHEN jsonb_typeof(r.rules->'timeLimitS') = 'number'
              THEN (r.rules->>'timeLimitS')::float8 END) <= ${now}))
       OR (a."finishedAt" IS NOT NULL AND a."loggedAt" IS NULL
           AND (coalesce(r.rules->>'reviewAfter', 'everything') = 'everything'
             OR coalesce(r.rules->>'reviewClosed', 'everything') = 'everything' AND s."closesAt" <= ${now}))`;
  for (let from = 0; from < due.length; from += BATCH) {
    const ids = due.slice(from, from + BATCH).map(({ id }) => id);
    const rows = await db.attempt.findMany({ where: { id: { in: ids }, AND: unsettled }, select: sittingRulesSelect });
    for (const row of rows) await settleAlone(db, row, now);
  }
  return due.length;
}

/** One sitting that cannot be settled holds up nobody else's; the next round tries it again. */
async function settleAlone(db: Database, row: SittingRow, now: Date): Promise<void> {
  try {
    await settleOne(db, row, now);
  } catch (error) {
    console.error(`The sitting ${row.id} could not be ended:`, error);
  }
}
