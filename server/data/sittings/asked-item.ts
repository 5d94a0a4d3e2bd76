import "server-only";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import { noteSeen, type ViewerRow, viewerColumns, viewerOf } from "@/server/auth/load-viewer";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { type LogReading, logOfUser } from "@/server/data/memory/read-log";
import { QUIZ_DEVICE } from "@/server/data/sittings/answered-events";
import { loadAssignmentRules, type SittingRow } from "@/server/data/sittings/rules";
import { gathered } from "@/server/database/gather";
import { runStatement, statementsAtOnce } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** A question as an answer to it finds it. */
export type AskedItem = {
  readonly type: string;
  readonly targetId: string;
  readonly topic: string;
  readonly factIds: readonly string[];
  readonly guess: number;
  readonly key: Prisma.JsonValue;
  readonly feedback: Prisma.JsonValue;
  readonly ruling: string | null;
  /** Of the learner's log what an answer about the one target rests on. */
  readonly read: LogReading;
  readonly attempt: SittingRow & { readonly total: number; readonly answers: readonly AnswerRow[] };
};

/** Of answers to other questions than the one asked about, only the index is read. */
export type AnswerRow = {
  readonly index: number;
  readonly id: string;
  readonly body: Prisma.JsonValue;
  readonly bodyHash: string;
  readonly sequence: number;
  readonly grade: Prisma.JsonValue;
  readonly credit: number;
};

type Asked = Pick<AnswerRequest, "id" | "attemptId" | "index">;

type FoundRow = ViewerRow &
  Omit<AskedItem, "attempt" | "read"> &
  Omit<AskedItem["attempt"], "assignment" | "id"> & {
    /** Null when the learner has no such question; then the other columns of it are, too. */
    readonly id: string | null;
    readonly log: Omit<LogReading, "asked">;
  };

/** Whose question is asked for; of a session version only where a token has to prove it. */
type Question = Asked & { readonly userId: string; readonly sessionVersion: number | null };

/** Of a batch at most so many: a question with its key and feedback is about 6 kB. */
const MOST_QUESTIONS = 64;

/**
 * Who asks, the question, its sitting, what was answered and the log of its target, in one statement: a message to the
 * database costs as much as grading the answer. Those who answer at the same time share it. Where a class was given the
 * quiz, its rules are a second one.
 */
const find = gathered<Question, FoundRow | null>(
  async (questions) => {
    const rows = await runStatement<FoundRow & { readonly n: number }>(Prisma.sql`
      SELECT q."n", ${viewerColumns}, t.*,
        ${logOfUser(QUIZ_DEVICE, Prisma.sql`ARRAY[q."id"]`, Prisma.sql`ARRAY[t."targetId"]`)} AS "log"
      FROM jsonb_to_recordset(${JSON.stringify(questions.map((question, n) => ({ n, ...question })))}::jsonb)
          AS q ("n" int, "userId" uuid, "sessionVersion" int, "id" uuid, "attemptId" uuid, "index" int)
        JOIN "User" u ON u."id" = q."userId" AND u."sessionVersion" = coalesce(q."sessionVersion", u."sessionVersion")
        LEFT JOIN LATERAL (
          SELECT t."type", t."targetId", t."topic", t."factIds", t."guess", t."key", t."feedback", t."ruling",
            a."id", a."learnerId", a."kind", a."rules", a."startedAt", a."finishedAt", a."abandoned", a."loggedAt",
            a."keepsUntil", a."assignmentId",
            (SELECT count(*)::int FROM "AttemptItem" WHERE "attemptId" = a."id") AS "total",
            (SELECT coalesce(json_agg(CASE WHEN w."index" = q."index" OR w."id" = q."id"
                THEN json_build_object('index', w."index", 'id', w."id", 'body', w."body", 'bodyHash', w."bodyHash",
                  'sequence', w."sequence", 'grade', w."grade", 'credit', w."credit")
                ELSE json_build_object('index', w."index") END), '[]')
              FROM "Answer" w WHERE w."attemptId" = a."id") AS "answers"
          FROM "Attempt" a JOIN "AttemptItem" t ON t."attemptId" = a."id" AND t."index" = q."index"
          WHERE a."id" = q."attemptId" AND a."learnerId" = u."id"
          OFFSET 0
        ) t ON true`);
    const byQuestion = new Map(rows.map((row) => [row.n, row]));
    return questions.map((_, n) => byQuestion.get(n) ?? null);
  },
  { most: MOST_QUESTIONS, lanes: statementsAtOnce },
);

const questionOf = ({ id, attemptId, index }: Asked): Asked => ({ id, attemptId, index });

async function itemOf(row: FoundRow, request: Asked): Promise<AskedItem | null> {
  const { id, type, targetId, topic, factIds, guess, key, feedback, ruling } = row;
  if (id === null) return null;
  const { learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, keepsUntil, assignmentId } = row;
  const { total, answers } = row;
  const sitting = { id, learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, keepsUntil, assignmentId };
  const assignment = assignmentId === null ? null : await loadAssignmentRules(assignmentId);
  return {
    ...{ type, targetId, topic, factIds, guess, key, feedback, ruling },
    read: { asked: { device: QUIZ_DEVICE, ids: [request.id], targetIds: [targetId] }, ...row.log },
    attempt: { ...sitting, total, answers, assignment },
  };
}

/** A question of the viewer's own; null when they have no such one. */
export async function findItem({ userId }: Pick<Viewer, "userId">, request: Asked): Promise<AskedItem | null> {
  const row = await find({ ...questionOf(request), userId, sessionVersion: null });
  return row === null ? null : itemOf(row, request);
}

/** The person behind a token, as loadViewer finds them, and the question of theirs that they answer. */
export async function findViewerAndItem(
  { userId, sessionVersion }: SessionToken,
  request: Asked,
  now: Date,
): Promise<{ readonly viewer: Viewer | null; readonly found: AskedItem | null }> {
  const row = await find({ ...questionOf(request), userId, sessionVersion });
  if (row === null) return { viewer: null, found: null };
  await noteSeen(row, now);
  return { viewer: viewerOf(row), found: await itemOf(row, request) };
}
