import "server-only";
import { createHmac } from "node:crypto";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";
import { authSecret } from "@/server/auth/secret";
import type { Viewer } from "@/server/auth/viewer";
import type { RuledItem } from "@/server/data/regrade/later-sittings";
import type { Form } from "@/server/data/sittings/forms";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type AttemptKind = "practice" | "test" | "daily" | "pretest" | "another";

export type AttemptDraft = {
  readonly attemptId: string;
  readonly assignmentId: string | null;
  /** First, second … sitting of an assignment; 1 for one's own quizzes. */
  readonly sitting: number;
  readonly kind: AttemptKind;
  /** Of "another" and of a retake: the sitting that it follows. */
  readonly followsId: string | null;
  /** Of a quiz of one's own with limits; null for practice, and where the assignment has them. */
  readonly rules: QuizRules | null;
  /** Of "daily": the learner's day of studying, YYYY-MM-DD. */
  readonly day: string | null;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly seed: string;
  /** Another order of the same questions; null for the form's own. */
  readonly shuffleSeed?: string | null;
};

/** The seed of a sitting follows from its id, but only with the secret: nobody can work out a key from an address. */
export function seedOf(id: string): string {
  return createHmac("sha256", authSecret()).update(`form ${id}`).digest("hex");
}

export type RuledForm = Omit<Form, "items"> & { readonly items: readonly RuledItem[] };

/** Stores a sitting with its questions and keys, before the first is shown. Nothing is made again to grade an answer. */
export async function storeAttempt(
  db: Database,
  viewer: Viewer,
  { attemptId, shuffleSeed, rules, ...draft }: AttemptDraft,
  form: RuledForm,
  now: Date,
): Promise<void> {
  await db.$transaction([
    db.attempt.create({
      data: {
        id: attemptId,
        learnerId: viewer.userId,
        ...draft,
        ...(rules === null ? {} : { rules }),
        release: form.release,
        startedAt: now,
        // A test's answers go to the memory when they are told; others' at once.
        loggedAt: draft.kind === "test" ? null : now,
      },
      select: { id: true },
    }),
    db.attemptItem.createMany({ data: form.items.map((item, index) => itemRow(attemptId, index, item)) }),
    ...(draft.assignmentId === null ? [] : [recomputeQuizResult(db, draft.assignmentId, viewer.userId, now)]),
  ]);
}

function itemRow(attemptId: string, index: number, item: RuledItem): Prisma.AttemptItemCreateManyInput {
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  return {
    ...(item.ruling ? { ruling: item.ruling } : {}),
    ...(item.original ? { original: json(item.original) } : {}),
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
