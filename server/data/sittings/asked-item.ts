import "server-only";
import type { AnswerRequest } from "@/core/quizzes/protocol";
import { noteSeen, type ViewerRow, viewerColumns, viewerOf } from "@/server/auth/load-viewer";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { type LogReading, logOfUser } from "@/server/data/memory/read-log";
import { QUIZ_DEVICE } from "@/server/data/sittings/answered-events";
import { assignmentRulesSelect, type SittingRow } from "@/server/data/sittings/rules";
import { getDb, runStatement } from "@/server/db";
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

/**
 * Who asks, the question, its sitting, what was answered and the log of its target, in one statement: a message to the
 * database costs as much as grading the answer. Where a class was given the quiz, its rules are a second one.
 */
async function find(person: Prisma.Sql, { id, attemptId, index }: Asked): Promise<FoundRow | null> {
  const [row] = await runStatement<FoundRow>(Prisma.sql`
    SELECT ${viewerColumns}, t."type", t."targetId", t."topic", t."factIds", t."guess", t."key", t."feedback", t."ruling",
      a."id", a."learnerId", a."kind", a."rules", a."startedAt", a."finishedAt", a."abandoned", a."loggedAt",
      a."assignmentId",
      (SELECT count(*)::int FROM "AttemptItem" WHERE "attemptId" = a."id") AS "total",
      ${logOfUser(QUIZ_DEVICE, [id], Prisma.sql`ARRAY[t."targetId"]`)} AS "log",
      (SELECT coalesce(json_agg(CASE WHEN w."index" = t."index" OR w."id" = ${id}::uuid
          THEN json_build_object('index', w."index", 'id', w."id", 'body', w."body", 'bodyHash', w."bodyHash",
            'sequence', w."sequence", 'grade', w."grade", 'credit', w."credit")
          ELSE json_build_object('index', w."index") END), '[]')
        FROM "Answer" w WHERE w."attemptId" = a."id") AS "answers"
    FROM "User" u LEFT JOIN ("Attempt" a JOIN "AttemptItem" t ON t."attemptId" = a."id" AND t."index" = ${index}::int)
      ON a."id" = ${attemptId}::uuid AND a."learnerId" = u."id"
    WHERE ${person}`);
  return row ?? null;
}

async function itemOf(row: FoundRow, request: Asked): Promise<AskedItem | null> {
  const { id, type, targetId, topic, factIds, guess, key, feedback, ruling } = row;
  if (id === null) return null;
  const { learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, assignmentId, total, answers } = row;
  const sitting = { id, learnerId, kind, rules, startedAt, finishedAt, abandoned, loggedAt, assignmentId };
  const db = await getDb();
  const assignment =
    assignmentId === null
      ? null
      : await db.assignment.findUnique({ where: { id: assignmentId }, select: assignmentRulesSelect });
  return {
    ...{ type, targetId, topic, factIds, guess, key, feedback, ruling },
    read: { asked: { device: QUIZ_DEVICE, ids: [request.id], targetIds: [targetId] }, ...row.log },
    attempt: { ...sitting, total, answers, assignment },
  };
}

/** A question of the viewer's own; null when they have no such one. */
export async function findItem({ userId }: Pick<Viewer, "userId">, request: Asked): Promise<AskedItem | null> {
  const row = await find(Prisma.sql`u."id" = ${userId}::uuid`, request);
  return row === null ? null : itemOf(row, request);
}

/** The person behind a token, as loadViewer finds them, and the question of theirs that they answer. */
export async function findViewerAndItem(
  { userId, sessionVersion }: SessionToken,
  request: Asked,
  now: Date,
): Promise<{ readonly viewer: Viewer | null; readonly found: AskedItem | null }> {
  const row = await find(Prisma.sql`u."id" = ${userId}::uuid AND u."sessionVersion" = ${sessionVersion}::int`, request);
  if (row === null) return { viewer: null, found: null };
  await noteSeen(row, now);
  return { viewer: viewerOf(row), found: await itemOf(row, request) };
}
