import "server-only";
import { randomUUID } from "node:crypto";
import { leadingNumber, nameKey, pseudonym } from "@/core/roster/learner-name";
import { err, ok, type Result } from "@/core/shared/result";
import { makePersonalCode, normaliseCode } from "@/server/auth/codes";
import { hashPassword, verifyPassword } from "@/server/auth/password";
import type { SessionToken } from "@/server/auth/session-token";
import { clearTries, countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { hasRoom, lockClass, nextNumber } from "@/server/data/classes/roster";
import type { SignInError } from "@/server/data/people/accounts";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

export type JoinError =
  | Throttled
  /** No class has this code, or it takes nobody any more: one answer. */
  | { readonly code: "no-class" }
  | { readonly code: "class-full" }
  | { readonly code: "name-taken" }
  /** The names of this class stay on paper, and a name was typed: it is not kept. */
  | { readonly code: "alias-wanted" }
  /** This class goes by names, and none was typed. */
  | { readonly code: "name-wanted" }
  | { readonly code: "member-already" }
  | { readonly code: "removed" };

export type Joined = {
  readonly token: SessionToken;
  readonly classroomId: string;
  readonly className: string;
  /** Their number on the teacher's list, where the names of the class stay on paper. */
  readonly number: number | null;
  /** The name under which they sign in: with their number, in a class whose names stay on paper. */
  readonly name: string;
  /** Shown once; null for someone who has an account already and signs in with that. */
  readonly personalCode: string | null;
};

type OpenClass = { readonly id: string; readonly name: string; readonly pseudonyms: boolean };

/** The class behind a code as someone typed it, if it still takes learners. */
export async function findOpenClass(
  typed: string,
  now: Date,
): Promise<Result<OpenClass, Throttled | { code: "no-class" }>> {
  const code = normaliseCode(typed);
  const db = await getDb();
  const found =
    code === ""
      ? null
      : await db.classroom.findFirst({
          where: { code, codeOpen: true, archivedAt: null },
          select: { id: true, name: true, pseudonyms: true },
        });
  if (found) return ok(found);
  // Only wrong codes count, so that nobody who guesses can lock a class out of its own.
  const allowed = await countTry("unknownClassCode", "", now);
  return allowed.ok ? err({ code: "no-class" } as const) : allowed;
}

/** What somebody who joins was asked: their name, or an alias (or none) where the names of the class stay on paper. */
export type JoinWish = { readonly classCode: string; readonly timeZone: string } & (
  | { readonly name: string }
  | { readonly alias: string | null }
);

/**
 * Takes a learner into a class by its code. A visitor's row becomes the learner's, with what they did so far; someone
 * with an account joins as who they are. Where names stay on paper they get the next number, with the alias if they chose one.
 */
export async function joinClass(viewer: Viewer | null, wish: JoinWish, now: Date): Promise<Result<Joined, JoinError>> {
  const classroom = await findOpenClass(wish.classCode, now);
  if (!classroom.ok) return classroom;
  // Which of the two the form asked for tells what was typed: a name never becomes an alias.
  if (classroom.value.pseudonyms && "name" in wish) return err({ code: "alias-wanted" });
  if (!classroom.value.pseudonyms && "alias" in wish) return err({ code: "name-wanted" });
  const allowed = await countTry("join", classroom.value.id, now);
  if (!allowed.ok) return allowed;
  const account = viewer !== null && !viewer.guest;
  const personalCode = account ? null : makePersonalCode();
  const passwordHash = personalCode === null ? null : await hashPassword(personalCode);
  const db = await getDb();
  try {
    return await db.$transaction(async (tx) => {
      const classroomId = classroom.value.id;
      // Whoever joins at the same time waits: for the next number, and for the last place.
      await lockClass(tx, classroomId);
      const members = await tx.membership.findMany({
        where: { classroomId },
        select: { userId: true, role: true, removedAt: true, rosterNumber: true },
      });
      // Nobody is made before it is known that they may come in.
      const before = viewer && members.find(({ userId }) => userId === viewer.userId);
      if (before) return err({ code: before.removedAt ? "removed" : "member-already" } as const);
      if (!hasRoom(members.filter(({ role }) => role === "learner").length, 1)) return err({ code: "class-full" });
      const number = "name" in wish ? null : nextNumber(members);
      const name = "name" in wish ? wish.name : pseudonym(nextNumber(members), wish.alias);
      const person =
        passwordHash === null && viewer
          ? await findPerson(tx, viewer.userId)
          : await makePerson(tx, viewer, { name, timeZone: wish.timeZone, passwordHash }, now);
      await tx.membership.create({
        data: {
          ...{ classroomId, userId: person.id },
          role: "learner",
          displayName: name,
          nameKey: nameKey(name),
          rosterNumber: number,
          joinedAt: now,
        },
      });
      return ok({
        token: { userId: person.id, sessionVersion: person.sessionVersion },
        classroomId,
        className: classroom.value.name,
        number,
        name,
        personalCode,
      });
    });
  } catch (error) {
    // The whole transaction is undone: no half-made learner stays.
    if (isTaken(error)) return err({ code: "name-taken" });
    throw error;
  }
}

const personSelect = { id: true, sessionVersion: true } as const;

function findPerson(tx: Prisma.TransactionClient, userId: string) {
  return tx.user.findUniqueOrThrow({ where: { id: userId }, select: personSelect });
}

async function makePerson(
  tx: Prisma.TransactionClient,
  viewer: Viewer | null,
  data: { name: string; timeZone: string; passwordHash: string | null },
  now: Date,
) {
  if (viewer === null) {
    return tx.user.create({
      data: { ...data, id: randomUUID(), createdAt: now, lastSeenAt: now },
      select: personSelect,
    });
  }
  return tx.user.update({
    where: { id: viewer.userId, guest: true },
    data: { ...data, guest: false, sessionVersion: { increment: 1 } },
    select: personSelect,
  });
}

/** People of one class who may have borne a name: one in it, others taken out. */
const MOST_OF_ONE_NAME = 5;

/** Back into a class without e-mail: class code, the name that the class knows, and the personal code (or password). */
export async function signInWithClassCode(
  typed: { readonly classCode: string; readonly name: string; readonly personalCode: string },
  now: Date,
): Promise<Result<SessionToken, SignInError>> {
  const classCode = normaliseCode(typed.classCode);
  const key = nameKey(typed.name);
  const number = leadingNumber(typed.name);
  // However a number is written, it is one learner's: "7", "07" and "07 x" are tries for the same.
  const subject = `${classCode}:${number ?? key}`;
  const allowed = await countTry("personalCode", subject, now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const members = await db.membership.findMany({
    where: {
      role: "learner",
      classroom: { OR: [{ code: classCode }, { formerCodes: { has: classCode } }] },
      // Whoever was taken out of the class keeps the way to what is theirs; their name may be another's by now.
      OR: [
        { nameKey: key },
        ...(number === null ? [] : [{ rosterNumber: number, classroom: { pseudonyms: true } }]),
        { removedAt: { not: null }, displayName: { equals: typed.name.trim(), mode: "insensitive" } },
      ],
    },
    select: { user: { select: { ...personSelect, passwordHash: true } } },
    orderBy: { joinedAt: "desc" },
    take: MOST_OF_ONE_NAME,
  });
  const fitting = await Promise.all(
    members.map(async (one) => ((await fits(one.user.passwordHash, typed)) ? [one] : [])),
  );
  const member = fitting.flat()[0];
  if (!member) {
    // The same work for a name that nobody has: how long it takes tells nothing.
    if (members.length === 0) await fits(null, typed);
    return err({ code: "wrong" });
  }
  await clearTries("personalCode", subject);
  return ok({ userId: member.user.id, sessionVersion: member.user.sessionVersion });
}

/** As printed (capital signs) first; a password that the learner chose later as it was typed. */
async function fits(stored: string | null, typed: { readonly personalCode: string }): Promise<boolean> {
  return (
    (await verifyPassword(normaliseCode(typed.personalCode), stored)) ||
    (await verifyPassword(typed.personalCode, stored))
  );
}
