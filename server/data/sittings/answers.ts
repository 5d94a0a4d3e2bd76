import "server-only";
import { randomUUID } from "node:crypto";
import { creditOf } from "@/core/memory/answer-ratings";
import { studyDay } from "@/core/memory/study-day";
import type { Feedback } from "@/core/questions/contract";
import { questionTypes } from "@/core/questions/registry";
import type { QuestionTypeName } from "@/core/questions/views";
import type { AnswerReply, AnswerRequest, Given, Instead, Progress, StoredGrade } from "@/core/quizzes/protocol";
import { decideAnswer } from "@/core/quizzes/rules/answer-order";
import { keptConfidence } from "@/core/quizzes/rules/kept-confidence";
import { reaches } from "@/core/quizzes/rules/quiz-rules";
import { isRecall } from "@/core/quizzes/rules/recall";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { noteUndecided, noteWrong } from "@/server/data/facts/rejected-answers";
import { appendEvents } from "@/server/data/memory/memory-log";
import { hashOf } from "@/server/data/memory/memory-rows";
import type { AnswerToWrite } from "@/server/data/memory/write-log";
import { markOf } from "@/server/data/regrade/had-items";
import { type AnsweredEvent, answeredEvents, QUIZ_DEVICE } from "@/server/data/sittings/answered-events";
import { type AnswerRow, type AskedItem, findItem } from "@/server/data/sittings/asked-item";
import { DROPPED_HASH, isDropped } from "@/server/data/sittings/dropped-hash";
import { keepLateAnswer } from "@/server/data/sittings/late-answers";
import type { Standing } from "@/server/data/sittings/rules";
import { settleOne } from "@/server/data/sittings/settle";
import { isToldAsStored, replyValue, toldOf, type WrittenReply } from "@/server/data/sittings/told";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { isTaken } from "@/server/database/errors";
import { type Database, getDb, runTogether } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type AnswerFailure = "not-found" | "conflict" | "malformed";

/**
 * Grades one answer with the stored key and records it. A message that was sent twice gets the stored reply; a question
 * that was answered in another tab gets the answer that counts.
 *
 * In practice an answer is final, and its feedback is the reply: the answer, what it tells about memory and the assignment's
 * result are one transaction. In a test it is kept and may be changed until the sitting is over; nothing is said about it.
 *
 * @returns "not-found" for a question that is not there or is somebody else's; "conflict" for an id that was
 *          used for something else
 */
export async function recordAnswer(
  viewer: Viewer,
  request: AnswerRequest,
  now: Date,
): Promise<Result<AnswerReply, AnswerFailure>> {
  const result = await recordAnswerTo(await findItem(viewer, request), viewer, request, now);
  return result.ok ? ok(replyValue(result.value)) : result;
}

/** The same of a question that was read together with who asks, for `replyText`. */
export async function recordAnswerTo(
  asked: AskedItem | null,
  viewer: Viewer,
  request: AnswerRequest,
  now: Date,
): Promise<Result<WrittenReply, AnswerFailure>> {
  if (!asked) return err("not-found");
  const db = await getDb();
  const standing = await settleOne(db, asked.attempt, now);
  return standing.rules.mode === "test"
    ? recordChangeable(viewer, asked, request, standing, now)
    : recordFinal(db, viewer, asked, request, standing, now);
}

/** What was replied to the answer that the viewer gave to this question; null where there is none. */
export async function replyGiven(viewer: Viewer, attemptId: string, index: number): Promise<AnswerReply | null> {
  const asked = await findItem(viewer, { id: randomUUID(), attemptId, index });
  const stored = asked?.attempt.answers.find((answer) => answer.index === index);
  return asked && stored ? replyValue(await replyFrom(viewer, asked, stored, false)) : null;
}

async function recordFinal(
  db: Database,
  viewer: Viewer,
  asked: AskedItem,
  request: AnswerRequest,
  standing: Standing,
  now: Date,
): Promise<Result<WrittenReply, AnswerFailure>> {
  const hash = hashOfRequest(request);
  const sameId = asked.attempt.answers.find(({ id }) => id === request.id);
  if (sameId) return isSame(sameId, hash) ? ok(await replyFrom(viewer, asked, sameId, false)) : err("conflict");
  const sameIndex = asked.attempt.answers.find(({ index }) => index === request.index);
  if (sameIndex) return ok(await replyFrom(viewer, asked, sameIndex, true));
  if (standing.status.kind === "over") return tooLate(asked, request, standing, now);

  const graded = gradeGiven(asked, request.given);
  if (!graded.ok) return graded;
  if (graded.value.kind === "ask-again") {
    const { reply } = graded.value;
    if (reply.reason === "not-in-sources") {
      await noteUndecided(db, viewer, { factId: asked.factIds[0], given: reply.typed, messageId: request.id }, now);
    }
    return ok(reply);
  }
  const confidence = keptConfidence(standing.rules.confidence, request);
  if (confidence === "missing") return ok({ outcome: "ask-again", reason: "confidence" });
  const answer = answerRow(viewer, { ...request, confidence }, hash, graded.value.grade, now);
  try {
    await store(viewer, asked, answer, now);
  } catch (error) {
    // Another message was first: it is what counts, and the second look finds it.
    if (!isTaken(error)) throw error;
    const again = await findItem(viewer, request);
    const stored = again?.attempt.answers.find(({ index }) => index === request.index);
    if (!again || !stored) return err("conflict");
    if (stored.id === request.id && !isSame(stored, hash)) return err("conflict");
    return ok(await replyFrom(viewer, again, stored, stored.id !== request.id));
  }
  const typed = wronglyTyped(request.given, graded.value.grade);
  if (typed !== null) await noteWrong(db, viewer, { factId: asked.factIds[0], given: typed }, now);
  const stored = { ...answer, body: answer.body as Prisma.JsonValue, grade: answer.grade as Prisma.JsonValue };
  const answered = [...asked.attempt.answered, request.index];
  return ok(await replyFrom(viewer, { ...asked, attempt: { ...asked.attempt, answered } }, stored, false));
}

/** An answer of a test: the newest version counts, and the reply is the same whatever the key says. */
async function recordChangeable(
  viewer: Viewer,
  asked: AskedItem,
  request: AnswerRequest,
  standing: Standing,
  now: Date,
): Promise<Result<WrittenReply, AnswerFailure>> {
  if (standing.status.kind === "over") return tooLate(asked, request, standing, now);
  const hash = hashOfRequest(request);
  const stored = asked.attempt.answers.find(({ index }) => index === request.index) ?? null;
  // What was taken out of the sitting costs nothing, and no later choice puts it back.
  if (stored !== null && isDropped(stored)) return ok(savedReply(asked, request, standing, now));
  const decision = decideAnswer(stored, request, true);
  if (decision === "repeat" && stored?.bodyHash !== hash) return err("conflict");
  if (decision !== "store") return ok(savedReply(asked, request, standing, now));

  const graded = gradeGiven(asked, request.given);
  if (!graded.ok) return graded;
  if (graded.value.kind === "ask-again" && graded.value.reply.reason === "blank") return ok(graded.value.reply);
  const grade: StoredGrade = graded.value.kind === "graded" ? graded.value.grade : { kind: "undecided" };
  try {
    const confidence = standing.rules.confidence === "never" ? null : request.confidence;
    await storeVersion(asked, answerRow(viewer, { ...request, confidence }, hash, grade, now), now);
  } catch (error) {
    // The same message from two tabs that share one device: what is stored says whether it was the same.
    if (!isTaken(error)) throw error;
    const found = await findItem(viewer, request);
    if (!found?.attempt.answers.some(({ id, index }) => id === request.id && index === request.index))
      return err("conflict");
  }
  // Another tab, or the end of the sitting, may have been a moment earlier: what is stored now is what is told.
  const again = await findItem(viewer, request);
  if (!again) return ok({ outcome: "over" });
  if (again.attempt.finishedAt !== null) return tooLate(again, request, standing, now);
  // Of two messages with one id that came at once, the second is told that it is not what counts.
  const counting = again.attempt.answers.find(({ index }) => index === request.index);
  if (counting?.id === request.id && !isSame(counting, hash)) return err("conflict");
  return ok(savedReply(again, request, standing, now));
}

/** It counts for nothing, but it does not vanish either: its learner and their teacher are told. */
async function tooLate(
  asked: AskedItem,
  request: AnswerRequest,
  { review }: Standing,
  now: Date,
): Promise<Result<WrittenReply, AnswerFailure>> {
  await keepLateAnswer(asked, request, reaches(review, "everything"), now);
  return ok({ outcome: "over" });
}

/** What a message that has the same id has to be the same in. */
export const hashOfRequest = ({
  attemptId,
  index,
  given,
}: Pick<AnswerRequest, "attemptId" | "index" | "given">): string => hashOf({ attemptId, index, given });

/** Whether what is stored came of the message with this fingerprint; of a question that was taken out since nobody can say. */
const isSame = (stored: Pick<AnswerRow, "bodyHash">, hash: string): boolean =>
  stored.bodyHash === hash || isDropped(stored);

type AnswerToStore = AnswerToWrite & { readonly learnerId: string };

function answerRow(
  viewer: Viewer,
  request: AnswerRequest,
  bodyHash: string,
  grade: StoredGrade,
  now: Date,
): AnswerToStore {
  return {
    id: request.id,
    learnerId: viewer.userId,
    attemptId: request.attemptId,
    index: request.index,
    body: request.given as unknown as Prisma.InputJsonObject,
    bodyHash,
    sequence: request.sequence,
    grade: grade as unknown as Prisma.InputJsonObject,
    credit: creditOf(grade),
    confidence: request.confidence,
    activeMs: request.activeMs,
    receivedAt: now,
  };
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

const feedbackOf = (asked: AskedItem): Feedback => JSON.parse(asked.feedback) as Feedback;

async function store(viewer: Viewer, asked: AskedItem, answer: AnswerToStore, now: Date): Promise<void> {
  const at = now.getTime();
  const { assignmentId, kind } = asked.attempt;
  const stored = { ...answer, body: answer.body as Prisma.JsonValue, grade: answer.grade as Prisma.JsonValue };
  const question = { kind, ruling: markOf(asked.ruling), toldOn: asked.toldOn };
  const memory: readonly AnsweredEvent[] = isRecall(question, studyDay(at, viewer))
    ? answeredEvents(asked, stored)
    : [];
  const events = memory.map((event) => ({ ...event, deviceSequence: answer.index, deviceAt: at }));
  await appendEvents(viewer, { device: QUIZ_DEVICE, sentAt: at, events }, () => asked.topic, at, {
    answer,
    isLast: asked.attempt.answered.length + 1 >= asked.attempt.total,
    read: asked.read,
    rollups: assignmentId === null ? [] : [recomputeQuizResult(assignmentId, viewer.userId, now)],
  });
}

/**
 * Takes the place of an older version, in one statement: the row of the sitting is held, so that an answer cannot slip in
 * behind the handing in.
 */
async function storeVersion(asked: AskedItem, row: AnswerToStore, now: Date): Promise<void> {
  const { assignmentId } = asked.attempt;
  // A page that was open before knows neither how sure the learner has said to be on another device, nor the time spent there.
  const keeps = "answer" in (row.body as object);
  await runTogether([
    Prisma.sql`
      WITH open AS (
        SELECT "id" FROM "Attempt" WHERE "id" = ${row.attemptId}::uuid AND "learnerId" = ${row.learnerId}::uuid
          AND "finishedAt" IS NULL FOR SHARE
      )
      INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "sequence", "grade", "credit",
                            "confidence", "activeMs", "receivedAt")
      SELECT ${row.id}::uuid, ${row.learnerId}::uuid, open."id", ${row.index}::int, ${JSON.stringify(row.body)}::jsonb,
             ${row.bodyHash}, ${row.sequence}::int, ${JSON.stringify(row.grade)}::jsonb, ${row.credit}::float8,
             ${row.confidence}, ${row.activeMs}::int, ${row.receivedAt.toISOString()}::timestamptz
      FROM open
      ON CONFLICT ("attemptId", "index") DO UPDATE SET
        "id" = excluded."id", "body" = excluded."body", "bodyHash" = excluded."bodyHash",
        "sequence" = excluded."sequence", "grade" = excluded."grade", "credit" = excluded."credit",
        "confidence" = CASE WHEN ${keeps}::boolean THEN coalesce(excluded."confidence", "Answer"."confidence")
          ELSE excluded."confidence" END,
        "activeMs" = greatest("Answer"."activeMs", excluded."activeMs"), "receivedAt" = excluded."receivedAt"
      WHERE ("Answer"."sequence", "Answer"."id") < (excluded."sequence", excluded."id") AND "Answer"."bodyHash" <> ${DROPPED_HASH}`,
    ...(assignmentId === null ? [] : [recomputeQuizResult(assignmentId, row.learnerId, now)]),
  ]);
}

/** The name that was typed and is wrong; null of every other answer. */
function wronglyTyped(given: Given, grade: StoredGrade): string | null {
  return grade.kind === "incorrect" && "answer" in given && "text" in given.answer ? given.answer.text : null;
}

async function replyFrom(viewer: Viewer, asked: AskedItem, row: AnswerRow, before: boolean): Promise<WrittenReply> {
  const total = asked.attempt.total;
  const answered = new Set(asked.attempt.answered);
  const next = Array.from({ length: total }, (_, index) => index).find((index) => !answered.has(index)) ?? null;
  return {
    outcome: "graded",
    before,
    takenOut: isDropped(row),
    given: row.body as unknown as Given,
    grade: row.grade as unknown as StoredGrade,
    credit: row.credit,
    feedback: await toldTextOf(viewer, asked, row),
    next,
    progress: progressOf(asked.attempt),
  };
}

/** How far the sitting has come, without the questions that were taken out of it. */
const progressOf = ({ answered, dropped, total }: AskedItem["attempt"]): Progress => ({
  answered: answered.length - dropped,
  total: total - dropped,
});

async function toldTextOf(viewer: Viewer, asked: AskedItem, row: AnswerRow): Promise<string> {
  if (isToldAsStored(row.body as unknown as Given, row.grade as unknown as StoredGrade)) return asked.feedback;
  const feedback = JSON.parse(asked.feedback) as Prisma.JsonValue;
  return JSON.stringify(toldOf(viewer, { ...asked, feedback }, row, await heldBackFactIds()));
}

type Saved = Extract<AnswerReply, { readonly outcome: "saved" }>;

/** What a test says to an answer: which one counts, and how much time is left. Nothing here depends on the key. */
function savedReply(asked: AskedItem, request: AnswerRequest, { status }: Standing, now: Date): Saved {
  const counting = asked.attempt.answers.find(({ index }) => index === request.index);
  return {
    outcome: "saved",
    given: (counting?.body as unknown as Given | undefined) ?? request.given,
    sequence: counting?.sequence ?? request.sequence,
    instead: insteadOf(counting, request),
    progress: progressOf(asked.attempt),
    clock: { now: now.getTime(), deadline: status.kind === "over" ? status.at : status.deadline },
  };
}

function insteadOf(counting: AnswerRow | undefined, { id }: Pick<AnswerRequest, "id">): Instead | null {
  if (counting === undefined) return null;
  if (isDropped(counting)) return "taken-out";
  return counting.id === id ? null : "elsewhere";
}
