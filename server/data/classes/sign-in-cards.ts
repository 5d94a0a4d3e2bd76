import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeCardCode, makePersonalCode } from "@/server/auth/codes";
import { hashPassword } from "@/server/auth/password";
import type { SessionToken } from "@/server/auth/session-token";
import { countTry } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { type LinkError, useUp } from "@/server/data/people/codes";
import { letInBy, usableCode, wayBackSelect } from "@/server/data/people/let-in";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Cards for learners without e-mail: a code that lets one of them in once and gives them their personal code. */

export type CardCandidate = {
  readonly userId: string;
  readonly displayName: string;
  /** Whether they have a personal code already, which a card would replace once it is used. */
  readonly signedIn: boolean;
};

export type SignInCard = { readonly name: string; readonly code: string };

/** Long enough for the first weeks of a term. */
export const CARD_DAYS = 60;
const DAY_MS = 86_400_000;

/** Learners of the class whom a teacher's code lets in. */
const cardable = (viewer: Viewer, classroomId: string) =>
  ({
    classroomId,
    role: "learner",
    removedAt: null,
    classroom: taughtBy(viewer),
    user: letInBy(viewer.userId),
  }) satisfies Prisma.MembershipWhereInput;

const inListOrder = [
  { rosterNumber: { sort: "asc", nulls: "last" } },
  { sortKey: "asc" },
  { userId: "asc" },
] satisfies Prisma.MembershipOrderByWithRelationInput[];

/** Learners of a class for whom a card can be made, in the order of the list. */
export async function listCardable(viewer: Viewer, classroomId: string): Promise<readonly CardCandidate[]> {
  const db = await getDb();
  const rows = await db.membership.findMany({
    where: cardable(viewer, classroomId),
    select: { userId: true, displayName: true, user: { select: { passwordHash: true } } },
    orderBy: inListOrder,
  });
  return rows.map(({ user, ...row }) => ({ ...row, signedIn: user.passwordHash !== null }));
}

/**
 * Makes a card for each of these learners of a class; older cards of theirs are void. The codes are told here and never again.
 *
 * @returns null when there is no such class, or one of them is none of its learners whom a card can let in
 */
export async function makeCards(
  viewer: Viewer,
  classroomId: string,
  learnerIds: readonly string[],
  now: Date,
): Promise<readonly SignInCard[] | null> {
  const wanted = [...new Set(learnerIds)];
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const rows = await tx.membership.findMany({
      where: { ...cardable(viewer, classroomId), userId: { in: wanted } },
      select: { userId: true, displayName: true },
      orderBy: inListOrder,
    });
    if (rows.length === 0 || rows.length !== wanted.length) return null;
    const cards = rows.map((row) => ({ ...row, code: makeCardCode() }));
    await tx.oneTimeCode.deleteMany({ where: { userId: { in: wanted }, purpose: "card", usedAt: null } });
    await tx.oneTimeCode.createMany({
      data: cards.map(({ userId, code }) => ({
        id: randomUUID(),
        purpose: "card",
        codeHash: hashCode(code),
        userId,
        createdBy: viewer.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + CARD_DAYS * DAY_MS),
      })),
    });
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "create",
        resource: "card",
        detail: { classroomId, count: cards.length },
        createdAt: now,
      },
    });
    return cards.map(({ displayName, code }) => ({ name: displayName, code }));
  });
}

/** Whose card it is, and how they sign in from then on. */
export type CardOwner = {
  readonly name: string;
  readonly className: string;
  readonly classCode: string;
  /** The class in which an alias can be chosen; null where the name is what it is. */
  readonly aliasIn: string | null;
};

/** What a card says, before it is used. */
export async function findCard(code: string, now: Date): Promise<Result<CardOwner, LinkError>> {
  const db = await getDb();
  const row = await db.oneTimeCode.findFirst({
    where: await usableCode(code, ["card"], now),
    select: { user: { select: wayBackSelect } },
  });
  const member = row?.user?.memberships[0];
  if (member) {
    const { displayName, rosterNumber, classroom } = member;
    return ok({
      name: displayName,
      className: classroom.name,
      classCode: classroom.code,
      aliasIn: classroom.pseudonyms && rosterNumber !== null ? classroom.id : null,
    });
  }
  const allowed = await countTry("unknownOneTimeCode", "", now);
  return allowed.ok ? err({ code: "no-link" }) : allowed;
}

/** Uses a card up: a new personal code, every other browser of the account signed out. */
export async function redeemCard(
  code: string,
  now: Date,
): Promise<Result<{ readonly token: SessionToken; readonly personalCode: string }, LinkError>> {
  const found = await findCard(code, now);
  if (!found.ok) return found;
  const personalCode = makePersonalCode();
  const passwordHash = await hashPassword(personalCode);
  const [db, usable] = await Promise.all([getDb(), usableCode(code, ["card"], now)]);
  return db.$transaction(async (tx) => {
    const token = await useUp(tx, usable, now, { passwordHash });
    return token === null ? err({ code: "no-link" } as const) : ok({ token, personalCode });
  });
}
