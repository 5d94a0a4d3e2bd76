import "server-only";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * A teacher's hand in a result. The rollup is never touched: a grade given, or an excuse, stands beside it, says why, can be
 * taken back, and each step is audited with what was before and after.
 */

/** What the teacher decides about the grade; "computed" takes the hand away. */
export type GradeDecision =
  | { readonly kind: "given"; readonly share: number; readonly reason: string }
  | { readonly kind: "excused"; readonly reason: string }
  | { readonly kind: "computed" };

type Standing = { readonly excused: boolean; readonly share: number | null; readonly reason: string };

const untouched: Standing = { excused: false, share: null, reason: "" };

function standingOf(decision: GradeDecision): Standing {
  switch (decision.kind) {
    case "given":
      return { excused: false, share: decision.share, reason: decision.reason };
    case "excused":
      return { excused: true, share: null, reason: decision.reason };
    case "computed":
      return untouched;
  }
}

/** The assignment and the learner, where the viewer teaches the class and the learner is or was in it. */
const ofViewer = (viewer: Viewer, { assignmentId, learnerId }: Place) =>
  ({
    id: assignmentId,
    classroom: { ...taughtBy(viewer), AND: { members: { some: { userId: learnerId, role: "learner" as const } } } },
  }) satisfies Prisma.AssignmentWhereInput;

export type Place = { readonly assignmentId: string; readonly learnerId: string };

/**
 * Gives a grade by hand, excuses, or takes either back.
 *
 * @returns false when the viewer does not teach the class or the learner is not in it
 */
export function decideGrade(viewer: Viewer, place: Place, decision: GradeDecision, now: Date): Promise<boolean> {
  const verb = { given: "grade-given", excused: "excused", computed: "grade-taken-back" }[decision.kind];
  return change(viewer, place, verb, standingOf(decision), now);
}

/** Tells the learner something about their work; an empty text takes it away. */
export function writeComment(viewer: Viewer, place: Place, comment: string, now: Date): Promise<boolean> {
  return change(viewer, place, "commented", { comment }, now);
}

const noteSelect = { excused: true, share: true, reason: true, comment: true } as const;

type Note = Standing & { readonly comment: string };

/** What changes nothing is no step: it would stand in the history, and under another teacher's name. */
const isSame = (one: Note, other: Note): boolean =>
  one.excused === other.excused &&
  one.share === other.share &&
  one.reason === other.reason &&
  one.comment === other.comment;

async function change(viewer: Viewer, place: Place, verb: string, data: Partial<Note>, now: Date): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const assignment = await tx.assignment.findFirst({
      where: ofViewer(viewer, place),
      select: { classroomId: true, gradeNotes: { where: { learnerId: place.learnerId }, select: noteSelect } },
    });
    if (assignment === null) return false;
    const before: Note = assignment.gradeNotes[0] ?? { ...untouched, comment: "" };
    if (isSame({ ...before, ...data }, before)) return true;
    const by = { updatedBy: viewer.userId, updatedAt: now };
    const after = await tx.gradeNote.upsert({
      where: { assignmentId_learnerId: place },
      create: { ...place, ...data, ...by },
      update: { ...data, ...by },
      select: noteSelect,
    });
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb,
        resource: resourceOf(place),
        detail: { ...place, classroomId: assignment.classroomId, before, after },
        createdAt: now,
      },
    });
    return true;
  });
}

/** What the audit calls a cell: its history is read by it. */
export const resourceOf = ({ assignmentId, learnerId }: Place): string => `grade:${assignmentId}:${learnerId}`;

/** Of learners who go: what teachers wrote about their work stands in the audit too, and goes with it. */
export async function forgetGradeHistory(
  tx: Prisma.TransactionClient,
  where: Prisma.GradeNoteWhereInput,
): Promise<void> {
  const notes = await tx.gradeNote.findMany({ where, select: { assignmentId: true, learnerId: true } });
  await tx.auditEntry.deleteMany({ where: { resource: { in: notes.map(resourceOf) } } });
}
