import "server-only";
import { randomUUID } from "node:crypto";
import { nameKey } from "@/core/roster/learner-name";
import { makeClassCode } from "@/server/auth/codes";
import type { Viewer } from "@/server/auth/viewer";
import { recomputeReviewingOf } from "@/server/data/teaching/assignment-results";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";

/** Classes of a teacher. Every query has the viewer as a teacher of the class in its where clause. */

export type ClassroomSummary = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly codeOpen: boolean;
  readonly learners: number;
  readonly openAssignments: number;
  /** Its learners are simulated. */
  readonly demo: boolean;
  /** Facts on violence and casualties may stand in what the class is given. */
  readonly includeHarm: boolean;
};

export type ClassroomMember = {
  readonly userId: string;
  readonly displayName: string;
  readonly joinedAt: Date;
  readonly removed: boolean;
  /** Of somebody removed: they left by themselves. */
  readonly left: boolean;
  /** Extra time in every quiz with a time limit, in per cent. */
  readonly extraTimePercent: number;
};

export type Classroom = {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly codeOpen: boolean;
  readonly archived: boolean;
  /** Its learners are simulated. */
  readonly demo: boolean;
  /** Names stay on the teacher's paper: learners are a number and an alias. */
  readonly pseudonyms: boolean;
  /** Facts on violence and casualties may stand in what the class is given. */
  readonly includeHarm: boolean;
  readonly teachers: readonly string[];
  readonly learners: readonly ClassroomMember[];
};

export const MAX_CLASSES = 200;
/** Of many years. */
export const MAX_ARCHIVED = 1_000;
/** A new code is drawn again when it is taken; with 27 thousand million codes once is plenty. */
const CODE_TRIES = 5;

/** The part of a where clause that says: the viewer teaches this class. */
export const taughtBy = (viewer: Pick<Viewer, "userId">) => ({
  members: { some: { userId: viewer.userId, role: "teacher" as const, removedAt: null } },
});

/** Classes that the viewer teaches and has not archived, by name. */
export async function listClassrooms(viewer: Viewer, now: Date): Promise<ClassroomSummary[]> {
  const db = await getDb();
  const rows = await db.classroom.findMany({
    where: { ...taughtBy(viewer), archivedAt: null },
    select: {
      id: true,
      name: true,
      code: true,
      codeOpen: true,
      demo: true,
      includeHarm: true,
      _count: {
        select: {
          members: { where: { role: "learner", removedAt: null } },
          assignments: { where: { withdrawnAt: null, dueAt: { gte: now } } },
        },
      },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_CLASSES,
  });
  return rows.map(({ _count, ...row }) => ({
    ...row,
    learners: _count.members,
    openAssignments: _count.assignments,
  }));
}

/** Classes that the viewer teaches and has put into the archive, by name. */
export async function listArchived(viewer: Viewer): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const db = await getDb();
  return db.classroom.findMany({
    where: { ...taughtBy(viewer), archivedAt: { not: null } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_ARCHIVED,
  });
}

/** Makes a class with a code of its own; the viewer is its first teacher. */
export async function createClassroom(viewer: Viewer, name: string): Promise<{ readonly id: string }> {
  const db = await getDb();
  const id = randomUUID();
  const code = await freeCode();
  await db.classroom.create({
    data: {
      id,
      name,
      code,
      members: { create: { userId: viewer.userId, role: "teacher", displayName: viewer.name } },
    },
    select: { id: true },
  });
  return { id };
}

/** null when there is no such class or the viewer does not teach it: the caller cannot tell which. */
export async function findClassroom(viewer: Viewer, classroomId: string): Promise<Classroom | null> {
  const db = await getDb();
  const row = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: {
      id: true,
      name: true,
      code: true,
      codeOpen: true,
      archivedAt: true,
      demo: true,
      pseudonyms: true,
      includeHarm: true,
      members: {
        select: {
          userId: true,
          role: true,
          displayName: true,
          joinedAt: true,
          removedAt: true,
          left: true,
          extraTimePercent: true,
        },
        orderBy: [{ rosterNumber: { sort: "asc", nulls: "last" } }, { sortKey: "asc" }, { userId: "asc" }],
      },
    },
  });
  if (!row) return null;
  const { members, archivedAt, ...rest } = row;
  return {
    ...rest,
    archived: archivedAt !== null,
    teachers: members.filter((one) => one.role === "teacher" && !one.removedAt).map((one) => one.displayName),
    learners: members
      .filter((one) => one.role === "learner")
      .map(({ userId, displayName, joinedAt, removedAt, left, extraTimePercent }) => ({
        userId,
        displayName,
        joinedAt,
        extraTimePercent,
        left,
        removed: removedAt !== null,
      })),
  };
}

/**
 * Gives the class a new code. Nobody joins with the old one from now on; pupils who wrote it down beside their
 * personal code still sign in with it. False when the viewer does not teach the class.
 */
export async function rotateCode(viewer: Viewer, classroomId: string): Promise<boolean> {
  const db = await getDb();
  const code = await freeCode();
  // One statement: the code that is put away is the one that is replaced.
  const changed = await db.$executeRaw`
    UPDATE "Classroom" c SET "formerCodes" = array_append(c."formerCodes", c."code"), "code" = ${code}, "codeOpen" = true
    WHERE c."id" = ${classroomId}::uuid AND EXISTS (
      SELECT 1 FROM "Membership" m WHERE m."classroomId" = c."id" AND m."userId" = ${viewer.userId}::uuid
        AND m."role" = 'teacher' AND m."removedAt" IS NULL)`;
  return changed === 1;
}

/** Opens or closes joining by code. */
export function setCodeOpen(viewer: Viewer, classroomId: string, codeOpen: boolean): Promise<boolean> {
  return changeClassroom(viewer, classroomId, { codeOpen });
}

export function renameClassroom(viewer: Viewer, classroomId: string, name: string): Promise<boolean> {
  return changeClassroom(viewer, classroomId, { name });
}

/** Archived classes keep everything and disappear from lists; nobody can join them. */
export function setArchived(viewer: Viewer, classroomId: string, archivedAt: Date | null): Promise<boolean> {
  return changeClassroom(viewer, classroomId, { archivedAt, ...(archivedAt ? { codeOpen: false } : {}) });
}

/**
 * Takes a learner out of the class; their results stay, and they can be let in again.
 *
 * @returns false when the viewer does not teach the class or it has no such learner
 */
export async function removeLearner(viewer: Viewer, classroomId: string, userId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.membership.updateMany({
    where: { classroomId, userId, role: "learner", removedAt: null, classroom: taughtBy(viewer) },
    data: { removedAt: now, nameKey: null },
  });
  return count === 1;
}

export type Readmission = "done" | "not-found" | "name-taken";

/**
 * Lets a removed learner in again under the same name, unless somebody else in the class has it by now. What they reviewed
 * meanwhile counts for the class's work again.
 */
export async function readmitLearner(
  viewer: Viewer,
  classroomId: string,
  userId: string,
  now: Date,
): Promise<Readmission> {
  const db = await getDb();
  const where = { classroomId, userId, role: "learner" as const, classroom: taughtBy(viewer) };
  const member = await db.membership.findFirst({ where, select: { displayName: true } });
  if (!member) return "not-found";
  try {
    const [{ count }] = await db.$transaction([
      db.membership.updateMany({ where, data: { removedAt: null, left: false, nameKey: nameKey(member.displayName) } }),
      db.$executeRaw(recomputeReviewingOf({ classroomId }, [userId], now)),
    ]);
    return count === 1 ? "done" : "not-found";
  } catch (error) {
    if (isTaken(error)) return "name-taken";
    throw error;
  }
}

async function changeClassroom(
  viewer: Viewer,
  classroomId: string,
  data: {
    readonly name?: string;
    readonly code?: string;
    readonly codeOpen?: boolean;
    readonly archivedAt?: Date | null;
  },
): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.classroom.updateMany({ where: { id: classroomId, ...taughtBy(viewer) }, data });
  return count === 1;
}

async function freeCode(): Promise<string> {
  const db = await getDb();
  for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
    const code = makeClassCode();
    const taken = await db.classroom.findFirst({
      where: { OR: [{ code }, { formerCodes: { has: code } }] },
      select: { id: true },
    });
    if (!taken) return code;
  }
  throw new Error("no free class code was found");
}

/**
 * Whether facts on violence and casualties may stand in what the class is given, in quizzes, cards and what falls due. False when
 * the viewer does not teach the class.
 */
export async function setIncludeHarm(viewer: Viewer, classroomId: string, includeHarm: boolean): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.classroom.updateMany({
    where: { id: classroomId, ...taughtBy(viewer) },
    data: { includeHarm },
  });
  return count === 1;
}
