import "server-only";
import type { LateAnswer, LateAnswerGraded } from "@/core/gradebook/late-answer";
import { isWithheld } from "@/core/gradebook/withheld-answer";
import { creditOf } from "@/core/memory/answer-ratings";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { AnswerRequest, Given, StoredGrade } from "@/core/quizzes/protocol";
import { decideAnswer } from "@/core/quizzes/rules/answer-order";
import type { Viewer } from "@/server/auth/viewer";
import type { AskedItem } from "@/server/data/sittings/asked-item";
import { isDropped } from "@/server/data/sittings/dropped-hash";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Answers that came after their sitting was over, mostly from a device that had lost its connection. None counts by itself, and
 * none vanishes: its learner reads of it in the result, and a teacher may let it count by a grade of their own.
 */

/**
 * Keeps what was answered, once however often the message comes; of a question the newest version. What was given up, is blank or can be
 * no answer at all is not kept, nor what is stored already or older than it.
 *
 * @param told whether the right answers can be seen by now
 */
export async function keepLateAnswer(
  { type, key, attempt }: AskedItem,
  { id, index, given, sequence }: AnswerRequest,
  told: boolean,
  now: Date,
): Promise<void> {
  const stored = attempt.answers.find((answer) => answer.index === index) ?? null;
  if (stored !== null && isDropped(stored)) return;
  if (decideAnswer(stored, { id, sequence }, true) !== "store" || gradeOfLate(type, key, given) === null) return;
  await runStatement(Prisma.sql`
    INSERT INTO "LateAnswer" ("attemptId", "index", "answerId", "sequence", "body", "told", "receivedAt")
    VALUES (${attempt.id}::uuid, ${index}::int, ${id}::uuid, ${sequence}::int, ${JSON.stringify(given)}::jsonb,
      ${told}::boolean, ${now.toISOString()}::timestamptz)
    ON CONFLICT ("attemptId", "index") DO UPDATE SET
      "answerId" = excluded."answerId", "sequence" = excluded."sequence", "body" = excluded."body",
      "told" = excluded."told", "receivedAt" = excluded."receivedAt"
    WHERE ("LateAnswer"."sequence", "LateAnswer"."answerId") < (excluded."sequence", excluded."answerId")`);
}

/** What it would have been graded; null for what is no answer. */
function gradeOfLate(type: string, key: Prisma.JsonValue, given: Given): StoredGrade | null {
  if (!("answer" in given)) return null;
  const graded = questionTypes[type as QuestionTypeName].gradeJson(key, given.answer);
  if (graded.ok) return graded.value;
  return graded.error.kind === "not-in-sources" ? { kind: "undecided" } : null;
}

/** The late answers of a sitting of the viewer's, in the order of its questions. Nothing here depends on a key. */
export async function lateAnswersOf(viewer: Viewer, attemptId: string): Promise<readonly LateAnswer[]> {
  const rows = await read({ id: attemptId, learnerId: viewer.userId });
  return rows.map(({ index, view, given, receivedAt, endedAt }) => ({ index, view, given, receivedAt, endedAt }));
}

/** The late answers of one learner to one assignment, for whoever has been found to teach it; of each sitting, the first one first. */
export async function lateAnswersTo(place: {
  readonly assignmentId: string;
  readonly learnerId: string;
}): Promise<readonly LateAnswerGraded[]> {
  const rows = await read(place);
  return rows.map((row) => ({ ...row, given: isWithheld(row.view.type) ? null : row.given }));
}

async function read(where: Prisma.AttemptWhereInput): Promise<readonly (LateAnswerGraded & LateAnswer)[]> {
  const db = await getDb();
  const sittings = await db.attempt.findMany({
    where: { ...where, finishedAt: { not: null }, late: { some: {} } },
    select: {
      sitting: true,
      finishedAt: true,
      late: { select: { index: true, body: true, told: true, receivedAt: true }, orderBy: { index: "asc" } },
      items: { select: { index: true, type: true, view: true, key: true, ruling: true, counts: true } },
      answers: { select: { index: true, credit: true } },
    },
    orderBy: { sitting: "asc" },
  });
  return sittings.flatMap(({ sitting, finishedAt, late, items, answers }) =>
    late.flatMap(({ index, body, told, receivedAt }) => {
      const item = items.find((one) => one.index === index);
      // What counts for nobody, or for everybody, is not lost by coming late.
      if (item === undefined || item.ruling !== null || !item.counts || finishedAt === null) return [];
      const given = body as unknown as Given;
      const grade = gradeOfLate(item.type, item.key, given);
      return {
        ...{ sitting, index, told, receivedAt, endedAt: finishedAt, given },
        view: item.view as unknown as QuestionView,
        worth: grade === null ? 0 : creditOf(grade),
        earned: answers.find((answer) => answer.index === index)?.credit ?? 0,
      };
    }),
  );
}
