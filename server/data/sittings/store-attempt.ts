import "server-only";
import { createHmac } from "node:crypto";
import type { OwnQuestion } from "@/core/flashcards/own/own-question";
import { studyDay, studyDayStart } from "@/core/memory/study-day";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";
import { earnsPoints } from "@/core/quizzes/score";
import { authSecret } from "@/server/auth/secret";
import type { Viewer } from "@/server/auth/viewer";
import type { RuledItem } from "@/server/data/regrade/later-sittings";
import type { Form } from "@/server/data/sittings/forms";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { runTogether } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

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
  /** Of an assignment: own questions that it keeps from now on, if it keeps none yet and a learner begins; null for nothing. */
  readonly toKeep?: readonly OwnQuestion[] | null;
};

/** The seed of a sitting follows from its id, but only with the secret: nobody can work out a key from an address. */
export function seedOf(id: string): string {
  return createHmac("sha256", authSecret()).update(`form ${id}`).digest("hex");
}

export type RuledForm = Omit<Form, "items"> & { readonly items: readonly RuledItem[] };

/**
 * Stores a sitting with its questions and keys, before the first is shown. Nothing is made again to grade an answer. It goes past
 * the ORM, as a class presses the button within a second.
 */
export async function storeAttempt(
  viewer: Viewer,
  { attemptId, shuffleSeed, toKeep, ...draft }: AttemptDraft,
  form: RuledForm,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const [today, dayBegan] = [studyDay(now.getTime(), viewer), new Date(studyDayStart(now.getTime(), viewer))];
  // A test's answers go to the memory when they are told; others' at once.
  const loggedAt = draft.kind === "test" ? null : at;
  const shuffled = (shuffleSeed ?? null) !== null;
  const begun = { release: form.release, startedAt: at, loggedAt, shuffled };
  const attempt = { id: attemptId, learnerId: viewer.userId, ...draft, ...begun };
  const items = form.items.map((item, index) => itemRow(index, item));
  await runTogether([
    ...(draft.assignmentId === null || !toKeep ? [] : [keepOwn(viewer, draft.assignmentId, toKeep)]),
    Prisma.sql`
      WITH attempt AS (
        INSERT INTO "Attempt" ("id", "learnerId", "assignmentId", "sitting", "kind", "followsId", "rules", "day", "title",
          "blueprint", "release", "seed", "shuffled", "startedAt", "loggedAt")
        SELECT "id", "learnerId", "assignmentId", "sitting", "kind", "followsId", "rules", "day", "title",
          "blueprint", "release", "seed", "shuffled", "startedAt", "loggedAt"
        FROM jsonb_to_record(${JSON.stringify(attempt)}::jsonb) AS row ("id" uuid, "learnerId" uuid, "assignmentId" uuid,
          "sitting" int, "kind" text, "followsId" uuid, "rules" jsonb, "day" text, "title" text, "blueprint" jsonb,
          "release" text, "seed" text, "shuffled" boolean, "startedAt" timestamptz, "loggedAt" timestamptz)
        RETURNING "id"
      ), ${toldSince(viewer, dayBegan)}
      INSERT INTO "AttemptItem" ("attemptId", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion",
        "guess", "difficulty", "view", "key", "feedback", "proofs", "ruling", "counts", "original", "toldOn")
      SELECT attempt."id", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion",
        "guess", "difficulty", "view", "key", "feedback", "proofs", "ruling", "counts", "original",
        CASE WHEN EXISTS (SELECT 1 FROM told WHERE told."factIds" && row."factIds") THEN ${today} END
      FROM attempt, json_to_recordset(${JSON.stringify(items)}::json) AS row ("index" int, "type" text, "targetId" text,
        "topic" text, "factIds" text[], "seed" text, "generatorVersion" int, "guess" float8, "difficulty" float8,
        "view" jsonb, "key" jsonb, "feedback" jsonb, "proofs" jsonb, "ruling" text, "counts" boolean,
        "original" jsonb)`,
    ...(draft.assignmentId === null ? [] : [recomputeQuizResult(draft.assignmentId, viewer.userId, now)]),
  ]);
}

/**
 * As `told`, the facts of questions that were told to the learner since then: with each answer, or with the result. Past the ORM and
 * within the statement that stores a sitting: answers find it beside the question, and cost no statement more.
 */
const toldSince = ({ userId }: Viewer, since: Date) => Prisma.sql`told AS (
        SELECT i."factIds" FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a."id"
          LEFT JOIN "Answer" w ON w."attemptId" = a."id" AND w."index" = i."index"
        WHERE a."learnerId" = ${userId}::uuid
          AND (a."finishedAt" IS NULL OR a."finishedAt" >= ${since.toISOString()}::timestamptz
            OR a."loggedAt" >= ${since.toISOString()}::timestamptz)
          AND CASE a."kind" WHEN 'test' THEN a."loggedAt" >= ${since.toISOString()}::timestamptz
            ELSE coalesce(w."receivedAt", a."finishedAt") >= ${since.toISOString()}::timestamptz END
      )`;

/** From its first sitting on a quiz keeps its own questions as they are; a teacher who tries it has not begun it. */
const keepOwn = ({ userId }: Viewer, assignmentId: string, cards: readonly OwnQuestion[]) => Prisma.sql`
      UPDATE "Assignment" s SET "keptOwn" = ${JSON.stringify(cards)}::jsonb
      WHERE s."id" = ${assignmentId}::uuid AND s."keptOwn" IS NULL AND EXISTS (
        SELECT 1 FROM "Membership" m WHERE m."classroomId" = s."classroomId" AND m."userId" = ${userId}::uuid
          AND m."role" = 'learner' AND m."removedAt" IS NULL)`;

function itemRow(index: number, item: RuledItem) {
  const { type, targetId, topic, factIds, seed, generatorVersion, guess, difficulty, view, key, feedback, proofs } =
    item;
  return {
    ...{
      index,
      type,
      targetId,
      topic,
      factIds,
      seed,
      generatorVersion,
      guess,
      difficulty,
      view,
      key,
      feedback,
      proofs,
    },
    ruling: item.ruling ?? null,
    counts: earnsPoints(item),
    original: item.original ?? null,
  };
}
