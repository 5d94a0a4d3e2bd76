import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeRecoveryCode } from "@/server/auth/codes";
import { hashPassword, verifyPassword } from "@/server/auth/password";
import type { SessionToken } from "@/server/auth/session-token";
import { clearTries, countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { mayTeachersSignUp } from "@/server/data/people/settings";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";

export type NewAccount = {
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  readonly password: string;
  readonly role: "learner" | "teacher";
  readonly timeZone: string;
};

export type SignUpError =
  | Throttled
  | { readonly code: "email-taken" }
  | { readonly code: "teachers-closed" }
  | { readonly code: "already-signed-in" };

/** The recovery code is shown once: only its hash stays. */
export type SignedUp = { readonly token: SessionToken; readonly recoveryCode: string };

const tokenSelect = { id: true, sessionVersion: true } as const;
const toToken = (row: { id: string; sessionVersion: number }): SessionToken => ({
  userId: row.id,
  sessionVersion: row.sessionVersion,
});

/**
 * Makes an account. A visitor's row becomes the account, so that their answers and cards stay theirs; its session
 * version goes up, so that a copy of the visitor's cookie on a shared computer is void.
 */
export async function signUp(
  viewer: Viewer | null,
  account: NewAccount,
  now: Date,
): Promise<Result<SignedUp, SignUpError>> {
  if (viewer && !viewer.guest) return err({ code: "already-signed-in" });
  const allowed = await countTry("signUp", "", now);
  if (!allowed.ok) return allowed;
  if (account.role === "teacher" && !(await mayTeachersSignUp())) return err({ code: "teachers-closed" });
  const recoveryCode = makeRecoveryCode();
  const { password, ...rest } = account;
  const data = { ...rest, passwordHash: await hashPassword(password), recoveryHash: hashCode(recoveryCode) };
  const db = await getDb();
  try {
    if (viewer) {
      const upgraded = await db.user.updateManyAndReturn({
        where: { id: viewer.userId, guest: true },
        data: { ...data, guest: false, sessionVersion: { increment: 1 } },
        select: tokenSelect,
      });
      const row = upgraded[0];
      return row ? ok({ token: toToken(row), recoveryCode }) : err({ code: "already-signed-in" });
    }
    const row = await db.user.create({
      data: { ...data, id: randomUUID(), createdAt: now, lastSeenAt: now },
      select: tokenSelect,
    });
    return ok({ token: toToken(row), recoveryCode });
  } catch (error) {
    if (isTaken(error)) return err({ code: "email-taken" });
    throw error;
  }
}

export type SignInError = Throttled | { readonly code: "wrong" };

/** "No such account" and "wrong password" are one answer and take the same time. */
export async function signInWithPassword(
  email: string,
  password: string,
  now: Date,
): Promise<Result<SessionToken, SignInError>> {
  const allowed = await countTry("password", email, now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const row = await db.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { ...tokenSelect, passwordHash: true },
  });
  if (!(await verifyPassword(password, row?.passwordHash ?? null)) || !row) return err({ code: "wrong" });
  await clearTries("password", email);
  return ok(toToken(row));
}

/**
 * Changes the password and signs every other browser out.
 *
 * @returns the token for this browser, and a new recovery code for accounts with an e-mail address
 */
export async function changePassword(
  viewer: Viewer,
  current: string,
  next: string,
  now: Date,
): Promise<Result<SessionToken, SignInError>> {
  const proven = await provePassword(viewer, current, now);
  if (!proven.ok) return proven;
  const db = await getDb();
  const row = await db.user.update({
    where: { id: viewer.userId },
    data: { passwordHash: await hashPassword(next), sessionVersion: { increment: 1 } },
    select: tokenSelect,
  });
  return ok(toToken(row));
}

/** Whether the person at the keyboard knows the password (or personal code) of the account that is signed in. */
export async function provePassword(viewer: Viewer, password: string, now: Date): Promise<Result<null, SignInError>> {
  const allowed = await countTry("password", viewer.userId, now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const row = await db.user.findUnique({ where: { id: viewer.userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(password, row?.passwordHash ?? null))) return err({ code: "wrong" });
  await clearTries("password", viewer.userId);
  return ok(null);
}

/** Whether an account has a password or personal code: OAuth accounts and guests have none. */
export async function hasPassword(viewer: Viewer): Promise<boolean> {
  const db = await getDb();
  const row = await db.user.findUnique({ where: { id: viewer.userId }, select: { passwordHash: true } });
  return row?.passwordHash != null;
}

export type AddEmailError = SignInError | { readonly code: "email-taken" } | { readonly code: "has-email" };

/** Gives a class-code learner an e-mail address and a password, to sign in without the class. */
export async function addEmail(
  viewer: Viewer,
  wanted: { readonly email: string; readonly password: string; readonly current: string },
  now: Date,
): Promise<Result<SignedUp, AddEmailError>> {
  if (viewer.email !== null) return err({ code: "has-email" });
  const proven = await provePassword(viewer, wanted.current, now);
  if (!proven.ok) return proven;
  const recoveryCode = makeRecoveryCode();
  const db = await getDb();
  try {
    const row = await db.user.update({
      where: { id: viewer.userId },
      data: {
        email: wanted.email,
        passwordHash: await hashPassword(wanted.password),
        recoveryHash: hashCode(recoveryCode),
        sessionVersion: { increment: 1 },
      },
      select: tokenSelect,
    });
    return ok({ token: toToken(row), recoveryCode });
  } catch (error) {
    if (isTaken(error)) return err({ code: "email-taken" });
    throw error;
  }
}

/** A new recovery code; the old one is void. */
export async function renewRecoveryCode(
  viewer: Viewer,
  current: string,
  now: Date,
): Promise<Result<string, SignInError>> {
  const proven = await provePassword(viewer, current, now);
  if (!proven.ok) return proven;
  const recoveryCode = makeRecoveryCode();
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { recoveryHash: hashCode(recoveryCode) } });
  return ok(recoveryCode);
}

/** Makes every session of the account void, this one too. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { sessionVersion: { increment: 1 } } });
}

/** Name, language and time zone as the person sets them. */
export async function updateProfile(
  viewer: Viewer,
  profile: { readonly name: string; readonly timeZone: string },
): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: profile });
}
