import "server-only";
import { randomUUID } from "node:crypto";
import { nameKey, pseudonym } from "@/core/roster/learner-name";
import { type Roster, type RosterError, readRoster, type Taken } from "@/core/roster/read-roster";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { allOrNothing } from "@/server/data/classes/all-or-nothing";
import { taughtBy } from "@/server/data/classes/classrooms";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Learners whom a teacher writes down: accounts without e-mail and without a password until a card is used. */

export type AddError =
  | RosterError
  | { readonly code: "not-found" }
  /** Somebody joined with one of these names in the meantime. */
  | { readonly code: "conflict" }
  | { readonly code: "class-full" }
  /** The names of this class stay on paper. */
  | { readonly code: "names-on-paper" }
  | { readonly code: "names-wanted" };

/** Most learners of a class, those who were taken out among them. */
export const MAX_LEARNERS = 600;

/** Whether so many more may come into a class of so many learners, those who were taken out counted with them. */
export const hasRoom = (learners: number, more: number): boolean => learners + more <= MAX_LEARNERS;

type ClassRow = { readonly pseudonyms: boolean; readonly members: readonly MemberRow[] };
type MemberRow = { readonly nameKey: string | null; readonly rosterNumber: number | null };

function findClass(
  tx: Pick<Prisma.TransactionClient, "classroom">,
  viewer: Viewer,
  classroomId: string,
): Promise<ClassRow | null> {
  return tx.classroom.findFirst({
    where: { id: classroomId, archivedAt: null, ...taughtBy(viewer) },
    select: {
      pseudonyms: true,
      members: { where: { role: "learner" }, select: { nameKey: true, rosterNumber: true } },
    },
  });
}

const takenIn = ({ members }: ClassRow): Taken => ({
  names: new Set(members.flatMap((one) => one.nameKey ?? [])),
  numbers: new Set(members.flatMap((one) => one.rosterNumber ?? [])),
});

/** What a list would add, and what is wrong with its lines; nothing is written. */
export async function checkRoster(
  viewer: Viewer,
  classroomId: string,
  text: string,
): Promise<Result<Roster, AddError>> {
  const db = await getDb();
  const classroom = await findClass(db, viewer, classroomId);
  if (!classroom) return err({ code: "not-found" });
  return classroom.pseudonyms ? err({ code: "names-on-paper" }) : readRoster(text, takenIn(classroom));
}

/** Adds everybody on the list whose line is right. */
export function addRoster(
  viewer: Viewer,
  classroomId: string,
  text: string,
  now: Date,
): Promise<Result<{ readonly added: number }, AddError>> {
  return adding(viewer, classroomId, async (tx, classroom) => {
    if (classroom.pseudonyms) return err({ code: "names-on-paper" });
    const roster = readRoster(text, takenIn(classroom));
    if (!roster.ok) return roster;
    return insert(tx, viewer, classroomId, classroom, roster.value.entries, now);
  });
}

/** Adds learners who are numbers, the next ones that are free: for a class whose names stay on paper. */
export function addNumbers(
  viewer: Viewer,
  classroomId: string,
  count: number,
  now: Date,
): Promise<Result<{ readonly added: number }, AddError>> {
  return adding(viewer, classroomId, async (tx, classroom) => {
    if (!classroom.pseudonyms) return err({ code: "names-wanted" });
    const first = nextNumber(classroom.members);
    const entries = Array.from({ length: count }, (_, index) => ({
      name: pseudonym(first + index, null),
      number: first + index,
    }));
    return insert(tx, viewer, classroomId, classroom, entries, now);
  });
}

/** The number after the highest: those of learners who have gone are not given anew, since they stand on paper. */
export const nextNumber = (members: readonly Pick<MemberRow, "rosterNumber">[]): number =>
  Math.max(0, ...members.map((one) => one.rosterNumber ?? 0)) + 1;

async function adding<T>(
  viewer: Viewer,
  classroomId: string,
  work: (tx: Prisma.TransactionClient, classroom: ClassRow) => Promise<Result<T, AddError>>,
): Promise<Result<T, AddError>> {
  try {
    return await allOrNothing<T, AddError>(async (tx) => {
      await lockClass(tx, classroomId);
      const classroom = await findClass(tx, viewer, classroomId);
      return classroom ? work(tx, classroom) : err({ code: "not-found" });
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: "conflict" });
    throw error;
  }
}

/** Two who count on from the highest number at once wait for each other. */
export async function lockClass(tx: Prisma.TransactionClient, classroomId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Classroom" WHERE "id" = ${classroomId}::uuid FOR UPDATE`;
}

type NewLearner = { readonly name: string; readonly number: number | null };

async function insert(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  classroomId: string,
  classroom: ClassRow,
  learners: readonly NewLearner[],
  now: Date,
): Promise<Result<{ readonly added: number }, AddError>> {
  if (!hasRoom(classroom.members.length, learners.length)) return err({ code: "class-full" });
  const people = learners.map((one) => ({ ...one, userId: randomUUID() }));
  await tx.user.createMany({
    data: people.map(({ userId, name }) => ({
      id: userId,
      name,
      timeZone: viewer.timeZone,
      language: viewer.language,
      createdAt: now,
      lastSeenAt: now,
    })),
  });
  await tx.membership.createMany({
    data: people.map(({ userId, name, number }) => ({
      classroomId,
      userId,
      role: "learner" as const,
      displayName: name,
      nameKey: nameKey(name),
      rosterNumber: number,
      joinedAt: now,
    })),
  });
  return ok({ added: people.length });
}

export type RenameError = { readonly code: "not-found" } | { readonly code: "name-in-class" };

/**
 * Calls a learner otherwise in this class; of a class whose names stay on paper it is the alias behind the number. The account
 * is called so too where it has no other way in than this class.
 */
export async function renameLearner(
  viewer: Viewer,
  classroomId: string,
  userId: string,
  name: string,
): Promise<Result<{ readonly name: string }, RenameError>> {
  try {
    return await allOrNothing<{ readonly name: string }, RenameError>(async (tx) => {
      const member = await tx.membership.findFirst({
        where: { classroomId, userId, role: "learner", classroom: taughtBy(viewer) },
        select: { rosterNumber: true, removedAt: true, classroom: { select: { pseudonyms: true } } },
      });
      return member ? rename(tx, { classroomId, userId, ...member }, name) : err({ code: "not-found" });
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: "name-in-class" });
    throw error;
  }
}

/** The alias that a learner chooses for themselves, in a class whose names stay on paper. */
export async function chooseAlias(
  viewer: Pick<Viewer, "userId">,
  classroomId: string,
  alias: string,
): Promise<Result<{ readonly name: string }, RenameError>> {
  try {
    return await allOrNothing<{ readonly name: string }, RenameError>(async (tx) => {
      const member = await tx.membership.findFirst({
        where: {
          classroomId,
          userId: viewer.userId,
          role: "learner",
          removedAt: null,
          rosterNumber: { not: null },
          classroom: { pseudonyms: true },
        },
        select: { rosterNumber: true, removedAt: true, classroom: { select: { pseudonyms: true } } },
      });
      if (!member) return err({ code: "not-found" });
      return rename(tx, { classroomId, userId: viewer.userId, ...member }, alias);
    });
  } catch (error) {
    if (isTaken(error)) return err({ code: "name-in-class" });
    throw error;
  }
}

type Renamed = {
  readonly classroomId: string;
  readonly userId: string;
  readonly rosterNumber: number | null;
  readonly removedAt: Date | null;
  readonly classroom: { readonly pseudonyms: boolean };
};

async function rename(
  tx: Prisma.TransactionClient,
  { classroomId, userId, rosterNumber, removedAt, classroom }: Renamed,
  name: string,
): Promise<Result<{ readonly name: string }, RenameError>> {
  const displayName = classroom.pseudonyms && rosterNumber !== null ? pseudonym(rosterNumber, name) : name;
  await tx.membership.update({
    where: { classroomId_userId: { classroomId, userId } },
    data: { displayName, nameKey: removedAt === null ? nameKey(displayName) : null },
    select: { userId: true },
  });
  await tx.user.updateMany({
    where: { id: userId, ...onlyKnownTo(classroomId) },
    data: { name: displayName },
  });
  return ok({ name: displayName });
}

/** Accounts without any other way in than this class: its name for them is their name. */
export const onlyKnownTo = (classroomId: string) =>
  ({
    role: "learner",
    guest: false,
    email: null,
    accounts: { none: {} },
    memberships: { none: { classroomId: { not: classroomId } } },
  }) satisfies Prisma.UserWhereInput;
