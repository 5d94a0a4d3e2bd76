import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import type { Viewer } from "@/server/auth/viewer";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Facts, and cards of teachers (`own:<id>`), of the viewer's assigned quizzes that are begun and not over. Neither a card nor a
 * quiz of one's own asks them until then: it would tell the answers.
 */
export async function factsUnderTest({ userId }: Pick<Viewer, "userId">): Promise<ReadonlySet<string>> {
  const rows = await runStatement<{ targetId: string; factIds: string[] }>(Prisma.sql`
    SELECT i."targetId", i."factIds"
    FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a."id"
    WHERE a."learnerId" = ${userId}::uuid AND a."assignmentId" IS NOT NULL AND a."finishedAt" IS NULL`);
  // What a teacher wrote has no fact: its card is held back, whichever gap of it is asked.
  return new Set(rows.flatMap(tiesOf));
}
