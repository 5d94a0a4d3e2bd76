import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { recomputeQuizResult } from "@/server/data/teaching/assignment-results";
import { taughtBy } from "@/server/data/teaching/classrooms";
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
 * Sets the same exception for some learners of the class, in place of what was set for them; null takes it away. Sittings
 * that go on have it at once.
 *
 * @returns for how many it was set; null when the viewer does not teach the class
 */
export async function setException(
  viewer: Viewer,
  assignmentId: string,
  learnerIds: readonly string[],
  draft: ExceptionDraft | null,
  now: Date,
): Promise<number | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: {
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
  await db.$transaction([
    db.assignmentException.deleteMany({ where }),
    ...(draft === null
      ? []
      : [
          db.assignmentException.createMany({
            data: members.map((learnerId) => ({
              assignmentId,
              learnerId,
              ...draft,
              createdBy: viewer.userId,
              updatedAt: now,
            })),
          }),
        ]),
    ...members.map((learnerId) => recomputeQuizResult(db, assignmentId, learnerId, now)),
  ]);
  return members.length;
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
