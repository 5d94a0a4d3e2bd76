import "server-only";
import type { Feedback } from "@/core/questions/contract";
import { asList } from "@/core/questions/map";
import type { QuestionView } from "@/core/questions/views";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Turns an unanswered map question of the viewer's sitting into its list form, for good: from now on it is asked and
 * scored as a choice. Asked for twice, it sends the list again.
 *
 * @returns "not-found" for what is not there, is somebody else's, is no map question or was answered already
 */
export async function askAsList(
  viewer: Viewer,
  { attemptId, index }: { readonly attemptId: string; readonly index: number },
): Promise<Result<QuestionView, "not-found">> {
  const db = await getDb();
  const open = {
    attemptId,
    index,
    type: "map",
    attempt: { learnerId: viewer.userId, finishedAt: null, answers: { none: { index } } },
  } satisfies Prisma.AttemptItemWhereInput;
  const row = await db.attemptItem.findFirst({ where: open, select: { view: true, key: true, feedback: true } });
  if (!row) return err("not-found");
  const list = asList({ key: row.key, feedback: row.feedback as unknown as Feedback });
  if (list === null) return ok(row.view as unknown as QuestionView);
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  // The condition again: an answer may have come in between, and then its question stays as it was.
  const { count } = await db.attemptItem.updateMany({
    where: open,
    data: {
      view: json(list.view),
      key: json(list.key),
      feedback: json(list.feedback),
      proofs: json(list.proofs),
      guess: list.guess,
    },
  });
  return count === 1 ? ok(list.view) : err("not-found");
}
