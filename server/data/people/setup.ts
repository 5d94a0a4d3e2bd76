import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { hashCode, makeLinkCode, makeRecoveryCode } from "@/server/auth/codes";
import { hashPassword } from "@/server/auth/password";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { SignedUp } from "@/server/data/people/accounts";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";

const DAY_MS = 24 * 3600 * 1000;
/** A unique row: of two people who use two links at once, one becomes the first administrator. */
const FIRST = "first-administrator";

export async function hasAdministrator(): Promise<boolean> {
  const db = await getDb();
  return (await db.user.findFirst({ where: { role: "administrator" }, select: { id: true } })) !== null;
}

/**
 * A code for the link that makes the first administrator, or null when there is one already. Each start makes a new
 * one; those of other processes on the same database go on working for a day, until the first is used.
 */
export async function createSetupCode(now: Date): Promise<string | null> {
  if (await hasAdministrator()) return null;
  const code = makeLinkCode();
  const db = await getDb();
  await db.$transaction([
    db.setting.deleteMany({ where: { key: FIRST } }),
    db.oneTimeCode.deleteMany({ where: { purpose: "setup", expiresAt: { lte: now } } }),
    db.oneTimeCode.create({
      data: {
        id: randomUUID(),
        purpose: "setup",
        codeHash: hashCode(code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + DAY_MS),
      },
    }),
  ]);
  return code;
}

const usable = (code: string, now: Date) =>
  ({ codeHash: hashCode(code), purpose: "setup", usedAt: null, expiresAt: { gt: now } }) as const;

export type SetupError = Throttled | { readonly code: "no-link" } | { readonly code: "email-taken" };

export async function checkSetupCode(code: string, now: Date): Promise<Result<null, SetupError>> {
  const db = await getDb();
  const row = await db.oneTimeCode.findFirst({ where: usable(code, now), select: { id: true } });
  if (row && !(await hasAdministrator())) return ok(null);
  const allowed = await countTry("unknownOneTimeCode", "", now);
  return allowed.ok ? err({ code: "no-link" } as const) : allowed;
}

/** Makes the first administrator and voids every set-up link. */
export async function createFirstAdministrator(
  code: string,
  person: { readonly name: string; readonly email: string; readonly password: string; readonly timeZone: string },
  now: Date,
): Promise<Result<SignedUp, SetupError>> {
  const checked = await checkSetupCode(code, now);
  if (!checked.ok) return checked;
  const recoveryCode = makeRecoveryCode();
  const { password, ...rest } = person;
  const hashes = { passwordHash: await hashPassword(password), recoveryHash: hashCode(recoveryCode) };
  const db = await getDb();
  if (await db.user.findUnique({ where: { email: person.email }, select: { id: true } })) {
    return err({ code: "email-taken" });
  }
  try {
    return await db.$transaction(async (tx) => {
      await tx.setting.create({ data: { key: FIRST, value: true } });
      const used = await tx.oneTimeCode.updateMany({ where: usable(code, now), data: { usedAt: now } });
      if (used.count === 0) return err({ code: "no-link" } as const);
      const row = await tx.user.create({
        data: { ...rest, ...hashes, id: randomUUID(), role: "administrator", createdAt: now, lastSeenAt: now },
        select: { id: true, sessionVersion: true },
      });
      await tx.oneTimeCode.deleteMany({ where: { purpose: "setup", usedAt: null } });
      return ok({ token: { userId: row.id, sessionVersion: row.sessionVersion }, recoveryCode });
    });
  } catch (error) {
    // Somebody else was first.
    if (isTaken(error)) return err({ code: "no-link" });
    throw error;
  }
}
