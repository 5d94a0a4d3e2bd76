import "server-only";
import { type Calibration, type ConfidentAnswer, calibration } from "@/core/statistics/calibration";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/**
 * How well the viewer knows what they know, from the answers whose right answer they have been told: those of a test come
 * in when it is released. Pretests, one more question on a fact just told, and questions that a teacher has ruled on say
 * nothing of it.
 */
export async function findCalibration(viewer: Viewer): Promise<Calibration> {
  const db = await getDb();
  const answers = await db.$queryRaw<ConfidentAnswer[]>`
    SELECT a."confidence", a."credit", to_char(a."receivedAt" AT TIME ZONE ${viewer.timeZone}, 'YYYY-MM') AS "month"
    FROM "Answer" a
      JOIN "Attempt" t ON t."id" = a."attemptId"
      JOIN "AttemptItem" i ON i."attemptId" = a."attemptId" AND i."index" = a."index"
    WHERE a."learnerId" = ${viewer.userId}::uuid AND t."learnerId" = ${viewer.userId}::uuid
      AND a."confidence" IN ('guess', 'fairly', 'sure')
      AND t."kind" IN ('practice', 'test', 'daily') AND t."loggedAt" IS NOT NULL
      AND a."grade"->>'kind' IN ('correct', 'partial', 'incorrect') AND i."ruling" IS NULL`;
  return calibration(answers);
}
