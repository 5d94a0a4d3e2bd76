import "server-only";
import { randomUUID } from "node:crypto";
import type { Feedback } from "@/core/questions/contract";
import { type ExplainableItem, type Explanation, explain } from "@/core/questions/explain";
import type { QuestionView } from "@/core/questions/views";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Given, RunnerItem, StoredGrade } from "@/core/quizzes/protocol";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { makeForm } from "@/server/data/forms";
import { type AttemptDraft, seedOf, storeAttempt } from "@/server/data/store-attempt";
import { isTaken } from "@/server/database/errors";
import { type Database, getDb } from "@/server/db";

export type StartFailure = "too-few" | "not-found";

/**
 * A new sitting: its questions are made and stored, with keys, before the first is shown. Nothing is made
 * again to grade an old answer.
 */
export async function startAttempt(
  viewer: Viewer,
  draft: { readonly title: string; readonly blueprint: Blueprint },
  now: Date,
): Promise<Result<{ readonly attemptId: string }, StartFailure>> {
  const attemptId = randomUUID();
  return createAttempt(
    await getDb(),
    viewer,
    { ...draft, attemptId, assignmentId: null, sitting: 1, seed: seedOf(attemptId) },
    now,
  );
}

/**
 * The sitting of an assigned quiz: the open one if there is one, else a new one. Everybody's first sitting has the
 * same questions, so that results can be compared; a later one has others.
 *
 * @returns "not-found" when the assignment is not open, or is another class's
 */
export async function startAssignedAttempt(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<Result<{ readonly attemptId: string }, StartFailure>> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: {
      id: assignmentId,
      kind: "quiz",
      opensAt: { lte: now },
      withdrawnAt: null,
      classroom: { members: { some: { userId: viewer.userId, removedAt: null } } },
    },
    select: {
      title: true,
      blueprint: true,
      attempts: {
        where: { learnerId: viewer.userId },
        select: { id: true, finishedAt: true },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!assignment) return err("not-found");
  const going = assignment.attempts.find(({ finishedAt }) => finishedAt === null);
  if (going) return ok({ attemptId: going.id });
  const attemptId = randomUUID();
  const draft = {
    attemptId,
    assignmentId,
    sitting: assignment.attempts.length + 1,
    title: assignment.title,
    blueprint: blueprintSchema.parse(assignment.blueprint),
    seed: seedOf(assignment.attempts.length === 0 ? assignmentId : attemptId),
  };
  try {
    return await createAttempt(db, viewer, draft, now);
  } catch (error) {
    // A second press of the button was quicker: its sitting is the one to go on with.
    if (isTaken(error)) return startAssignedAttempt(viewer, assignmentId, now);
    throw error;
  }
}

async function createAttempt(
  db: Database,
  viewer: Viewer,
  draft: Omit<AttemptDraft, "kind" | "followsId">,
  now: Date,
): Promise<Result<{ readonly attemptId: string }, StartFailure>> {
  const form = await makeForm(viewer, draft.blueprint, draft.seed, draft.assignmentId === null, now);
  if (!form.ok) return err("too-few");
  await storeAttempt(db, viewer, { ...draft, kind: "practice", followsId: null }, form.value, now);
  return ok({ attemptId: draft.attemptId });
}

export type OpenAttempt = {
  readonly id: string;
  readonly title: string;
  readonly finished: boolean;
  /** One more question on a fact just asked: neither graded nor remembered. */
  readonly another: boolean;
  /** Questions that were asked for; the facts may give fewer. */
  readonly wanted: number;
  readonly items: readonly RunnerItem[];
};

/** A sitting as its page may have it: questions without keys. Null when it is not there or is somebody else's. */
export async function findAttempt(viewer: Viewer, attemptId: string): Promise<OpenAttempt | null> {
  const db = await getDb();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId },
    select: {
      id: true,
      title: true,
      finishedAt: true,
      kind: true,
      blueprint: true,
      items: { select: { index: true, view: true, feedback: true }, orderBy: { index: "asc" } },
      answers: { select: { index: true } },
    },
  });
  if (!row) return null;
  const answered = new Set(row.answers.map(({ index }) => index));
  return {
    id: row.id,
    title: row.title,
    finished: row.finishedAt !== null,
    another: row.kind === "another",
    wanted: blueprintSchema.parse(row.blueprint).length,
    items: row.items.map(({ index, view, feedback }) => ({
      index,
      view: view as unknown as QuestionView,
      warning: (feedback as unknown as Feedback).harm,
      answered: answered.has(index),
      given: null,
      sequence: 0,
    })),
  };
}

export type ResultItem = {
  readonly index: number;
  readonly view: QuestionView;
  readonly topic: string;
  readonly targetId: string;
  readonly factIds: readonly string[];
  readonly feedback: Feedback;
  readonly given: Given;
  readonly grade: StoredGrade;
  readonly credit: number;
  readonly answerId: string;
  /** How the question was made; only of a sitting that is over. */
  readonly explanation: Explanation | null;
};

export type AttemptResult = {
  readonly id: string;
  readonly title: string;
  readonly finishedAt: Date | null;
  readonly assigned: boolean;
  /** The sitting that this one more question follows; null for a quiz. */
  readonly followsId: string | null;
  readonly blueprint: Blueprint;
  readonly total: number;
  /** Answered questions only: the others' answers are not told. */
  readonly items: readonly ResultItem[];
  /** What the answers told about memory, by answer id; null where nothing. */
  readonly ratings: ReadonlyMap<string, string | null>;
};

/** What came of a sitting. Null when it is not there or is somebody else's. */
export async function findResult(viewer: Viewer, attemptId: string): Promise<AttemptResult | null> {
  const db = await getDb();
  const row = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId },
    select: {
      id: true,
      title: true,
      finishedAt: true,
      assignmentId: true,
      followsId: true,
      blueprint: true,
      items: {
        select: {
          index: true,
          type: true,
          view: true,
          topic: true,
          targetId: true,
          factIds: true,
          feedback: true,
          seed: true,
          generatorVersion: true,
          proofs: true,
        },
        orderBy: { index: "asc" },
      },
      answers: { select: { id: true, index: true, body: true, grade: true, credit: true } },
    },
  });
  if (!row) return null;
  const events = await db.memoryEvent.findMany({
    where: { learnerId: viewer.userId, id: { in: row.answers.map(({ id }) => id) } },
    select: { id: true, body: true },
  });
  const answers = new Map(row.answers.map((answer) => [answer.index, answer]));
  const base = getFactBase();
  return {
    id: row.id,
    title: row.title,
    finishedAt: row.finishedAt,
    assigned: row.assignmentId !== null,
    followsId: row.followsId,
    blueprint: blueprintSchema.parse(row.blueprint),
    total: row.items.length,
    items: row.items.flatMap((item) => {
      const answer = answers.get(item.index);
      if (!answer) return [];
      const stored = item as unknown as ExplainableItem;
      return {
        index: item.index,
        topic: item.topic,
        targetId: item.targetId,
        factIds: item.factIds,
        view: stored.view,
        feedback: stored.feedback,
        explanation: row.finishedAt === null ? null : explain(base, stored),
        given: answer.body as unknown as Given,
        grade: answer.grade as unknown as StoredGrade,
        credit: answer.credit,
        answerId: answer.id,
      };
    }),
    ratings: new Map(events.map(({ id, body }) => [id, (body as { rating?: string | null }).rating ?? null])),
  };
}

export type AttemptSummary = {
  readonly id: string;
  readonly title: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly answered: number;
  readonly total: number;
  readonly credit: number;
};

/** The viewer's sittings, newest first. */
export async function listAttempts(viewer: Viewer, limit = 50): Promise<AttemptSummary[]> {
  const db = await getDb();
  const rows = await db.attempt.findMany({
    where: { learnerId: viewer.userId, kind: "practice" },
    select: {
      id: true,
      title: true,
      startedAt: true,
      finishedAt: true,
      answers: { select: { credit: true } },
      _count: { select: { items: true } },
    },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(({ answers, _count, ...rest }) => ({
    ...rest,
    answered: answers.length,
    total: _count.items,
    credit: answers.reduce((sum, { credit }) => sum + credit, 0),
  }));
}
