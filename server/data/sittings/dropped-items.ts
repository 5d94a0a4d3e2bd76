import "server-only";
import { creditOf } from "@/core/memory/answer-ratings";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
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

/** What the learner gave: for a question that was taken out what they had given before, null for nothing. */
export function givenIn(answer: {
  readonly body: Prisma.JsonValue;
  readonly bodyHash: string;
  readonly setAside: Prisma.JsonValue;
}): Given | null {
  if (!isDropped(answer)) return answer.body as unknown as Given;
  return (answer.setAside as unknown as SetAside | null)?.body ?? null;
}

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

type DroppedRow = Sitting & {
  readonly index: number;
  readonly type: string;
  readonly key: unknown;
  readonly setAside: SetAside | null;
  readonly restsOn: readonly string[];
};

/**
 * Puts questions that rest on this fact back into the quizzes that are still going on, with what had been answered to them.
 *
 * @param stands whether a fact may be asked again; a question comes back when all that it rests on may
 * @param tx     the transaction in which the fact came back
 */
export async function restoreToOpenAttempts(
  tx: Prisma.TransactionClient,
  factId: string,
  stands: (factId: string) => boolean,
  now: Date,
): Promise<void> {
  const rows = await tx.$queryRaw<DroppedRow[]>`
    SELECT w."attemptId"::text, w."index", i."type", i."key", w."setAside",
      ARRAY(SELECT DISTINCT f."factId" FROM ${factsRestedOn} f) AS "restsOn"
    FROM "Answer" w
    JOIN "Attempt" a ON a."id" = w."attemptId" AND a."finishedAt" IS NULL
    JOIN "AttemptItem" i ON i."attemptId" = w."attemptId" AND i."index" = w."index"
    WHERE w."bodyHash" = ${DROPPED_HASH} AND ${restsOnAnyOf([factId])}`;
  const back = rows.filter(({ restsOn }) => restsOn.every(stands));
  if (back.length === 0) return;
  const answered = back.flatMap(({ attemptId, index, type, key, setAside }) =>
    setAside === null ? [] : [{ attemptId, index, ...gradedAnew(type, key, setAside) }],
  );
  await tx.$executeRaw`
    UPDATE "Answer" w SET "body" = r."body", "bodyHash" = r."bodyHash", "grade" = r."grade", "credit" = r."credit", "setAside" = NULL
    FROM jsonb_to_recordset(${JSON.stringify(answered)}::jsonb) AS r ("attemptId" uuid, "index" int, "body" jsonb,
      "bodyHash" text, "grade" jsonb, "credit" float8)
    WHERE w."attemptId" = r."attemptId" AND w."index" = r."index"`;
  const places = back.filter(({ setAside }) => setAside === null).map(({ attemptId, index }) => ({ attemptId, index }));
  await tx.$executeRaw`
    DELETE FROM "Answer" w USING jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS r ("attemptId" uuid, "index" int)
    WHERE w."attemptId" = r."attemptId" AND w."index" = r."index"`;
  await recount(tx, back, now);
}

/** A teacher may have ruled on the question meanwhile: the key that stands is the one that counts. */
function gradedAnew(type: string, key: unknown, setAside: SetAside): SetAside {
  const { body } = setAside;
  const graded = "answer" in body ? questionTypes[type as QuestionTypeName].gradeJson(key, body.answer) : null;
  return graded?.ok ? { ...setAside, grade: graded.value, credit: creditOf(graded.value) } : setAside;
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
