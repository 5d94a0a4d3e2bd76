import "server-only";
import { randomUUID } from "node:crypto";
import { numberLabel } from "@/core/roster/learner-name";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeLinkCode, makePersonalCode, makeRecoveryCode } from "@/server/auth/codes";
import { hashPassword } from "@/server/auth/password";
import type { SessionToken } from "@/server/auth/session-token";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import type { SignedUp } from "@/server/data/people/accounts";
import { letInBy, usableCode, wayBackSelect } from "@/server/data/people/let-in";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

const HOUR_MS = 3600 * 1000;
/** A link on paper or in a message to a pupil works for two days; one in an e-mail for two hours. */
export const RESET_LINK_HOURS = 48;
export const MAIL_LINK_HOURS = 2;

/** A teacher's link lets in fewer people than one of an e-mail or an administrator, also when it is used. */
const OF_LINKS = ["reset", "restore"] as const;

export type OneTimeLink = { readonly code: string; readonly expiresAt: Date };

async function createResetCode(
  userId: string,
  purpose: "reset" | "restore",
  createdBy: string | null,
  hours: number,
  now: Date,
): Promise<OneTimeLink> {
  const code = makeLinkCode();
  const expiresAt = new Date(now.getTime() + hours * HOUR_MS);
  const db = await getDb();
  await db.$transaction([
    // A new link makes the older ones void.
    db.oneTimeCode.deleteMany({ where: { userId, purpose: { in: [...OF_LINKS] }, usedAt: null } }),
    db.oneTimeCode.create({
      data: {
        id: randomUUID(),
        purpose,
        codeHash: hashCode(code),
        userId,
        createdBy,
        createdAt: now,
        expiresAt,
      },
    }),
    db.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: createdBy,
        verb: "create",
        resource: "resetLink",
        detail: { userId },
        createdAt: now,
      },
    }),
  ]);
  return { code, expiresAt };
}

/** Whom a viewer may make a link for: administrators anyone but other administrators, teachers whom their cards let in. */
const restorableBy = (viewer: Viewer, userId: string): Prisma.UserWhereInput =>
  viewer.role === "administrator"
    ? { id: userId, guest: false, role: { not: "administrator" } }
    : { id: userId, ...letInBy(viewer.userId) };

/** Whether the viewer can make a link for somebody, of whom they have been told already. */
export async function canRestore(viewer: Viewer, userId: string): Promise<boolean> {
  if (viewer.role === "learner" || viewer.guest) return false;
  const db = await getDb();
  return (await db.user.count({ where: restorableBy(viewer, userId) })) === 1;
}

/**
 * A link with which a pupil gets back in, made by their teacher or an administrator.
 *
 * @returns null when there is no such person, or they are not the viewer's to help: one answer
 */
export async function createResetLink(viewer: Viewer, userId: string, now: Date): Promise<OneTimeLink | null> {
  if (!(await canRestore(viewer, userId))) return null;
  const purpose = viewer.role === "administrator" ? "reset" : "restore";
  return createResetCode(userId, purpose, viewer.userId, RESET_LINK_HOURS, now);
}

/** A link for whoever runs the app (npm run account:reset) or for an e-mail; null when no account has the address. */
export async function createResetLinkFor(email: string, hours: number, now: Date): Promise<OneTimeLink | null> {
  const db = await getDb();
  const person = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
  return person ? createResetCode(person.id, "reset", null, hours, now) : null;
}

export type LinkError = Throttled | { readonly code: "no-link" };
/** Whose link it is, for the page: with e-mail they choose a password, without one they get a new personal code. */
export type LinkOwner = {
  readonly name: string;
  readonly hasEmail: boolean;
  /** With which code the one without e-mail signs in from then on, and under which name of that class; null without a class. */
  readonly classroom: { readonly code: string; readonly name: string; readonly numbered: boolean } | null;
};

type Member = Prisma.UserGetPayload<{ select: typeof wayBackSelect }>["memberships"][number];

/** Where names stay on paper a learner signs in with their number. */
function wayIn({ classroom: { code, pseudonyms }, displayName, rosterNumber }: Member): LinkOwner["classroom"] {
  const number = pseudonyms ? rosterNumber : null;
  return { code, name: number === null ? displayName : numberLabel(number), numbered: number !== null };
}

export async function findResetLink(code: string, now: Date): Promise<Result<LinkOwner, LinkError>> {
  const db = await getDb();
  const row = await db.oneTimeCode.findFirst({
    where: await usableCode(code, OF_LINKS, now),
    select: { user: { select: { name: true, email: true, ...wayBackSelect } } },
  });
  if (row?.user) {
    const { name, email, memberships } = row.user;
    const member = memberships[0];
    const classroom = member ? wayIn(member) : null;
    return ok({ name, hasEmail: email !== null, classroom: email === null ? classroom : null });
  }
  const allowed = await countTry("unknownOneTimeCode", "", now);
  return allowed.ok ? err({ code: "no-link" } as const) : allowed;
}

/**
 * Uses a one-time code up and changes its owner's way in, which signs out every browser of the account.
 *
 * @returns null when the code is gone: of two who use one at once, the second finds it used
 */
export async function useUp(
  tx: Pick<Database, "oneTimeCode" | "user">,
  where: Prisma.OneTimeCodeWhereInput,
  now: Date,
  wayIn: Pick<Prisma.UserUncheckedUpdateInput, "passwordHash" | "recoveryHash">,
): Promise<SessionToken | null> {
  const used = await tx.oneTimeCode.updateManyAndReturn({ where, data: { usedAt: now }, select: { userId: true } });
  const userId = used[0]?.userId;
  if (!userId) return null;
  const row = await tx.user.update({
    where: { id: userId },
    data: { ...wayIn, sessionVersion: { increment: 1 } },
    select: { id: true, sessionVersion: true },
  });
  return { userId: row.id, sessionVersion: row.sessionVersion };
}

export type Reset = {
  readonly token: SessionToken;
  readonly recoveryCode: string | null;
  readonly personalCode: string | null;
};

/**
 * Uses a reset link up: sets the password (or a new personal code) and signs out every browser of the account.
 *
 * @param password chosen by people with an e-mail address; null for learners who sign in with a class code
 */
export async function redeemResetLink(
  code: string,
  password: string | null,
  now: Date,
): Promise<Result<Reset, LinkError | { readonly code: "password-needed" }>> {
  const owner = await findResetLink(code, now);
  if (!owner.ok) return owner;
  if (owner.value.hasEmail && password === null) return err({ code: "password-needed" });
  const personalCode = owner.value.hasEmail ? null : makePersonalCode();
  const recoveryCode = owner.value.hasEmail ? makeRecoveryCode() : null;
  const passwordHash = await hashPassword(personalCode ?? password ?? makeLinkCode());
  const [db, usable] = await Promise.all([getDb(), usableCode(code, OF_LINKS, now)]);
  return db.$transaction(async (tx) => {
    const token = await useUp(tx, usable, now, {
      passwordHash,
      recoveryHash: recoveryCode === null ? null : hashCode(recoveryCode),
    });
    return token === null ? err({ code: "no-link" } as const) : ok({ token, recoveryCode, personalCode });
  });
}

/** Back into an account with the code shown at sign-up; it is replaced by a new one. */
export async function recoverAccount(
  typed: { readonly email: string; readonly recoveryCode: string; readonly password: string },
  now: Date,
): Promise<Result<SignedUp, Throttled | { readonly code: "wrong" }>> {
  const allowed = await countTry("recovery", typed.email, now);
  if (!allowed.ok) return allowed;
  const recoveryCode = makeRecoveryCode();
  const db = await getDb();
  const changed = await db.user.updateManyAndReturn({
    where: { email: typed.email.toLowerCase(), recoveryHash: hashCode(typed.recoveryCode) },
    data: {
      passwordHash: await hashPassword(typed.password),
      recoveryHash: hashCode(recoveryCode),
      sessionVersion: { increment: 1 },
    },
    select: { id: true, sessionVersion: true },
  });
  const row = changed[0];
  if (!row) return err({ code: "wrong" });
  return ok({ token: { userId: row.id, sessionVersion: row.sessionVersion }, recoveryCode });
}
