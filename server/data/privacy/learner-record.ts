import "server-only";
import { randomUUID } from "node:crypto";
import { isWithheld } from "@/core/gradebook/withheld-answer";
import { nameKey } from "@/core/roster/learner-name";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { taughtBy } from "@/server/data/classes/classrooms";
import { onlyKnownTo } from "@/server/data/classes/roster";
import { forgetGradeHistory } from "@/server/data/gradebook/notes";
import { canRestore } from "@/server/data/people/codes";
import { type AttemptData, attemptsOf, untoldAssignments } from "@/server/data/privacy/attempt-data";
import { erasePeople } from "@/server/data/privacy/erase-people";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What a class has of one learner: for their teacher to hand out, and to delete, when the learner or a parent asks. */

export type LearnerRecord = {
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly removed: boolean;
  /** Of somebody removed: they left by themselves. */
  readonly left: boolean;
  /** Whether a link of the teacher can let them in again (people/codes.ts). */
  readonly restorable: boolean;
  /**
   * "account": no other way in than this class, so that deleting takes all of it; "class": only what belongs to this class, the
   * account being somebody's who signs in otherwise or learns elsewhere, too.
   */
  readonly reach: "account" | "class";
  readonly attempts: number;
  readonly results: number;
  readonly notes: number;
  /** Of "account" alone: cards in their memory, and cards that they wrote. */
  readonly cards: number;
  readonly ownCards: number;
};

const ofClass = (classroomId: string, learnerId: string) =>
  ({ learnerId, assignment: { classroomId } }) satisfies Prisma.AttemptWhereInput;

const memberOf = (viewer: Viewer, classroomId: string, userId: string) =>
  ({ classroomId, userId, role: "learner", classroom: taughtBy(viewer) }) as const;

function findMember(db: Pick<Prisma.TransactionClient, "membership">, viewer: Viewer, classroomId: string, id: string) {
  return db.membership.findFirst({
    where: memberOf(viewer, classroomId, id),
    select: {
      displayName: true,
      joinedAt: true,
      removedAt: true,
      left: true,
      rosterNumber: true,
      extraTimePercent: true,
      classroom: { select: { name: true } },
      groups: { select: { group: { select: { name: true } } } },
    },
  });
}

const isOnlyKnownTo = async (db: Pick<Prisma.TransactionClient, "user">, classroomId: string, id: string) =>
  (await db.user.count({ where: { id, ...onlyKnownTo(classroomId) } })) === 1;

/** Null when the viewer does not teach the class or it has never had such a learner. */
export async function findLearnerRecord(
  viewer: Viewer,
  classroomId: string,
  learnerId: string,
): Promise<LearnerRecord | null> {
  const db = await getDb();
  const member = await findMember(db, viewer, classroomId, learnerId);
  if (!member) return null;
  const here = ofClass(classroomId, learnerId);
  const whole = await isOnlyKnownTo(db, classroomId, learnerId);
  const [restorable, attempts, results, notes, cards, ownCards] = await Promise.all([
    canRestore(viewer, learnerId),
    db.attempt.count({ where: whole ? { learnerId } : here }),
    db.assignmentResult.count({ where: here }),
    db.gradeNote.count({ where: here }),
    whole ? db.memoryState.count({ where: { learnerId } }) : 0,
    whole ? db.ownCard.count({ where: { deck: { ownerId: learnerId } } }) : 0,
  ]);
  return {
    displayName: member.displayName,
    joinedAt: member.joinedAt,
    removed: member.removedAt !== null,
    left: member.left,
    restorable: member.removedAt === null && restorable,
    reach: whole ? "account" : "class",
    attempts,
    results,
    notes,
    cards,
    ownCards,
  };
}

export type EraseError = { readonly code: "not-found" } | { readonly code: "typed-other" };

/** Deletes what findLearnerRecord counts, for good. The learner's name in the class has to be typed. */
export function eraseLearner(
  viewer: Viewer,
  classroomId: string,
  learnerId: string,
  typed: string,
  now: Date,
): Promise<Result<{ readonly reach: LearnerRecord["reach"] }, EraseError>> {
  return allOrNothing<{ readonly reach: LearnerRecord["reach"] }, EraseError>(async (tx) => {
    // The name alone: relations are read side by side, and a transaction has one connection.
    const where = memberOf(viewer, classroomId, learnerId);
    const member = await tx.membership.findFirst({ where, select: { displayName: true } });
    if (!member) return err({ code: "not-found" });
    if (nameKey(typed) !== nameKey(member.displayName)) return err({ code: "typed-other" });
    const reach = (await isOnlyKnownTo(tx, classroomId, learnerId)) ? "account" : "class";
    if (reach === "account") await erasePeople(tx, [learnerId], now);
    else await eraseFromClass(tx, classroomId, learnerId);
    // Whom it was about is what was asked to be forgotten.
    const detail = { classroomId, reach };
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "remove",
        resource: "learnerData",
        detail,
        createdAt: now,
      },
    });
    return ok({ reach });
  });
}

async function eraseFromClass(tx: Prisma.TransactionClient, classroomId: string, learnerId: string): Promise<void> {
  const here = ofClass(classroomId, learnerId);
  const attempts = (await tx.attempt.findMany({ where: here, select: { id: true } })).map(({ id }) => id);
  await tx.attempt.deleteMany({
    where: { learnerId, OR: [{ id: { in: attempts } }, { followsId: { in: attempts } }] },
  });
  await tx.assignmentResult.deleteMany({ where: here });
  await forgetGradeHistory(tx, here);
  await tx.gradeNote.deleteMany({ where: here });
  await tx.assignmentException.deleteMany({ where: here });
  await tx.assignmentLearner.deleteMany({ where: here });
  await tx.membership.deleteMany({ where: { classroomId, userId: learnerId, role: "learner" } });
}

/** Most sittings in one file for a teacher; a term of a class has a tenth of it. */
const MOST_ATTEMPTS = 2000;

/**
 * Everything that the class has of a learner. How sure they were, and what they chose about the standing of a fact, is left
 * out: it may show what they believe, and is theirs to hand out (items.md, H12).
 *
 * @returns null when the viewer does not teach the class or it has no such learner
 */
export async function exportLearner(viewer: Viewer, classroomId: string, learnerId: string, now: Date) {
  const db = await getDb();
  const member = await findMember(db, viewer, classroomId, learnerId);
  if (!member) return null;
  const here = ofClass(classroomId, learnerId);
  const assignment = { select: { id: true, title: true, kind: true } } as const;
  const untold = await untoldAssignments(learnerId, now);
  const [results, notes, exceptions, attempts] = await Promise.all([
    db.assignmentResult.findMany({ where: here, include: { assignment }, orderBy: { assignmentId: "asc" } }),
    db.gradeNote.findMany({ where: here, include: { assignment }, orderBy: { assignmentId: "asc" } }),
    db.assignmentException.findMany({ where: here, include: { assignment }, orderBy: { assignmentId: "asc" } }),
    attemptsOf(here, now, { after: null, take: MOST_ATTEMPTS }),
  ]);
  return {
    class: member.classroom.name,
    learner: {
      name: member.displayName,
      number: member.rosterNumber,
      joinedAt: member.joinedAt,
      removedAt: member.removedAt,
      extraTimePercent: member.extraTimePercent,
      groups: member.groups.map(({ group }) => group.name),
    },
    results: results.map(({ credit, learnerId: _, ...row }) => ({
      ...row,
      credit: untold.has(row.assignmentId) ? null : credit,
    })),
    notes: notes.map(({ learnerId: _, updatedBy: __, ...row }) => row),
    exceptions: exceptions.map(({ learnerId: _, createdBy: __, ...row }) => row),
    sittings: attempts.map(withoutBeliefs),
    leftOut: "how sure the learner was, and what they chose in questions on the standing of a fact",
  };
}

function withoutBeliefs({ items, ...rest }: AttemptData) {
  return {
    ...rest,
    items: items.map(({ answer, late, ...item }) => {
      const withheld = isWithheld(item.type);
      const { confidence: _, ...kept } = answer ?? { confidence: null };
      return {
        ...item,
        answer: answer && { ...kept, given: withheld ? null : answer.given },
        late: late && { ...late, given: withheld ? null : late.given },
      };
    }),
  };
}
