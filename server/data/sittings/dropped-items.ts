import "server-only";
import { restsOnAnyOf } from "@/server/data/facts/rests-on-sql";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import type { Prisma } from "@/server/generated/prisma/client";

/** Stands for the fingerprint of a message in the answer to a question that was taken out: it is nobody's and stays. */
export const DROPPED_HASH = "dropped";

/** Whether an answer stands for a question that was taken out of its sitting. */
export const isDropped = ({ bodyHash }: { readonly bodyHash: string }): boolean => bodyHash === DROPPED_HASH;

/**
 * Takes questions that rest on these facts, also by the proof of a wrong option or by what its reason tells, out of every quiz that
 * is going on: those without an answer become passed over, which costs nothing. What was answered stays answered, and pages that are
 * open hear of it with their answer.
 *
 * @param tx the transaction in which the facts went
 */
export async function dropFromOpenAttempts(
  tx: Prisma.TransactionClient,
  factIds: readonly string[],
  now: Date,
): Promise<void> {
  if (factIds.length === 0) return;
  const dropped = await tx.$queryRaw<{ attemptId: string }[]>`
    INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "grade", "credit", "receivedAt")
    SELECT gen_random_uuid(), a."learnerId", a."id", i."index", '{"skip": true}', ${DROPPED_HASH}, '{"kind": "skipped"}', 0, ${now.toISOString()}::text::timestamptz
    FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
    WHERE a."finishedAt" IS NULL AND ${restsOnAnyOf(factIds)}
    ON CONFLICT ("attemptId", "index") DO NOTHING
    RETURNING "attemptId"::text`;
  if (dropped.length === 0) return;
  const attemptIds = [...new Set(dropped.map(({ attemptId }) => attemptId))];
  await tx.$executeRaw`
    UPDATE "Attempt" a SET "finishedAt" = ${now.toISOString()}::text::timestamptz
    WHERE a."id" = ANY(${attemptIds}::uuid[]) AND a."finishedAt" IS NULL AND a."kind" <> 'test'
      AND (SELECT count(*) FROM "Answer" w WHERE w."attemptId" = a."id")
        = (SELECT count(*) FROM "AttemptItem" i WHERE i."attemptId" = a."id")`;
  const assigned = await tx.attempt.findMany({
    where: { id: { in: attemptIds }, assignmentId: { not: null } },
    select: { assignmentId: true, learnerId: true },
  });
  for (const { assignmentId, learnerId } of assigned) {
    if (assignmentId !== null) await tx.$executeRaw(recomputeQuizResult(assignmentId, learnerId, now));
  }
}
