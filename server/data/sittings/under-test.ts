import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import type { Viewer } from "@/server/auth/viewer";
import type { Database } from "@/server/db";

/**
 * Facts, and cards of teachers (`own:<id>`), of the viewer's assigned quizzes that are begun and not over. Neither a card nor a
 * quiz of one's own asks them until then: it would tell the answers.
 */
export async function factsUnderTest(db: Database, viewer: Viewer): Promise<ReadonlySet<string>> {
  const rows = await db.attemptItem.findMany({
    where: { attempt: { learnerId: viewer.userId, assignmentId: { not: null }, finishedAt: null } },
    select: { targetId: true, factIds: true },
  });
  // What a teacher wrote has no fact: its card is held back, whichever gap of it is asked.
  return new Set(rows.flatMap(tiesOf));
}
