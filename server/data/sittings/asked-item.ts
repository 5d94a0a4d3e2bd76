import "server-only";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import { noteSeen, type ViewerRow, viewerColumns, viewerOf } from "@/server/auth/load-viewer";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { type LogReading, logOfUser } from "@/server/data/memory/read-log";
import { QUIZ_DEVICE } from "@/server/data/sittings/answered-events";
import { isDroppedRow } from "@/server/data/sittings/dropped-hash";
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
  /** As text: it is mostly passed on as it is, and what is not read costs nothing to read. */
  readonly feedback: string;
  readonly ruling: string | null;
  /** As of an attempt's item. */
  readonly toldOn: string | null;
  /** Of the learner's log what an answer about its targets rests on. */
  readonly read: LogReading;
  readonly attempt: SittingRow & {
    readonly total: number;
    /** Index of each question of the sitting that has an answer. */
    readonly answered: readonly number[];
    /** How many of these were taken out of the sitting with their facts. */
    readonly dropped: number;
    /** The answer to this question, and what has the id of the message asked about. */
    readonly answers: readonly AnswerRow[];
  };
};

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
    readonly targetIds: readonly string[];
    readonly log: Omit<LogReading, "asked">;
  };

/** Whose question is asked for; of a session version only where a token has to prove it. */
type Question = Asked & { readonly userId: string; readonly sessionVersion: number | null };

/**
 * The targets of a question `t`. Those of a question about several stand in its key, each type's in its own way; a place that is
 * missed here costs a statement more and nothing else (see `covers`).
 */
const targetIdsOf = Prisma.sql`CASE t."type"
  WHEN 'matching' THEN ARRAY(SELECT p."value"->>'targetId' FROM jsonb_each(t."key"->'premises') p)
  WHEN 'multiple-response' THEN ARRAY(SELECT o."value" FROM jsonb_each_text(t."key"->'targets') o)
  ELSE ARRAY[t."targetId"] END`;

/** Events about several targets have ids of their own, that follow from the answer's. */
const ofTheAnswer = Prisma.sql`t."type" IN ('matching', 'multiple-response') AND "body"->>'answerId' = q."id"::text`;

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
        ${logOfUser(QUIZ_DEVICE, Prisma.sql`ARRAY[q."id"]`, Prisma.sql`t."targetIds"`, ofTheAnswer)} AS "log"
      FROM jsonb_to_recordset(${JSON.stringify(questions.map((question, n) => ({ n, ...question })))}::jsonb)
          AS q ("n" int, "userId" uuid, "sessionVersion" int, "id" uuid, "attemptId" uuid, "index" int)
        JOIN "User" u ON u."id" = q."userId" AND u."sessionVersion" = coalesce(q."sessionVersion", u."sessionVersion")
        LEFT JOIN LATERAL (
          SELECT t."type", t."targetId", ${targetIdsOf} AS "targetIds", t."topic", t."factIds", t."guess", t."key", t."feedback"::text AS "feedback", t."ruling", t."toldOn",
            a."id", a."learnerId", a."kind", a."rules", a."startedAt", a."finishedAt", a."abandoned", a."loggedAt",
            a."keepsUntil", a."assignmentId",
            (SELECT max("index") + 1 FROM "AttemptItem" WHERE "attemptId" = a."id") AS "total",
            w."answered", w."dropped", w."answers"
          FROM "Attempt" a JOIN "AttemptItem" t ON t."attemptId" = a."id" AND t."index" = q."index"
            CROSS JOIN LATERAL (
              SELECT coalesce(json_agg("index"), '[]') AS "answered", (count(*) FILTER (WHERE ${isDroppedRow}))::int AS "dropped",
                coalesce(json_agg(json_build_object('index', "index", 'id', "id", 'body', "body", 'bodyHash', "bodyHash",
                  'sequence', "sequence", 'grade', "grade", 'credit', "credit"))
                  FILTER (WHERE "index" = q."index" OR "id" = q."id"), '[]') AS "answers"
              FROM "Answer" w WHERE "attemptId" = a."id"
            ) w
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
  const { id, type, targetId, targetIds, topic, factIds, guess, key, feedback, ruling, toldOn } = row;
  if (id === null) return null;
  const { learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, keepsUntil, assignmentId } = row;
  const { total, answered, dropped, answers } = row;
  const sitting = { id, learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, keepsUntil, assignmentId };
  const assignment = assignmentId === null ? null : await loadAssignmentRules(assignmentId);
  return {
    ...{ type, targetId, topic, factIds, guess, key, feedback, ruling, toldOn },
    read: { asked: { device: QUIZ_DEVICE, ids: [request.id], targetIds }, ...row.log },
    attempt: { ...sitting, total, answered, dropped, answers, assignment },
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
