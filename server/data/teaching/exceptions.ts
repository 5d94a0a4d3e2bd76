import "server-only";
import { type RoomForTime, roomForTime } from "@/core/quizzes/rules/cut-time";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { audienceSelect, isGivenTo } from "@/server/data/sets/audience";
import { loadAssignmentRules, scheduleFor } from "@/server/data/sittings/rules";
import { settle } from "@/server/data/sittings/settle";
import { recomputeQuizResult, recomputeReviewingOf } from "@/server/data/teaching/assignment-results";
import { keepingDeadlines } from "@/server/data/teaching/changing/keep-deadlines";
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
  /** What the closing does to the time that they have; null without a time limit or a closing. */
  readonly room: RoomForTime | null;
};

/** Everybody in the class who has the assignment, with what is set for them; null when the viewer does not teach it. */
export async function listExceptions(viewer: Viewer, assignmentId: string): Promise<LearnerException[] | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, classroom: taughtBy(viewer) },
    select: {
      ...audienceSelect,
      id: true,
      exceptions: true,
      classroom: {
        select: {
          members: {
            where: { role: "learner", removedAt: null },
            select: { userId: true, displayName: true, extraTimePercent: true },
            orderBy: [{ sortKey: "asc" }, { userId: "asc" }],
          },
        },
      },
    },
  });
  const rules = assignment && (await loadAssignmentRules(assignment.id));
  if (!assignment || !rules) return null;
  const byLearner = new Map(assignment.exceptions.map((row) => [row.learnerId, row]));
  const theirs = assignment.classroom.members.filter(
    ({ userId }) => isGivenTo(assignment, userId) || byLearner.has(userId),
  );
  return theirs.map(({ userId, displayName, extraTimePercent }) => {
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
      room: roomForTime(scheduleFor(rules, userId)),
    };
  });
}

/**
 * Sets the same exception for some learners of the class, and for those who are in some of its groups now: what it leaves open
 * (null) stays as each of them has it; null as a whole takes away all that was set for them. Sittings that go on have it at once
 * where it gives them more time, and keep the deadline that they had where it would give less; days of reviewing are counted
 * anew. Of reviewing the dates alone mean something, but not a closing, which it has not.
 *
 * @returns for how many it was set; "clash" when somebody's dates would contradict what stays of their own, and then nothing is
 *          set; null when the viewer does not teach the class
 */
export async function setException(
  viewer: Viewer,
  assignmentId: string,
  whom: { readonly learnerIds: readonly string[]; readonly groupIds?: readonly string[] },
  draft: ExceptionDraft | null,
  now: Date,
): Promise<number | "clash" | null> {
  const db = await getDb();
  const { learnerIds, groupIds = [] } = whom;
  const some = {
    OR: [{ userId: { in: [...learnerIds] } }, { groups: { some: { groupId: { in: [...groupIds] } } } }],
  };
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, classroom: taughtBy(viewer) },
    select: {
      kind: true,
      opensAt: true,
      dueAt: true,
      exceptions: {
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
            where: { ...some, role: "learner", removedAt: null },
            select: { userId: true },
          },
        },
      },
    },
  });
  if (!assignment) return null;
  // What is over stays over, whether or not somebody has looked at it since.
  await settle({ assignmentId, assignment: { classroom: taughtBy(viewer) } }, now);
  const wish: ExceptionDraft | null =
    draft === null || assignment.kind === "quiz"
      ? draft
      : { ...draft, closesAt: null, extraTimePercent: null, attemptLimit: null };
  const members = assignment.classroom.members.map(({ userId }) => userId);
  const where = { assignmentId, learnerId: { in: members }, assignment: { classroom: taughtBy(viewer) } };
  const before = new Map(assignment.exceptions.map(({ learnerId, ...own }) => [learnerId, own]));
  const after = members.map((learnerId) => ({ learnerId, own: wish && merged(before.get(learnerId), wish) }));
  if (after.some(({ own }) => own !== null && clashes(own, assignment))) return "clash";
  const otherDue = after.some(
    ({ learnerId, own }) => before.get(learnerId)?.dueAt?.getTime() !== own?.dueAt?.getTime(),
  );
  await db.$transaction(async (tx) => {
    await keepingDeadlines(tx, [assignmentId], now, async () => {
      if (otherDue) await tx.assignment.updateMany({ where: { id: assignmentId }, data: datesChanged(now) });
      await tx.assignmentException.deleteMany({ where });
      if (draft === null) return;
      await tx.assignmentException.createMany({
        data: after.map(({ learnerId, own }) => ({
          assignmentId,
          learnerId,
          ...own,
          createdBy: viewer.userId,
          updatedAt: now,
        })),
      });
    });
    if (assignment.kind !== "quiz") await tx.$executeRaw(recomputeReviewingOf({ assignmentId }, members, now));
    else for (const learnerId of members) await tx.$executeRaw(recomputeQuizResult(assignmentId, learnerId, now));
  });
  return members.length;
}

/** What is written down with every change of what calendars tell of an assignment. */
export const datesChanged = (now: Date) => ({ datesChangedAt: now, datesSequence: { increment: 1 } });

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

/**
 * Extra time in every quiz of the class, in per cent, 0 to 300. Sittings that go on keep the deadline that they had where this
 * would give less.
 *
 * @returns false when the viewer does not teach the class
 */
export async function setUsualExtraTime(
  viewer: Viewer,
  classroomId: string,
  learnerId: string,
  percent: number,
  now: Date,
): Promise<boolean> {
  const db = await getDb();
  await settle({ learnerId, assignment: { classroomId, classroom: taughtBy(viewer) } }, now);
  return db.$transaction(async (tx) => {
    const going = await tx.attempt.findMany({
      where: { learnerId, finishedAt: null, assignment: { classroomId, classroom: taughtBy(viewer) } },
      select: { assignmentId: true },
    });
    const assignmentIds = going.flatMap((row) => (row.assignmentId === null ? [] : [row.assignmentId]));
    const { count } = await keepingDeadlines(tx, assignmentIds, now, () =>
      tx.membership.updateMany({
        where: { classroomId, userId: learnerId, role: "learner", removedAt: null, classroom: taughtBy(viewer) },
        data: { extraTimePercent: percent },
      }),
    );
    return count === 1;
  });
}
