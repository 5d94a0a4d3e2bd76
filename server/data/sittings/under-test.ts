import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import type { Database } from "@/server/db";

/**
 * Facts of the viewer's assigned quizzes that are begun and not over. Neither a card nor a quiz of one's own asks them until
 * then: it would tell the answers.
 */
export async function factsUnderTest(db: Database, viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await db.attemptItem.findMany({
    where: { attempt: { learnerId: viewer.userId, assignmentId: { not: null }, finishedAt: null } },
    select: { factIds: true },
  });
  return new Set(rows.flatMap(({ factIds }) => factIds));
}
