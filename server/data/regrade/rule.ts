import "server-only";
import { type QuestionName, worthOf } from "@/core/quizzes/regrade";
import { err, ok, type Result } from "@/core/shared/result";
import { sameJson } from "@/core/shared/same-json";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { holdLogs } from "@/server/data/memory/memory-log";
import { hashOf } from "@/server/data/memory/memory-rows";
import { type CorrectedAnswer, correctMemory } from "@/server/data/regrade/correct-memory";
import { answerOfRow, findHadRows, findQuestionName } from "@/server/data/regrade/had-items";
import { type ChangedItem, type PlanFailure, placeOf, planOf, type Wanted } from "@/server/data/regrade/plan";
import { record, writeItems } from "@/server/data/regrade/record";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type Points = { readonly credit: number; readonly possible: number };
export type DryRow = {
  readonly learnerId: string;
  /** As the class knows them; null for somebody who was never on its list. */
  readonly name: string | null;
  readonly before: Points | null;
  readonly after: Points | null;
  readonly changes: boolean;
};

/** What a ruling would change, for every learner of the assignment. */
export type DryRun = {
  /** The same for the same outcome: what is carried out must be what was shown. */
  readonly hash: string;
  readonly rows: readonly DryRow[];
  /** Sittings in which the question was asked, answered, and comes to another number of points. */
  readonly had: number;
  readonly answered: number;
  readonly changed: number;
};

export type RegradeFailure =
  | PlanFailure
  /** Somebody answered, or ruled, since the dry run was shown: this is what would happen now. */
  | { readonly code: "changed"; readonly now: DryRun };

/** A large class on a slow computer. */
const TIMEOUT_MS = 60_000;

/**
 * What would come of it: everything is done as it would be done, and nothing of it is kept. So the points are those of the
 * statements that count them, by the assignment's own rule which sitting counts.
 */
export async function dryRun(
  viewer: Viewer,
  assignmentId: string,
  questionId: string,
  wanted: Wanted,
  now: Date,
): Promise<Result<DryRun, RegradeFailure>> {
  const outcome = await inTransaction(viewer, assignmentId, questionId, wanted, null, now);
  return outcome.ok ? ok(outcome.value.run) : outcome;
}

/**
 * Carries it out, if it still comes to what was shown.
 *
 * @param shown hash of the dry run that the teacher saw
 * @returns the ruling's id
 */
export async function carryOut(
  viewer: Viewer,
  assignmentId: string,
  questionId: string,
  wanted: Wanted,
  shown: string,
  now: Date,
): Promise<Result<{ readonly rulingId: string }, RegradeFailure>> {
  const outcome = await inTransaction(viewer, assignmentId, questionId, wanted, shown, now);
  return outcome.ok ? ok({ rulingId: outcome.value.rulingId }) : outcome;
}

type Outcome = { readonly run: DryRun; readonly rulingId: string };

/** Ends the transaction without keeping anything of it. */
class Undone extends Error {
  constructor(readonly outcome: Result<Outcome, RegradeFailure>) {
    super("undone");
  }
}

/** @param shown null to keep nothing */
async function inTransaction(
  viewer: Viewer,
  assignmentId: string,
  questionId: string,
  wanted: Wanted,
  shown: string | null,
  now: Date,
): Promise<Result<Outcome, RegradeFailure>> {
  const db = await getDb();
  try {
    return await db.$transaction(
      async (tx) => {
        const outcome = await rule(tx, viewer, assignmentId, questionId, wanted, now);
        if (!outcome.ok || shown === null) throw new Undone(outcome);
        if (outcome.value.run.hash !== shown) throw new Undone(err({ code: "changed", now: outcome.value.run }));
        return outcome;
      },
      { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

async function rule(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  assignmentId: string,
  questionId: string,
  wanted: Wanted,
  now: Date,
): Promise<Result<Outcome, RegradeFailure>> {
  const assignment = await tx.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: { id: true },
  });
  const name = assignment && (await findQuestionName(tx, assignmentId, questionId));
  if (!name) return err({ code: "not-found" });
  await hold(tx, assignmentId, name);
  const rows = await findHadRows(tx, assignmentId, name);
  const plan = await planOf(tx, assignmentId, name, rows, wanted);
  if (!plan.ok) return plan;

  const before = await pointsOf(tx, assignmentId);
  await writeItems(tx, plan.value.items);
  const learnerIds = [...new Set(rows.map(({ attempt }) => attempt.learnerId))];
  for (const learnerId of learnerIds) await tx.$executeRaw(recomputeQuizResult(assignmentId, learnerId, now));
  const run = dryRunOf(plan.value.items, before, await pointsOf(tx, assignmentId), await namesOf(tx, assignmentId));
  const cause = wanted.kind === "apply" ? plan.value.rulingId : `${plan.value.rulingId} back`;
  await correctMemory(tx, answersOf(plan.value.items), cause, now);
  await record(tx, viewer, assignmentId, name, wanted, plan.value, run.changed, now);
  return ok({ run, rulingId: plan.value.rulingId });
}

/** One ruling at a time, and no answer that goes to the memory meanwhile: the same rows as whoever appends to the logs. */
async function hold(tx: Prisma.TransactionClient, assignmentId: string, name: QuestionName): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Assignment" WHERE "id" = ${assignmentId}::uuid FOR NO KEY UPDATE`;
  await holdLogs(tx, Prisma.sql`SELECT "learnerId" FROM "Attempt" WHERE "assignmentId" = ${assignmentId}::uuid`);
  await tx.$executeRaw`
    SELECT 1 FROM "Answer" w
    JOIN "AttemptItem" i ON i."attemptId" = w."attemptId" AND i."index" = w."index"
    JOIN "Attempt" a ON a."id" = w."attemptId"
    WHERE a."assignmentId" = ${assignmentId}::uuid AND i."type" = ${name.type} AND i."targetId" = ${name.targetId}
    ORDER BY w."attemptId", w."index" FOR UPDATE OF w`;
}

async function pointsOf(tx: Prisma.TransactionClient, assignmentId: string): Promise<ReadonlyMap<string, Points>> {
  const rows = await tx.assignmentResult.findMany({
    where: { assignmentId },
    select: { learnerId: true, credit: true, possible: true },
  });
  return new Map(rows.map(({ learnerId, ...points }) => [learnerId, points]));
}

async function namesOf(tx: Prisma.TransactionClient, assignmentId: string): Promise<ReadonlyMap<string, string>> {
  const members = await tx.membership.findMany({
    where: { role: "learner", classroom: { assignments: { some: { id: assignmentId } } } },
    select: { userId: true, displayName: true },
  });
  return new Map(members.map(({ userId, displayName }) => [userId, displayName]));
}

function dryRunOf(
  items: readonly ChangedItem[],
  before: ReadonlyMap<string, Points>,
  after: ReadonlyMap<string, Points>,
  names: ReadonlyMap<string, string>,
): DryRun {
  const learnerIds = [...new Set([...before.keys(), ...after.keys()])];
  const rows = learnerIds.map((learnerId): DryRow => {
    const [old, now] = [before.get(learnerId) ?? null, after.get(learnerId) ?? null];
    return { learnerId, name: names.get(learnerId) ?? null, before: old, after: now, changes: !samePoints(old, now) };
  });
  const moved = items.filter(({ before: old, after: now }) => !sameJson(worthOf(old), worthOf(now)));
  const hash = hashOf({
    rows: rows.map(({ learnerId, before: old, after: now }) => [learnerId, rounded(old), rounded(now)]).sort(),
    items: items.map(({ row, before: old, after: now }) => [placeOf(row), worthOf(old), worthOf(now)]).sort(),
  });
  return {
    hash,
    rows: rows.sort(
      (a, b) =>
        Number(b.changes) - Number(a.changes) || (a.name ?? "").localeCompare(b.name ?? "", "en", { numeric: true }),
    ),
    had: items.length,
    answered: items.filter(({ after: { answer } }) => answer !== null).length,
    changed: moved.length,
  };
}

const rounded = (points: Points | null) => points && [Math.round(points.credit * 1e6), points.possible];

/** Sums may differ in the last bit with the order in which they were added. */
function samePoints(one: Points | null, other: Points | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one.credit - other.credit) < 1e-9 && one.possible === other.possible;
}

function answersOf(items: readonly ChangedItem[]): readonly CorrectedAnswer[] {
  return items.flatMap(({ row, before, after }) => {
    const answer = answerOfRow(row);
    if (answer === null) return [];
    const { attempt, index, targetId, topic, guess, toldOn } = row;
    const { id, confidence, receivedAt } = answer;
    const logged = attempt.loggedAt !== null;
    return [
      {
        id,
        learnerId: attempt.learnerId,
        index,
        targetId,
        topic,
        guess,
        confidence,
        receivedAt,
        kind: attempt.kind,
        toldOn,
        logged,
        before,
        after,
      },
    ];
  });
}
