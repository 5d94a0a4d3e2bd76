import "server-only";
import type { Confidence } from "@/core/memory/grade-mapping";
import type { Feedback } from "@/core/questions/contract";
import type { QuestionView } from "@/core/questions/views";
import { type Blueprint, blueprintSchema, wantedOf } from "@/core/quizzes/blueprint";
import type { Clock, Given, RunnerItem, Unread } from "@/core/quizzes/protocol";
import { type CutTime, cutTime } from "@/core/quizzes/rules/cut-time";
import { type ConfidenceRule, type QuizMode, reaches } from "@/core/quizzes/rules/quiz-rules";
import { type Score, scoreOf } from "@/core/quizzes/score";
import { type LackedOfFrozen, lackedOfFrozen } from "@/core/quizzes/sets/asked";
import type { Viewer } from "@/server/auth/viewer";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import type { Likeness } from "@/server/data/sittings/another";
import { replyGiven } from "@/server/data/sittings/answers";
import { isDropped, isTakenOut } from "@/server/data/sittings/dropped-hash";
import { likenessIn, scored } from "@/server/data/sittings/result";
import {
  loadAssignmentRules,
  sittingOf,
  sittingRulesSelect,
  sittingSelect,
  standingOfSitting,
} from "@/server/data/sittings/rules";
import { settleOne } from "@/server/data/sittings/settle";
import type { AttemptKind } from "@/server/data/sittings/store-attempt";
import { getDb } from "@/server/db";

export type OpenAttempt = {
  readonly id: string;
  readonly title: string;
  readonly kind: AttemptKind;
  readonly mode: QuizMode;
  readonly confidence: ConfidenceRule;
  readonly finished: boolean;
  /** Of one more question like one just asked, neither graded nor remembered: whether on its fact or on its topic. Null of others. */
  readonly another: Likeness | null;
  readonly clock: Clock;
  /** How much of its time limit it has, where the quiz closes before that is over. */
  readonly cut: CutTime | null;
  /** Whether the learner may give themselves more time: in a test of their own. */
  readonly extendable: boolean;
  /** Whether a teacher gave it, and chose what it asks. */
  readonly assigned: boolean;
  /** Questions that were asked for; the facts may give fewer. */
  readonly wanted: number;
  /** Of a frozen set that gives fewer now than it has: how many are lacking, and why. Null otherwise. */
  readonly lacked: LackedOfFrozen | null;
  readonly items: readonly RunnerItem[];
  readonly unread: Unread | null;
};

/**
 * A sitting as its page may have it: questions without keys.
 *
 * @param goneOnFrom the question from whose feedback the learner has gone on, as their browser says; null when it says nothing
 * @returns null when it is not there or is somebody else's
 */
export async function findAttempt(
  viewer: Viewer,
  attemptId: string,
  now: Date,
  goneOnFrom: number | null = null,
): Promise<OpenAttempt | null> {
  const db = await getDb();
  const found = await db.attempt.findFirst({
    where: { id: attemptId, learnerId: viewer.userId },
    select: {
      ...sittingSelect,
      title: true,
      blueprint: true,
      items: { select: { index: true, view: true, feedback: true }, orderBy: { index: "asc" } },
      answers: {
        select: { index: true, body: true, bodyHash: true, sequence: true, confidence: true, activeMs: true },
        orderBy: [{ receivedAt: "desc" }, { index: "desc" }],
      },
    },
  });
  if (!found) return null;
  const assignment = found.assignmentId === null ? null : await loadAssignmentRules(found.assignmentId);
  const row = { ...found, assignment };
  const { rules, schedule, status } = await settleOne(db, row, now);
  const blueprint = blueprintSchema.parse(row.blueprint);
  const answers = new Map(row.answers.map((answer) => [answer.index, answer]));
  // In practice what was given is told with its feedback; in a test it can still be changed.
  const changeable: ReadonlyMap<number, (typeof row.answers)[number]> = rules.mode === "test" ? answers : new Map();
  const last = row.answers.find((answer) => !isDropped(answer));
  const isUnread =
    rules.mode === "practice" && status.kind !== "over" && last !== undefined && last.index !== goneOnFrom;
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as AttemptKind,
    mode: rules.mode,
    unread: isUnread ? await unreadOf(viewer, row.id, last) : null,
    confidence: rules.confidence,
    finished: status.kind === "over",
    another: likenessIn(row.kind, blueprint),
    clock: { now: now.getTime(), deadline: status.kind === "over" ? status.at : status.deadline },
    cut: cutTime(sittingOf(row), schedule),
    extendable: row.assignmentId === null && rules.timeLimitS !== null,
    assigned: row.assignmentId !== null,
    wanted: wantedOf(blueprint),
    lacked: row.items.length < wantedOf(blueprint) ? await lackedIn(viewer, row, blueprint) : null,
    items: row.items.map(({ index, view, feedback }) => ({
      index,
      view: view as unknown as QuestionView,
      warning: (feedback as unknown as Feedback).harm,
      own: (feedback as unknown as Feedback).status === null,
      answered: answers.has(index),
      given: (changeable.get(index)?.body as unknown as Given | undefined) ?? null,
      sequence: answers.get(index)?.sequence ?? 0,
      confidence: (changeable.get(index)?.confidence as Confidence | null | undefined) ?? null,
      activeMs: changeable.get(index)?.activeMs ?? 0,
      takenOut: isTakenOut(answers.get(index)),
    })),
  };
}

async function lackedIn(
  viewer: Viewer,
  { id, items }: { readonly id: string; readonly items: readonly unknown[] },
  { includeHarm }: Blueprint,
): Promise<LackedOfFrozen | null> {
  const db = await getDb();
  const given = await db.assignment.findFirst({
    where: { kind: "quiz", attempts: { some: { id, learnerId: viewer.userId } } },
    select: { frozenItems: true },
  });
  if (!given?.frozenItems) return null;
  const lacked = lackedOfFrozen(itemsOfFrozen(given.frozenItems), items.length, includeHarm);
  return lacked.facts > 0 || lacked.harm > 0 ? lacked : null;
}

/** The feedback of an answer, as it was told. */
async function unreadOf(
  viewer: Viewer,
  attemptId: string,
  { index, confidence }: { readonly index: number; readonly confidence: string | null },
): Promise<Unread | null> {
  const reply = await replyGiven(viewer, attemptId, index);
  return reply?.outcome === "graded" ? { index, confidence: confidence as Confidence | null, reply } : null;
}

export type AttemptSummary = {
  readonly id: string;
  readonly title: string;
  readonly kind: AttemptKind;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Of so many questions, without those that were taken out with their facts. */
  readonly answered: number;
  readonly total: number;
  /** Points so far, of those that count; null while a test does not tell them. */
  readonly score: Score | null;
  /** What a teacher said of the work that it belongs to in place of these points: a grade in [0, 1], or that it is excused. */
  readonly word: { readonly share: number | null; readonly excused: boolean } | null;
};

/** Sittings that belong to a learner's story: one more question and a pretest do not. */
export const COUNTED_KINDS: readonly AttemptKind[] = ["practice", "test", "daily"];

/** The viewer's sittings, newest first. */
export async function listAttempts(viewer: Viewer, now: Date, limit = 50): Promise<AttemptSummary[]> {
  const db = await getDb();
  const rows = await db.attempt.findMany({
    where: { learnerId: viewer.userId, kind: { in: [...COUNTED_KINDS] } },
    select: {
      ...sittingRulesSelect,
      title: true,
      items: { select: { index: true, ruling: true, counts: true } },
      answers: { select: { index: true, grade: true, credit: true, bodyHash: true } },
    },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  const notes = await db.gradeNote.findMany({
    where: {
      learnerId: viewer.userId,
      assignmentId: { in: rows.flatMap(({ assignmentId }) => assignmentId ?? []) },
      assignment: { withdrawnAt: null },
      OR: [{ excused: true }, { share: { not: null } }],
    },
    select: { assignmentId: true, share: true, excused: true },
  });
  const words = new Map(notes.map(({ assignmentId, share, excused }) => [assignmentId, { share, excused }]));
  return rows.map((row) => {
    const { status, review } = standingOfSitting(row, now.getTime());
    const over = status.kind === "over";
    const takenOut = row.answers.filter(isDropped).length;
    return {
      id: row.id,
      title: row.title,
      kind: row.kind as AttemptKind,
      startedAt: row.startedAt,
      finishedAt: over ? new Date(status.at) : null,
      answered: row.answers.length - takenOut,
      total: row.items.length - takenOut,
      score: reaches(review, "score") ? scoreOf(scored(row), over) : null,
      word: row.assignmentId === null ? null : (words.get(row.assignmentId) ?? null),
    };
  });
}
