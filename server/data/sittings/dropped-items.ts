import "server-only";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { getFactBase } from "@/server/content/load";
import { factsRestedOn, restsOnAnyOf } from "@/server/data/facts/rests-on-sql";
import { DROPPED_HASH, isDropped } from "@/server/data/sittings/dropped-hash";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { Prisma } from "@/server/generated/prisma/client";

/** What had been answered when the question was taken out, as it is kept beside the passing over in its place. */
type SetAside = {
  readonly body: Given;
  readonly bodyHash: string;
  readonly grade: StoredGrade;
  readonly credit: number;
};

type AnswerRow = {
  readonly body: Prisma.JsonValue;
  readonly bodyHash: string;
  readonly setAside: Prisma.JsonValue;
};

/** What is read of an answer where it counts what was given, also to a question that was taken out. */
export const answerSelect = {
  id: true,
  index: true,
  body: true,
  bodyHash: true,
  setAside: true,
  grade: true,
  credit: true,
  confidence: true,
  receivedAt: true,
} satisfies Prisma.AnswerSelect;

/** Null where the question was not taken out, and where nothing had been answered. */
export const setAsideIn = (answer: Pick<AnswerRow, "setAside">): SetAside | null =>
  answer.setAside as unknown as SetAside | null;

/** What the learner gave: for a question that was taken out what they had given before, null for nothing. */
export const givenIn = (answer: AnswerRow): Given | null =>
  isDropped(answer) ? (setAsideIn(answer)?.body ?? null) : (answer.body as unknown as Given);

/** Any number that nothing else uses (see releases.ts). */
const LOCK = 4_178_014;

/**
 * Takes questions that rest on these facts, also by the proof of a wrong option or by what its reason tells, out of every quiz that
 * is going on: they become passed over, which costs nothing. What was answered is set aside, and pages that are open hear of it with
 * their answer.
 *
 * @param tx the transaction in which the facts went
 */
export async function dropFromOpenAttempts(
  tx: Prisma.TransactionClient,
  factIds: readonly string[],
  now: Date,
): Promise<void> {
  if (factIds.length === 0) return;
  await takeTurns(tx);
  const at = Prisma.sql`${now.toISOString()}::text::timestamptz`;
  const dropped = await tx.$queryRaw<Sitting[]>`
    INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "grade", "credit", "receivedAt")
    SELECT gen_random_uuid(), a."learnerId", a."id", i."index", '{"skip": true}', ${DROPPED_HASH}, '{"kind": "skipped"}', 0, ${at}
    FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
    WHERE a."finishedAt" IS NULL AND ${restsOnAnyOf(factIds)}
    ON CONFLICT ("attemptId", "index") DO UPDATE SET
      "setAside" = jsonb_build_object('body', "Answer"."body", 'bodyHash', "Answer"."bodyHash", 'grade', "Answer"."grade",
        'credit', "Answer"."credit"),
      "body" = excluded."body", "bodyHash" = excluded."bodyHash", "grade" = excluded."grade", "credit" = excluded."credit"
    WHERE "Answer"."bodyHash" <> ${DROPPED_HASH}
    RETURNING "attemptId"::text`;
  if (dropped.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Attempt" a SET "finishedAt" = ${at}
    WHERE a."id" = ANY(${idsOf(dropped)}::uuid[]) AND a."finishedAt" IS NULL AND a."kind" <> 'test'
      AND (SELECT count(*) FROM "Answer" w WHERE w."attemptId" = a."id")
        = (SELECT count(*) FROM "AttemptItem" i WHERE i."attemptId" = a."id")`;
  await recount(tx, dropped, now);
}

type DroppedRow = Sitting & { readonly index: number; readonly restsOn: readonly string[] };

/**
 * Puts questions that rest on these facts back into the quizzes that are still going on, with what had been answered to them: those
 * of which everything that they rest on may be asked again. A ruling that was made meanwhile has graded what was set aside.
 *
 * @param tx the transaction in which the facts came back
 */
export async function restoreToOpenAttempts(
  tx: Prisma.TransactionClient,
  factIds: readonly string[],
  now: Date,
): Promise<void> {
  if (factIds.length === 0) return;
  await takeTurns(tx);
  const overrides = await tx.factOverride.findMany({
    where: { liftedAt: null, kind: "withdrawn" },
    select: { factId: true },
  });
  const withdrawn = new Set(overrides.map(({ factId }) => factId));
  const { facts } = getFactBase();
  // The rows of the sittings are held, so that none ends before its questions are back in it.
  const rows = await tx.$queryRaw<DroppedRow[]>`
    SELECT w."attemptId"::text, w."index", ARRAY(SELECT DISTINCT f."factId" FROM ${factsRestedOn} f) AS "restsOn"
    FROM "Answer" w
    JOIN "Attempt" a ON a."id" = w."attemptId" AND a."finishedAt" IS NULL
    JOIN "AttemptItem" i ON i."attemptId" = w."attemptId" AND i."index" = w."index"
    WHERE w."bodyHash" = ${DROPPED_HASH} AND ${restsOnAnyOf(factIds)}
    ORDER BY a."id" FOR NO KEY UPDATE OF a`;
  const back = rows.filter(({ restsOn }) => restsOn.every((id) => facts.has(id) && !withdrawn.has(id)));
  if (back.length === 0) return;
  const places = JSON.stringify(back.map(({ attemptId, index }) => ({ attemptId, index })));
  const dropped = Prisma.sql`jsonb_to_recordset(${places}::jsonb) AS r ("attemptId" uuid, "index" int)
    WHERE w."attemptId" = r."attemptId" AND w."index" = r."index" AND w."bodyHash" = ${DROPPED_HASH}`;
  await tx.$executeRaw`
    UPDATE "Answer" w SET "body" = w."setAside"->'body', "bodyHash" = w."setAside"->>'bodyHash',
      "grade" = w."setAside"->'grade', "credit" = (w."setAside"->>'credit')::float8, "setAside" = NULL
    FROM ${dropped} AND w."setAside" IS NOT NULL`;
  await tx.$executeRaw`DELETE FROM "Answer" w USING ${dropped} AND w."setAside" IS NULL`;
  await recount(tx, back, now);
}

/** Taking out and putting back wait for each other: each looks at which facts are withdrawn, and acts on it. */
async function takeTurns(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
}

type Sitting = { readonly attemptId: string };

const idsOf = (sittings: readonly Sitting[]): string[] => [...new Set(sittings.map(({ attemptId }) => attemptId))];

/** Brings the results of assignments up to date. */
async function recount(tx: Prisma.TransactionClient, sittings: readonly Sitting[], now: Date): Promise<void> {
  const assigned = await tx.attempt.findMany({
    where: { id: { in: idsOf(sittings) }, assignmentId: { not: null } },
    select: { assignmentId: true, learnerId: true },
  });
  for (const { assignmentId, learnerId } of assigned) {
    if (assignmentId !== null) await tx.$executeRaw(recomputeQuizResult(assignmentId, learnerId, now));
  }
}
