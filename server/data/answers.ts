import "server-only";
import { randomUUID } from "node:crypto";
import type { MemoryEventBody } from "@/core/memory/events";
import { memberRating, memoryRating } from "@/core/memory/grade-mapping";
import { creditFor, type Feedback, type Grade } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { AnswerReply, AnswerRequest, Given, StoredGrade } from "@/core/quizzes/protocol";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { recomputeQuizResult } from "@/server/data/assignment-results";
import { appendEvents } from "@/server/data/memory-log";
import { derivedId, hashOf } from "@/server/data/memory-rows";
import { isTaken } from "@/server/database/errors";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type AnswerFailure = "not-found" | "conflict" | "malformed";

/**
 * Grades one answer with the stored key and records it: the answer, what it tells about memory, and the
 * assignment's result, in one transaction. A message that was sent twice gets the stored reply; a question that
 * was answered in another tab gets the answer that counts.
 *
 * @returns "not-found" for a question that is not there or is somebody else's; "conflict" for an id that was
 *          used for something else
 */
export async function recordAnswer(
  viewer: Viewer,
  request: AnswerRequest,
  now: Date,
): Promise<Result<AnswerReply, AnswerFailure>> {
  const db = await getDb();
  const asked = await findItem(db, viewer, request);
  if (!asked) return err("not-found");

  const hash = hashOf({ attemptId: request.attemptId, index: request.index, given: request.given });
  const sameId = asked.attempt.answers.find(({ id }) => id === request.id);
  if (sameId) return sameId.bodyHash === hash ? ok(replyFrom(asked, sameId, false)) : err("conflict");
  const sameIndex = asked.attempt.answers.find(({ index }) => index === request.index);
  if (sameIndex) return ok(replyFrom(asked, sameIndex, true));

  const graded = gradeGiven(asked, request.given);
  if (!graded.ok) return graded;
  if (graded.value.kind === "ask-again") {
    if (graded.value.reply.reason === "not-in-sources") await noteUndecided(db, asked, graded.value.reply.typed, now);
    return ok(graded.value.reply);
  }
  const { grade } = graded.value;
  const answer = {
    id: request.id,
    learnerId: viewer.userId,
    attemptId: request.attemptId,
    index: request.index,
    body: request.given as unknown as Prisma.InputJsonObject,
    bodyHash: hash,
    grade: grade as unknown as Prisma.InputJsonObject,
    credit: creditOf(grade),
    confidence: request.confidence,
    activeMs: request.activeMs,
    receivedAt: now,
  };
  try {
    await store(viewer, asked, answer, memoryEvents(asked, request, grade), now);
  } catch (error) {
    // Another message was first: it is what counts, and the second look finds it.
    if (!isTaken(error)) throw error;
    const again = await findItem(db, viewer, request);
    const stored = again?.attempt.answers.find(({ index }) => index === request.index);
    if (!again || !stored) return err("conflict");
    if (stored.id === request.id && stored.bodyHash !== hash) return err("conflict");
    return ok(replyFrom(again, stored, stored.id !== request.id));
  }
  const stored = { ...answer, body: answer.body as Prisma.JsonValue, grade: answer.grade as Prisma.JsonValue };
  const answers = [...asked.attempt.answers, stored];
  return ok(replyFrom({ ...asked, attempt: { ...asked.attempt, answers } }, stored, false));
}

const itemSelect = {
  type: true,
  targetId: true,
  topic: true,
  factIds: true,
  guess: true,
  key: true,
  feedback: true,
  attempt: {
    select: {
      assignmentId: true,
      kind: true,
      answers: { select: { id: true, index: true, body: true, bodyHash: true, grade: true, credit: true } },
      _count: { select: { items: true } },
    },
  },
} satisfies Prisma.AttemptItemSelect;

type AskedItem = Prisma.AttemptItemGetPayload<{ select: typeof itemSelect }>;
type AnswerRow = Pick<AskedItem["attempt"]["answers"][number], "body" | "grade" | "credit">;

function findItem(db: Database, viewer: Viewer, request: AnswerRequest): Promise<AskedItem | null> {
  return db.attemptItem.findFirst({
    where: { attemptId: request.attemptId, index: request.index, attempt: { learnerId: viewer.userId } },
    select: itemSelect,
  });
}

type Graded =
  | { readonly kind: "graded"; readonly grade: StoredGrade }
  | { readonly kind: "ask-again"; readonly reply: Extract<AnswerReply, { outcome: "ask-again" }> };

function gradeGiven(asked: AskedItem, given: Given): Result<Graded, AnswerFailure> {
  if ("dontKnow" in given) return ok({ kind: "graded", grade: { kind: "dont-know" } });
  if ("skip" in given) {
    // Only what was warned of may be passed over: elsewhere it would be a way to choose one's questions.
    return feedbackOf(asked).harm === null ? err("malformed") : ok({ kind: "graded", grade: { kind: "skipped" } });
  }
  const result = questionTypes[asked.type as QuestionTypeName].gradeJson(asked.key, given.answer);
  if (result.ok) return ok({ kind: "graded", grade: result.value });
  switch (result.error.kind) {
    case "blank":
      return ok({ kind: "ask-again", reply: { outcome: "ask-again", reason: "blank" } });
    case "not-in-sources":
      return ok({
        kind: "ask-again",
        reply: { outcome: "ask-again", reason: "not-in-sources", typed: result.error.given },
      });
    case "malformed":
      return err("malformed");
    default:
      return result.error satisfies never;
  }
}

const isVerdict = (grade: StoredGrade): grade is Grade =>
  grade.kind !== "dont-know" && grade.kind !== "skipped" && grade.kind !== "undecided";
const creditOf = (grade: StoredGrade): number => (isVerdict(grade) ? creditFor(grade) : 0);
const feedbackOf = (asked: AskedItem): Feedback => asked.feedback as unknown as Feedback;

type NewEvent = { readonly id: string; readonly body: MemoryEventBody };

/**
 * What the log gets: an event for each target that the answer tells about. A question passed over says nothing, nor does
 * one whose answer was told a moment before.
 */
function memoryEvents(asked: AskedItem, request: AnswerRequest, grade: StoredGrade): readonly NewEvent[] {
  if (grade.kind === "skipped" || asked.attempt.kind === "another") return [];
  const type = asked.type as QuestionTypeName;
  const members = questionTypes[type].membersJson(asked.key, "answer" in request.given ? request.given.answer : null);
  if (members !== null) {
    return members.map(({ targetId, right }) => ({
      id: derivedId(request.id, targetId),
      body: { kind: "answered", targetId, rating: memberRating(right), itemType: type, answerId: request.id },
    }));
  }
  const rating = memoryRating({
    type,
    credit: creditOf(grade),
    guess: asked.guess,
    confidence: request.confidence,
    statementWasFalse: type === "true-false" ? saysFalse(asked.key) : null,
  });
  return [{ id: request.id, body: { kind: "answered", targetId: asked.targetId, rating, itemType: type } }];
}

/** Whether the key of a true/false item says that its statement is false. */
function saysFalse(key: Prisma.JsonValue): boolean {
  return key !== null && typeof key === "object" && !Array.isArray(key) && key.isTrue === false;
}

/** The server's own clock stands for a device: an answer counts when it is received. */
const QUIZ_DEVICE = "quiz";

async function store(
  viewer: Viewer,
  asked: AskedItem,
  answer: Prisma.AnswerUncheckedCreateInput,
  memory: readonly NewEvent[],
  now: Date,
): Promise<void> {
  const at = now.getTime();
  const events = memory.map((event) => ({ ...event, deviceSequence: answer.index, deviceAt: at }));
  const { assignmentId } = asked.attempt;
  await appendEvents(
    viewer,
    { device: QUIZ_DEVICE, sentAt: at, events },
    () => asked.topic,
    at,
    (db) => [
      db.answer.create({ data: answer }),
      finishIfComplete(db, answer.attemptId, now),
      ...(assignmentId === null ? [] : [recomputeQuizResult(db, assignmentId, viewer.userId, now)]),
    ],
  );
}

/** Counts in the database: two tabs that answer the last two questions at once still finish the attempt. */
function finishIfComplete(db: Database, attemptId: string, now: Date): Prisma.PrismaPromise<number> {
  return db.$executeRaw`
    UPDATE "Attempt" SET "finishedAt" = ${now}
    WHERE "id" = ${attemptId}::uuid AND "finishedAt" IS NULL
      AND (SELECT count(*) FROM "Answer" WHERE "attemptId" = ${attemptId}::uuid)
        = (SELECT count(*) FROM "AttemptItem" WHERE "attemptId" = ${attemptId}::uuid)`;
}

async function noteUndecided(db: Database, asked: AskedItem, given: string, now: Date): Promise<void> {
  const factId = asked.factIds[0];
  if (factId !== undefined)
    await db.undecidedAnswer.create({ data: { id: randomUUID(), factId, given, createdAt: now } });
}

function replyFrom(asked: AskedItem, row: AnswerRow, before: boolean): AnswerReply {
  const total = asked.attempt._count.items;
  const answered = new Set(asked.attempt.answers.map(({ index }) => index));
  const next = Array.from({ length: total }, (_, index) => index).find((index) => !answered.has(index)) ?? null;
  return {
    outcome: "graded",
    before,
    given: row.body as unknown as Given,
    grade: row.grade as unknown as StoredGrade,
    credit: row.credit,
    feedback: feedbackOf(asked),
    next,
    progress: { answered: answered.size, total },
  };
}
