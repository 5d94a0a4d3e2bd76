import "server-only";
import { randomUUID } from "node:crypto";
import type { Feedback } from "@/core/questions/contract";
import { asList } from "@/core/questions/map";
import type { QuestionView } from "@/core/questions/views";
import type { Given, ListReply, StoredGrade } from "@/core/quizzes/protocol";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { hashOfRequest } from "@/server/data/sittings/answers";
import { findItem } from "@/server/data/sittings/asked-item";
import { DROPPED_HASH, isDropped } from "@/server/data/sittings/dropped-hash";
import { settleOne } from "@/server/data/sittings/settle";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

type Question = { readonly attemptId: string; readonly index: number };

/**
 * Turns a map question of the viewer's sitting into its list form, for good: from now on it is asked and scored as a choice. In a
 * test, where an answer can be changed, a point that was set is taken back. Asked for twice, it sends the list again.
 *
 * @returns "not-found" for what is not there, is somebody else's, is no map question, or has an answer that is final
 */
export async function askAsList(
  viewer: Viewer,
  { attemptId, index }: Question,
  now: Date,
): Promise<Result<ListReply, "not-found">> {
  const asked = await findItem(viewer, { id: randomUUID(), attemptId, index });
  if (asked?.type !== "map") return err("not-found");
  const db = await getDb();
  const { status, rules } = await settleOne(db, asked.attempt, now);
  const stored = asked.attempt.answers.find((answer) => answer.index === index) ?? null;
  const isFinal = stored !== null && (rules.mode !== "test" || isDropped(stored));
  if (status.kind === "over" || isFinal) return err("not-found");
  const list = asList({ key: asked.key, feedback: JSON.parse(asked.feedback) as Feedback });
  const turned = await db.$transaction(async (tx) => {
    // The row of the sitting is held, so that neither an answer nor the handing in slips in between.
    const open = await tx.$queryRaw<object[]>`
      SELECT 1 FROM "Attempt" WHERE "id" = ${attemptId}::uuid AND "finishedAt" IS NULL FOR UPDATE`;
    if (open.length === 0) return false;
    // What was answered before that is seen by a statement of its own.
    const isAnswered = (await tx.answer.count({ where: { attemptId, index } })) > 0;
    if (isAnswered && rules.mode !== "test") return false;
    // Nor does a question change whose answer is set aside, as it was taken out meanwhile.
    if (isAnswered && list !== null && !(await takeBackPoint(tx, { attemptId, index }, now))) return false;
    if (list !== null) await storeList(tx, { attemptId, index }, list);
    return true;
  });
  if (!turned) return err("not-found");
  const { assignmentId } = asked.attempt;
  if (assignmentId !== null) await db.$executeRaw(recomputeQuizResult(assignmentId, viewer.userId, now));
  return found(db, { attemptId, index });
}

async function storeList(
  tx: Prisma.TransactionClient,
  question: Question,
  list: NonNullable<ReturnType<typeof asList>>,
): Promise<void> {
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  await tx.attemptItem.update({
    where: { attemptId_index: question },
    data: {
      view: json(list.view),
      key: json(list.key),
      feedback: json(list.feedback),
      proofs: json(list.proofs),
      guess: list.guess,
    },
  });
}

/** @returns false when the question has been taken out of its sitting */
async function takeBackPoint(tx: Prisma.TransactionClient, question: Question, now: Date): Promise<boolean> {
  const given: Given = { dontKnow: true };
  const { count } = await tx.answer.updateMany({
    where: { ...question, bodyHash: { not: DROPPED_HASH } },
    data: {
      // Another message's id: the one that set the point comes too late, should it come again.
      id: randomUUID(),
      body: given,
      bodyHash: hashOfRequest({ ...question, given }),
      sequence: { increment: 1 },
      grade: { kind: "dont-know" } satisfies StoredGrade,
      credit: 0,
      confidence: null,
      receivedAt: now,
    },
  });
  return count === 1;
}

async function found(db: Database, question: Question): Promise<Result<ListReply, "not-found">> {
  const item = await db.attemptItem.findUnique({ where: { attemptId_index: question }, select: { view: true } });
  const answer = await db.answer.findUnique({
    where: { attemptId_index: question },
    select: { body: true, sequence: true },
  });
  if (item === null) return err("not-found");
  return ok({
    view: item.view as unknown as QuestionView,
    given: (answer?.body as unknown as Given | undefined) ?? null,
    sequence: answer?.sequence ?? 0,
  });
}
