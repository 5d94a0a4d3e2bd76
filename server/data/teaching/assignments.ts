import "server-only";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { type ResultState, resultState, type StoredState } from "@/core/quizzes/result-state";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
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
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly daysWanted: number;
  readonly withdrawn: boolean;
  readonly audience: AudienceName;
  /** Learners who are done, and learners who have it. */
  readonly done: number;
  readonly learners: number;
};

export type ResultRow = {
  readonly learnerId: string;
  readonly name: string;
  readonly state: ResultState;
  readonly credit: number;
  readonly possible: number;
  readonly answered: number;
  readonly daysReviewed: number;
  readonly finishedAt: Date | null;
};

const MAX_ROWS = 500;

/** Assignments of a class that the viewer teaches, soonest due first; null when they do not teach it. */
export async function listAssignments(viewer: Viewer, classroomId: string): Promise<AssignmentSummary[] | null> {
  const db = await getDb();
  const classroom = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      members: { where: { role: "learner", removedAt: null }, select: { userId: true } },
      assignments: {
        select: {
          id: true,
          title: true,
          kind: true,
          opensAt: true,
          dueAt: true,
          daysWanted: true,
          withdrawnAt: true,
          ...audienceSelect,
        },
        orderBy: [{ dueAt: "desc" }, { id: "asc" }],
        take: MAX_ROWS,
      },
    },
  });
  if (!classroom) return null;
  const done = await doneOf(classroomId);
  return classroom.assignments.map(({ withdrawnAt, audience, group, learners, ...row }) => ({
    ...row,
    withdrawn: withdrawnAt !== null,
    done: done.get(row.id) ?? 0,
    learners: classroom.members.filter(({ userId }) => isGivenTo({ audience, group, learners }, userId)).length,
    audience: audienceOf({ audience, group, learners }),
  }));
}

/** Takes an assignment back; what was answered stays with the learners. */
export async function withdrawAssignment(viewer: Viewer, assignmentId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.assignment.updateMany({
    where: { id: assignmentId, withdrawnAt: null, classroom: taughtBy(viewer) },
    data: { withdrawnAt: now },
  });
  return count === 1;
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

/** The same of what is written down already, for a transaction too. */
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
      frozenItems: true,
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
        take: MAX_ROWS,
      },
      classroom: {
        select: {
          id: true,
          name: true,
          members: {
            where: { role: "learner", removedAt: null },
            select: { userId: true, displayName: true, extraTimePercent: true },
            orderBy: [{ displayName: "asc" }, { userId: "asc" }],
            take: MAX_ROWS,
          },
        },
      },
    },
  });
  if (!assignment) return null;
  const {
    results,
    classroom,
    withdrawnAt,
    blueprint,
    rules,
    exceptions: _,
    keepsUntil: _kept,
    group,
    learners,
    frozenItems,
    ...rest
  } = assignment;
  const audience = { audience: rest.audience, group, learners };
  const byLearner = new Map(results.map((row) => [row.learnerId, row]));
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
      .map(({ userId, displayName }) => {
        const row = byLearner.get(userId);
        return {
          learnerId: userId,
          name: displayName,
          state: resultState(
            row ? { state: row.state as StoredState, finishedAt: row.finishedAt?.getTime() ?? null } : null,
            // Whoever has a later date of their own is not late by the class's.
            scheduleFor(assignment, userId).dueAt ?? rest.dueAt.getTime(),
            now.getTime(),
          ),
          credit: row?.credit ?? 0,
          possible: row?.possible ?? 0,
          answered: row?.answered ?? 0,
          daysReviewed: row?.daysReviewed ?? 0,
          finishedAt: row?.finishedAt ?? null,
        };
      }),
  };
}

/** Of each assignment of a class, how many of those who have it now are done: others may have been done when they had it. */
async function doneOf(classroomId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await runStatement<{ id: string; done: number }>(Prisma.sql`
    SELECT s."id"::text, count(*)::int AS "done" FROM "Assignment" s
    JOIN "Membership" m ON m."classroomId" = s."classroomId" AND ${givenToMember}
    JOIN "AssignmentResult" k ON k."assignmentId" = s."id" AND k."learnerId" = m."userId" AND k."state" = 'done'
    WHERE s."classroomId" = ${classroomId}::uuid GROUP BY s."id"`);
  return new Map(rows.map(({ id, done }) => [id, done]));
}
