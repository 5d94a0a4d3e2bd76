import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { getDb } from "@/server/db";

/** What some learners have instead of what their class has. */

export type ExceptionDraft = {
  readonly opensAt: Date | null;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  /** Per cent of the time limit, 0 to 300. */
  readonly extraTimePercent: number | null;
  readonly attemptLimit: number | null;
};

export type LearnerException = ExceptionDraft & {
  readonly learnerId: string;
  readonly name: string;
  /** Extra time that the learner has in every quiz of the class, in per cent; what holds where none is set here. */
  readonly usualExtraPercent: number;
  /** Whether anything is set for this learner. */
  readonly set: boolean;
};

/** Everybody in the class, with what is set for them; null when the viewer does not teach it. */
export async function listExceptions(viewer: Viewer, assignmentId: string): Promise<LearnerException[] | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
      exceptions: true,
      classroom: {
        select: {
          members: {
            where: { role: "learner", removedAt: null },
            select: { userId: true, displayName: true, extraTimePercent: true },
            orderBy: [{ displayName: "asc" }, { userId: "asc" }],
          },
        },
      },
    },
  });
  if (!assignment) return null;
  const byLearner = new Map(assignment.exceptions.map((row) => [row.learnerId, row]));
  return assignment.classroom.members.map(({ userId, displayName, extraTimePercent }) => {
    const own = byLearner.get(userId);
    return {
      learnerId: userId,
      name: displayName,
      usualExtraPercent: extraTimePercent,
      set: own !== undefined,
      opensAt: own?.opensAt ?? null,
      dueAt: own?.dueAt ?? null,
      closesAt: own?.closesAt ?? null,
      extraTimePercent: own?.extraTimePercent ?? null,
      attemptLimit: own?.attemptLimit ?? null,
    };
  });
}

/**
 * Sets the same exception for some learners of the class: what it leaves open (null) stays as each of them has it; null as a
 * whole takes away all that was set for them. Sittings that go on have it at once.
 *
 * @returns for how many it was set; "clash" when somebody's dates would contradict what stays of their own, and then nothing is
 *          set; null when the viewer does not teach the class
 */
export async function setException(
  viewer: Viewer,
  assignmentId: string,
  learnerIds: readonly string[],
  draft: ExceptionDraft | null,
  now: Date,
): Promise<number | "clash" | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
      opensAt: true,
      dueAt: true,
      exceptions: {
        where: { learnerId: { in: [...learnerIds] } },
        select: {
          learnerId: true,
          opensAt: true,
          dueAt: true,
          closesAt: true,
          extraTimePercent: true,
          attemptLimit: true,
        },
      },
      classroom: {
        select: {
          members: {
            where: { userId: { in: [...learnerIds] }, role: "learner", removedAt: null },
            select: { userId: true },
          },
        },
      },
    },
  });
  if (!assignment) return null;
  const members = assignment.classroom.members.map(({ userId }) => userId);
  const where = { assignmentId, learnerId: { in: members }, assignment: { classroom: taughtBy(viewer) } };
  const before = new Map(assignment.exceptions.map(({ learnerId, ...own }) => [learnerId, own]));
  const after = members.map((learnerId) => ({ learnerId, own: draft && merged(before.get(learnerId), draft) }));
  if (after.some(({ own }) => own !== null && clashes(own, assignment))) return "clash";
  await db.$transaction([
    db.assignmentException.deleteMany({ where }),
    ...(draft === null
      ? []
      : [
          db.assignmentException.createMany({
            data: after.map(({ learnerId, own }) => ({
              assignmentId,
              learnerId,
              ...own,
              createdBy: viewer.userId,
              updatedAt: now,
            })),
          }),
        ]),
    ...members.map((learnerId) => db.$executeRaw(recomputeQuizResult(assignmentId, learnerId, now))),
  ]);
  return members.length;
}

function merged(before: ExceptionDraft | undefined, draft: ExceptionDraft): ExceptionDraft {
  return {
    opensAt: draft.opensAt ?? before?.opensAt ?? null,
    dueAt: draft.dueAt ?? before?.dueAt ?? null,
    closesAt: draft.closesAt ?? before?.closesAt ?? null,
    extraTimePercent: draft.extraTimePercent ?? before?.extraTimePercent ?? null,
    attemptLimit: draft.attemptLimit ?? before?.attemptLimit ?? null,
  };
}

function clashes(own: ExceptionDraft, ofClass: { readonly opensAt: Date; readonly dueAt: Date }): boolean {
  const due = own.dueAt ?? ofClass.dueAt;
  return (own.opensAt ?? ofClass.opensAt) >= due || (own.closesAt !== null && own.closesAt < due);
}

/** Extra time in every quiz of the class, in per cent, 0 to 300; false when the viewer does not teach it. */
export async function setUsualExtraTime(
  viewer: Viewer,
  classroomId: string,
  learnerId: string,
  percent: number,
): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.membership.updateMany({
    where: { classroomId, userId: learnerId, role: "learner", removedAt: null, classroom: taughtBy(viewer) },
    data: { extraTimePercent: percent },
  });
  return count === 1;
}
