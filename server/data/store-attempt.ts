import "server-only";
import { createHmac } from "node:crypto";
import type { Item } from "@/core/questions/contract";
import type { Blueprint } from "@/core/quizzes/blueprint";
import { authSecret } from "@/server/auth/secret";
import type { Viewer } from "@/server/auth/viewer";
import { recomputeQuizResult } from "@/server/data/assignment-results";
import type { Form } from "@/server/data/forms";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type AttemptDraft = {
  readonly attemptId: string;
  readonly assignmentId: string | null;
  /** First, second … sitting of an assignment; 1 for one's own quizzes. */
  readonly sitting: number;
  readonly kind: "practice" | "another";
  /** Of "another": the sitting that it follows. */
  readonly followsId: string | null;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly seed: string;
};

/** The seed of a sitting follows from its id, but only with the secret: nobody can work out a key from an address. */
export function seedOf(id: string): string {
  return createHmac("sha256", authSecret()).update(`form ${id}`).digest("hex");
}

/** Stores a sitting with its questions and keys, before the first is shown. Nothing is made again to grade an answer. */
export async function storeAttempt(
  db: Database,
  viewer: Viewer,
  { attemptId, ...draft }: AttemptDraft,
  form: Form,
  now: Date,
): Promise<void> {
  await db.$transaction([
    db.attempt.create({
      data: { id: attemptId, learnerId: viewer.userId, ...draft, release: form.release, startedAt: now },
      select: { id: true },
    }),
    db.attemptItem.createMany({ data: form.items.map((item, index) => itemRow(attemptId, index, item)) }),
    ...(draft.assignmentId === null ? [] : [recomputeQuizResult(db, draft.assignmentId, viewer.userId, now)]),
  ]);
}

function itemRow(attemptId: string, index: number, item: Item): Prisma.AttemptItemCreateManyInput {
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  return {
    attemptId,
    index,
    type: item.type,
    targetId: item.targetId,
    topic: item.topic,
    factIds: [...item.factIds],
    seed: item.seed,
    generatorVersion: item.generatorVersion,
    guess: item.guess,
    difficulty: item.difficulty,
    view: json(item.view),
    key: json(item.key),
    feedback: json(item.feedback),
    proofs: json(item.proofs),
  };
}
