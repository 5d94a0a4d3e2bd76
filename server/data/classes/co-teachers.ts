import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { taughtBy } from "@/server/data/classes/classrooms";
import { handOnSets } from "@/server/data/classes/hand-on-sets";
import { voidCodesOf } from "@/server/data/people/let-in";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Teachers of a class. All of them may do what teaching needs; whoever has taught it longest leads it, and alone decides who
 * else teaches: a colleague who was let in cannot put out the one who let them in.
 */

export type Teacher = {
  readonly userId: string;
  readonly name: string;
  readonly leads: boolean;
  readonly you: boolean;
};

export type Invitation = {
  readonly id: string;
  /** Null: whoever has the link. */
  readonly email: string | null;
  readonly expiresAt: Date;
};

export type TeachersOfClass = {
  readonly teachers: readonly Teacher[];
  /** Still open; empty for those who do not lead the class. */
  readonly invitations: readonly Invitation[];
  readonly youLead: boolean;
};

const teacherSelect = { userId: true, displayName: true } as const;
const longestFirst = [{ joinedAt: "asc" as const }, { userId: "asc" as const }];

const teachersOf = (db: Pick<Prisma.TransactionClient, "membership">, classroomId: string) =>
  db.membership.findMany({
    where: { classroomId, role: "teacher", removedAt: null },
    select: teacherSelect,
    orderBy: longestFirst,
  });

/** Who teaches a class, longest first; null when the viewer does not. */
export async function listTeachers(viewer: Viewer, classroomId: string, now: Date): Promise<TeachersOfClass | null> {
  const db = await getDb();
  const row = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      members: { where: { role: "teacher", removedAt: null }, select: teacherSelect, orderBy: longestFirst },
      invitations: {
        where: { usedAt: null, expiresAt: { gt: now } },
        select: { id: true, email: true, expiresAt: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!row) return null;
  const teachers = row.members.map(({ userId, displayName }, index) => ({
    userId,
    name: displayName,
    leads: index === 0,
    you: userId === viewer.userId,
  }));
  const youLead = teachers[0]?.you === true;
  return { teachers, youLead, invitations: youLead ? row.invitations : [] };
}

/** Ends a colleague's teaching of the class; from their next request on they see nothing of it. */
export async function removeTeacher(viewer: Viewer, classroomId: string, userId: string, now: Date): Promise<boolean> {
  if (userId === viewer.userId) return false;
  const db = await getDb();
  return db.$transaction(async (tx) => {
    if (!(await leads(tx, viewer, classroomId))) return false;
    const { count } = await tx.membership.updateMany({
      where: { classroomId, userId, role: "teacher", removedAt: null },
      data: { removedAt: now },
    });
    if (count !== 1) return false;
    await handOn(tx, classroomId, userId, viewer.userId);
    await noteTeaching(tx, viewer, "remove", { classroomId, teacherId: userId }, now);
    return true;
  });
}

/** What somebody did in a class that they teach no more lets nobody in, and is in the hands of those who stay. */
async function handOn(
  tx: Prisma.TransactionClient,
  classroomId: string,
  teacherId: string,
  heirId: string,
): Promise<void> {
  await voidCodesOf(tx, teacherId, classroomId);
  await handOnSets(tx, classroomId, teacherId, heirId);
}

export type LeaveError = { readonly code: "not-found" } | { readonly code: "last-teacher" };

/** The viewer teaches the class no more; whoever has taught it longest of those who stay leads it. */
export function leaveTeaching(viewer: Viewer, classroomId: string, now: Date): Promise<Result<null, LeaveError>> {
  return allOrNothing<null, LeaveError>(async (tx) => {
    const teachers = await lockTeachers(tx, classroomId);
    if (!teachers.includes(viewer.userId)) return err({ code: "not-found" });
    if (teachers.length === 1) return err({ code: "last-teacher" });
    await tx.membership.updateMany({
      where: { classroomId, userId: viewer.userId, role: "teacher" },
      data: { removedAt: now },
    });
    // Whom they invited was their choice: nobody comes in on the word of someone who has left.
    await tx.teacherInvitation.deleteMany({ where: { classroomId, createdBy: viewer.userId } });
    const [heir] = teachers.filter((userId) => userId !== viewer.userId);
    if (heir !== undefined) await handOn(tx, classroomId, viewer.userId, heir);
    await noteTeaching(tx, viewer, "remove", { classroomId, teacherId: viewer.userId }, now);
    return ok(null);
  });
}

export type CloseError = { readonly code: "not-found" } | { readonly code: "not-alone" };

/**
 * Ends a class for good: it is archived, nobody joins it, what is assigned is taken back, and nobody teaches it. Its learners
 * keep what they did and still sign in with its code, until retention deletes it (server/data/privacy/retention.ts).
 */
export function closeClassroom(viewer: Viewer, classroomId: string, now: Date): Promise<Result<null, CloseError>> {
  return allOrNothing<null, CloseError>(async (tx) => {
    const teachers = await lockTeachers(tx, classroomId);
    if (!teachers.includes(viewer.userId)) return err({ code: "not-found" });
    if (teachers.length > 1) return err({ code: "not-alone" });
    await endClass(tx, [classroomId], now);
    await tx.membership.deleteMany({ where: { classroomId, role: "teacher" } });
    await noteTeaching(tx, viewer, "remove", { classroomId }, now);
    return ok(null);
  });
}

/** What closing a class means for the rows that stay. */
export async function endClass(
  tx: Prisma.TransactionClient,
  classroomIds: readonly string[],
  now: Date,
): Promise<void> {
  const inThem = { classroomId: { in: [...classroomIds] } };
  await tx.classroom.updateMany({
    where: { id: { in: [...classroomIds] } },
    data: { codeOpen: false, archivedAt: now },
  });
  await tx.assignment.updateMany({ where: { ...inThem, withdrawnAt: null }, data: { withdrawnAt: now } });
  await tx.teacherInvitation.deleteMany({ where: inThem });
}

/** Locked, so that of two teachers who leave at once one stays. */
async function lockTeachers(tx: Prisma.TransactionClient, classroomId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT "userId" FROM "Membership"
    WHERE "classroomId" = ${classroomId}::uuid AND "role" = 'teacher' AND "removedAt" IS NULL
    ORDER BY "joinedAt", "userId" FOR UPDATE`;
  return rows.map(({ userId }) => userId);
}

/** Whether the viewer has taught the class longest. */
export async function leads(
  tx: Pick<Prisma.TransactionClient, "membership">,
  viewer: Viewer,
  classroomId: string,
): Promise<boolean> {
  const [first] = await teachersOf(tx, classroomId);
  return first?.userId === viewer.userId;
}

/** Writes down who came to teach, or teaches no more. */
export async function noteTeaching(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  verb: "create" | "remove",
  detail: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  await tx.auditEntry.create({
    data: { id: randomUUID(), actorId: viewer.userId, verb, resource: "teaching", detail, createdAt: now },
  });
}
