import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** What one answer of a sitting told the memory about one target. */
export type RememberedTarget = {
  readonly answerId: string;
  readonly targetId: string;
  /** Null: the answer says nothing about memory. */
  readonly rating: "again" | "hard" | "good" | "easy" | null;
  /** When the target comes back as a card; null when it does not. */
  readonly dueAt: Date | null;
};

/**
 * What answers told the memory. An answer to a question on several targets has one row for each; what a regrade has taken
 * back is left out.
 *
 * @param answerIds answers of the viewer: others' have no rows
 */
export async function findMemoryOfAnswers(viewer: Viewer, answerIds: readonly string[]): Promise<RememberedTarget[]> {
  if (answerIds.length === 0) return [];
  const db = await getDb();
  return db.$queryRaw<RememberedTarget[]>`
    SELECT coalesce(e."body"->>'answerId', e."id"::text) AS "answerId", e."targetId", e."body"->>'rating' AS "rating",
           CASE WHEN s."suspended" THEN NULL ELSE s."dueAt" END AS "dueAt"
    FROM "MemoryEvent" e
      LEFT JOIN "MemoryState" s ON s."learnerId" = e."learnerId" AND s."targetId" = e."targetId"
    WHERE e."learnerId" = ${viewer.userId}::uuid AND e."kind" = 'answered'
      AND coalesce(e."body"->>'answerId', e."id"::text) = ANY(${[...answerIds]})
      AND NOT EXISTS (
        SELECT 1 FROM "MemoryEvent" v WHERE v."learnerId" = e."learnerId" AND v."targetId" = e."targetId"
          AND v."kind" = 'voided' AND v."body"->>'voids' = e."id"::text
      )
    ORDER BY e."effectiveAt", e."deviceSequence", e."id"`;
}
