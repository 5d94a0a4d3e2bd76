import "server-only";
import { randomUUID } from "node:crypto";
import { studyDay } from "@/core/memory/study-day";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { mayStart, type StartRefusal } from "@/core/quizzes/rules/attempt-status";
import { isShuffled, type QuizMode, type QuizRules } from "@/core/quizzes/rules/quiz-rules";
import { lately } from "@/core/shared/lately";
import { seededRandom, shuffled } from "@/core/shared/random";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { underStandingRulings } from "@/server/data/regrade/later-sittings";
import { renewAsksOf } from "@/server/data/sets/asks";
import { questionsOfSitting, questionsSelect } from "@/server/data/sets/assigned-questions";
import { givenTo } from "@/server/data/sets/audience";
import { type Form, makeForm, questionsOfAssigned, questionsOfRetakes } from "@/server/data/sittings/forms";
import { loadAssignmentRules, rulesOfAssignment, scheduleFor, sittingOf } from "@/server/data/sittings/rules";
import { settle } from "@/server/data/sittings/settle";
import { type AttemptDraft, type AttemptKind, seedOf, storeAttempt } from "@/server/data/sittings/store-attempt";
import { isTaken } from "@/server/database/errors";
import { inTurn } from "@/server/database/in-turn";
import { getDb } from "@/server/db";

export type StartFailure = "too-few" | "not-found" | StartRefusal;
type Started = Result<{ readonly attemptId: string }, StartFailure>;

export type OwnQuiz = {
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly kind?: "practice" | "test" | "pretest";
  /** Of a test; null for a quiz without limits. */
  readonly rules?: QuizRules | null;
  /** Of a retake: the sitting whose facts are asked again, through other questions. */
  readonly followsId?: string | null;
};

/**
 * A new sitting of one's own: its questions are made and stored, with keys, before the first is shown. Nothing is made
 * again to grade an old answer.
 */
export async function startAttempt(viewer: Viewer, quiz: OwnQuiz, now: Date): Promise<Started> {
  const { title, blueprint, kind = "practice", rules = null, followsId = null } = quiz;
  const attemptId = randomUUID();
  const draft = { attemptId, assignmentId: null, sitting: 1, title, blueprint, kind, rules, followsId, day: null };
  // Before a topic is begun nobody is weak or strong in it: a pretest is the same draw for all.
  return create(viewer, { ...draft, seed: seedOf(attemptId) }, kind === "pretest" ? "own" : "personal", now);
}

/** Number of questions of a day's mix. */
const DAILY_LENGTH = 10;

/** The mix of the viewer's day: what is weak or due first, from all topics. One a day: it goes on where it was left. */
export async function startDaily(viewer: Viewer, title: string, now: Date): Promise<Started> {
  const db = await getDb();
  const day = studyDay(now.getTime(), viewer);
  const today = await db.attempt.findUnique({
    where: { learnerId_day: { learnerId: viewer.userId, day } },
    select: { id: true },
  });
  if (today) return ok({ attemptId: today.id });
  const attemptId = randomUUID();
  const blueprint = blueprintSchema.parse({ topics: [], types: [], length: DAILY_LENGTH, includeHarm: false });
  const draft = { attemptId, assignmentId: null, sitting: 1, title, blueprint, rules: null, followsId: null, day };
  try {
    return await create(viewer, { ...draft, kind: "daily", seed: seedOf(attemptId) }, "personal", now);
  } catch (error) {
    if (isTaken(error)) return startDaily(viewer, title, now);
    throw error;
  }
}

/**
 * The sitting of an assigned quiz: the open one if there is one, else a new one where dates and limits allow it.
 * Everybody's first sitting has the same questions, so that results can be compared; a later one has others.
 *
 * @returns "not-found" when the assignment was taken back, or is another class's
 */
export function startAssignedAttempt(viewer: Viewer, assignmentId: string, now: Date): Promise<Started> {
  return beginning(() => beginAssigned(viewer, assignmentId, now));
}

/** A class presses the button within a second: who came first has the first question while the last still wait. */
const beginning = inTurn(2);

async function beginAssigned(viewer: Viewer, assignmentId: string, now: Date): Promise<Started> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: {
      id: assignmentId,
      kind: "quiz",
      withdrawnAt: null,
      // A teacher of the class may try it.
      OR: [givenTo(viewer), { classroom: taughtBy(viewer) }],
    },
    select: {
      ...questionsSelect,
      title: true,
      attempts: {
        where: { learnerId: viewer.userId },
        select: { id: true, startedAt: true, finishedAt: true, keepsUntil: true },
        orderBy: [{ startedAt: "asc" }, { id: "asc" }],
      },
    },
  });
  const own = assignment === null ? null : await loadAssignmentRules(assignmentId);
  if (assignment === null || own === null) return err("not-found");
  const sittings = assignment.attempts.map(sittingOf);
  const decision = mayStart(sittings, scheduleFor(own, viewer.userId), now.getTime());
  if (decision.kind === "refused") return err(decision.why);
  if (decision.kind === "go-on") return ok({ attemptId: assignment.attempts[decision.index]?.id ?? "" });

  if (sittings.length > 0) await settle({ assignmentId, learnerId: viewer.userId }, now);
  const rules = rulesOfAssignment(own);
  const attemptId = randomUUID();
  const seed = seedOf(decision.sitting === 1 ? assignmentId : attemptId);
  const asked = sittings.length === 0 ? [] : await questionsOfAssigned(viewer, assignmentId);
  const form = await questionsOfSitting(viewer, assignment, decision.sitting, seed, now, asked);
  if (!form.ok) return nothingAsked(viewer, assignmentId, now);
  const { blueprint, toKeep, ...questions } = form.value;
  const draft: AttemptDraft = {
    attemptId,
    assignmentId,
    sitting: decision.sitting,
    kind: kindOf(rules.mode),
    rules: null,
    followsId: null,
    day: null,
    title: assignment.title,
    blueprint,
    seed,
    shuffleSeed: isShuffled(rules) ? seedOf(attemptId) : null,
    toKeep,
  };
  try {
    const started = await store(viewer, draft, questions, now);
    return started.ok ? started : nothingAsked(viewer, assignmentId, now);
  } catch (error) {
    // A second press of the button was quicker: its sitting is the one to go on with.
    if (isTaken(error)) return beginAssigned(viewer, assignmentId, now);
    throw error;
  }
}

/** Nobody who has not begun it has failed by that. */
async function nothingAsked(viewer: Viewer, assignmentId: string, now: Date): Promise<Started> {
  await renewAsksOf(viewer, assignmentId, now);
  return err("too-few");
}

/** Quizzes whose first form this process has made ahead. */
const prepared = lately(10 * 60 * 1000);

/**
 * Makes the form of a quiz ahead, when the page has been sent from which it can be begun: a class presses the button within a second,
 * and the first form after a start of the server takes longer than all the rest.
 *
 * @param assignmentIds quizzes that the viewer has not begun
 */
export async function prepareAssigned(viewer: Viewer, assignmentIds: readonly string[], now: Date): Promise<void> {
  const due = prepared.notYet(assignmentIds, now.getTime());
  if (due.length === 0) return;
  const db = await getDb();
  const assignments = await db.assignment.findMany({
    where: { id: { in: [...due] }, kind: "quiz", withdrawnAt: null, ...givenTo(viewer) },
    select: questionsSelect,
  });
  for (const assignment of assignments) await questionsOfSitting(viewer, assignment, 1, seedOf(assignment.id), now);
}

const kindOf = (mode: QuizMode): AttemptKind => mode;

async function create(
  viewer: Viewer,
  draft: AttemptDraft,
  drawn: Parameters<typeof makeForm>[3],
  now: Date,
): Promise<Started> {
  const asked = draft.followsId === null ? [] : await questionsOfRetakes(viewer, draft.followsId);
  const form = await makeForm(viewer, draft.blueprint, draft.seed, drawn, now, asked);
  return form.ok ? store(viewer, draft, form.value, now) : err("too-few");
}

async function store(viewer: Viewer, draft: AttemptDraft, form: Form, now: Date): Promise<Started> {
  const { shuffleSeed, assignmentId } = draft;
  const asked =
    assignmentId === null ? form.items : await underStandingRulings(await getDb(), assignmentId, form.items);
  if (asked.length === 0) return err("too-few");
  const items = shuffleSeed ? shuffled(asked, seededRandom(shuffleSeed)) : asked;
  await storeAttempt(viewer, draft, { ...form, items }, now);
  return ok({ attemptId: draft.attemptId });
}
