import "server-only";
import { type Asks, type CellState, cellOf, unexpectedStates } from "@/core/gradebook/cell";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { StoredState } from "@/core/quizzes/result-state";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { cellState, cellTables } from "@/server/data/gradebook/cell-sql";
import { type AudienceName, audienceOf, audienceSelect, givenToMember, isGivenTo } from "@/server/data/sets/audience";
import { assignmentRulesSelect, scheduleFor } from "@/server/data/sittings/rules";
import { settle } from "@/server/data/sittings/settle";
import { type Database, getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Assignments of a class, for its teachers. What a learner sees of them is in overview.ts. */

export type AssignmentKind = "quiz" | "reviewing";
export type AssignmentSummary = {
  readonly id: string;
  readonly title: string;
  readonly kind: AssignmentKind;
  /** Of a quiz: for practice, or a test. */
  readonly mode: QuizRules["mode"];
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly daysWanted: number;
  readonly withdrawn: boolean;
  readonly audience: AudienceName;
  /** Learners who are done, and learners who have something to do in it: whoever is excused, or came after its date, has not. */
  readonly done: number;
  readonly learners: number;
};

export type ResultRow = {
  readonly learnerId: string;
  readonly name: string;
  readonly state: CellState;
  /** The grade in [0, 1], as in the gradebook: the teacher's, else what the answers come to; null where there is none. */
  readonly share: number | null;
  /** Whether a teacher gave it by hand. */
  readonly byHand: boolean;
  readonly credit: number;
  readonly possible: number;
  readonly answered: number;
  readonly daysReviewed: number;
  readonly finishedAt: Date | null;
};

/** Assignments of a class that the viewer teaches, soonest due first; null when they do not teach it. */
export async function listAssignments(
  viewer: Viewer,
  classroomId: string,
  now: Date,
): Promise<AssignmentSummary[] | null> {
  const db = await getDb();
  const classroom = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      assignments: {
        select: {
          id: true,
          title: true,
          kind: true,
          rules: true,
          opensAt: true,
          dueAt: true,
          daysWanted: true,
          withdrawnAt: true,
          ...audienceSelect,
        },
        orderBy: [{ dueAt: "desc" }, { id: "asc" }],
      },
    },
  });
  if (!classroom) return null;
  const counts = await countsOf(classroomId, now);
  return classroom.assignments.map(({ withdrawnAt, audience, group, learners, rules, ...row }) => ({
    ...row,
    mode: quizRulesSchema.parse(rules).mode,
    withdrawn: withdrawnAt !== null,
    done: counts.get(row.id)?.done ?? 0,
    learners: counts.get(row.id)?.learners ?? 0,
    audience: audienceOf({ audience, group, learners }),
  }));
}

/**
 * Takes an assignment back for good, unless its settings are locked; what was answered stays with the learners.
 *
 * @returns "not-found" when it was taken back already, or the viewer does not teach its class
 */
export async function withdrawAssignment(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<Result<null, "not-found" | "settingsLocked">> {
  const db = await getDb();
  const where = { id: assignmentId, withdrawnAt: null, classroom: taughtBy(viewer) };
  const { count } = await db.assignment.updateMany({ where: { ...where, lockedAt: null }, data: { withdrawnAt: now } });
  if (count === 1) return ok(null);
  return err((await db.assignment.count({ where })) === 0 ? "not-found" : "settingsLocked");
}

export type AssignmentResults = {
  readonly id: string;
  readonly title: string;
  readonly kind: AssignmentKind;
  readonly classroomId: string;
  readonly classroomName: string;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date | null;
  readonly rules: QuizRules;
  readonly daysWanted: number;
  readonly blueprint: Blueprint;
  readonly withdrawn: boolean;
  /** Since when its settings are locked; null while they are not. */
  readonly lockedAt: Date | null;
  /** Its questions stay as they were. */
  readonly frozen: boolean;
  readonly audience: AudienceName;
  readonly rows: readonly ResultRow[];
};

/**
 * Who has done what on one assignment: a row for every learner who has it, begun or not.
 *
 * @returns null when there is no such assignment or the viewer does not teach its class
 */
export async function assignmentResults(
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<AssignmentResults | null> {
  await settle({ assignmentId, assignment: { classroom: taughtBy(viewer) } }, now);
  return readResults(await getDb(), viewer, assignmentId, now);
}

/** The same of what is written down already, for a transaction too. As many rows at most as a class has learners (MAX_LEARNERS). */
export async function readResults(
  db: Database | Prisma.TransactionClient,
  viewer: Viewer,
  assignmentId: string,
  now: Date,
): Promise<AssignmentResults | null> {
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, classroom: taughtBy(viewer) },
    select: {
      id: true,
      title: true,
      kind: true,
      ...assignmentRulesSelect,
      daysWanted: true,
      blueprint: true,
      withdrawnAt: true,
      lockedAt: true,
      frozenItems: true,
      asks: true,
      ...audienceSelect,
      results: {
        select: {
          learnerId: true,
          state: true,
          credit: true,
          possible: true,
          answered: true,
          daysReviewed: true,
          finishedAt: true,
        },
      },
      gradeNotes: { select: { learnerId: true, excused: true, share: true } },
      classroom: {
        select: {
          id: true,
          name: true,
          members: {
            where: { role: "learner", removedAt: null },
            select: { userId: true, displayName: true, extraTimePercent: true, joinedAt: true },
            orderBy: [{ sortKey: "asc" }, { userId: "asc" }],
          },
        },
      },
    },
  });
  if (!assignment) return null;
  const {
    results,
    gradeNotes,
    classroom,
    withdrawnAt,
    blueprint,
    rules,
    exceptions: _,
    keepsUntil: _kept,
    group,
    learners,
    frozenItems,
    asks,
    ...rest
  } = assignment;
  const audience = { audience: rest.audience, group, learners };
  const byLearner = new Map(results.map((row) => [row.learnerId, row]));
  const notes = new Map(gradeNotes.map((note) => [note.learnerId, note]));
  return {
    ...rest,
    classroomId: classroom.id,
    classroomName: classroom.name,
    blueprint: blueprintSchema.parse(blueprint),
    rules: quizRulesSchema.parse(rules),
    withdrawn: withdrawnAt !== null,
    frozen: frozenItems !== null,
    audience: audienceOf(audience),
    rows: classroom.members
      .filter(({ userId }) => isGivenTo(audience, userId))
      .map(({ userId, displayName, joinedAt }) => {
        const [row, note] = [byLearner.get(userId), notes.get(userId) ?? null];
        const stored = {
          rollup: row
            ? { ...row, state: row.state as StoredState, finishedAt: row.finishedAt?.getTime() ?? null }
            : null,
          note,
          // Whoever has a later date of their own is not late by the class's.
          dueAt: scheduleFor(assignment, userId).dueAt ?? rest.dueAt.getTime(),
          joinedAt: joinedAt.getTime(),
          theirs: true,
          asks: asks as Asks,
        };
        const { state, share } = cellOf(stored, now.getTime());
        return {
          learnerId: userId,
          name: displayName,
          state,
          share,
          byHand: share !== null && note?.share != null,
          credit: row?.credit ?? 0,
          possible: row?.possible ?? 0,
          answered: row?.answered ?? 0,
          daysReviewed: row?.daysReviewed ?? 0,
          finishedAt: row?.finishedAt ?? null,
        };
      }),
  };
}

/** Of each assignment of a class, from how many who are in it now something is expected, and how many of them are done. */
async function countsOf(classroomId: string, now: Date): Promise<ReadonlyMap<string, Counted>> {
  const rows = await runStatement<Counted & { readonly id: string }>(Prisma.sql`
    SELECT "id", count(*) FILTER (WHERE "state" IN ('done', 'done-late'))::int AS "done",
      count(*) FILTER (WHERE "state" NOT IN (${Prisma.join([...unexpectedStates])}))::int AS "learners"
    FROM (
      SELECT s."id"::text AS "id", ${cellState(now)} AS "state" FROM "Assignment" s
      JOIN "Membership" m ON m."classroomId" = s."classroomId" AND ${givenToMember} ${cellTables}
      WHERE s."classroomId" = ${classroomId}::uuid
    ) cell GROUP BY "id"`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

type Counted = { readonly done: number; readonly learners: number };
