import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { isTaken } from "@/server/database/errors";
import { getDb } from "@/server/db";

/** Who signed in elsewhere. No token of the provider is kept: nothing here calls it again. */
export type OutsideIdentity = {
  readonly provider: string;
  readonly providerAccountId: string;
  readonly name: string;
  /** Null unless the provider says that the address is proven. */
  readonly email: string | null;
  /** The browser's. A new account takes it, and a visitor's who had none; of any other it is a setting. */
  readonly timeZone: string;
};

/** The account that belongs to an identity at a provider, or null. */
export async function findLinkedAccount(provider: string, providerAccountId: string): Promise<SessionToken | null> {
  const db = await getDb();
  const row = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: { id: true, sessionVersion: true } } },
  });
  return row ? { userId: row.user.id, sessionVersion: row.user.sessionVersion } : null;
}

/**
 * Makes sure that an account belongs to the identity: the one linked before; else the signed-in person's, a visitor's
 * row becoming an account; else a new one.
 *
 * @returns "email-taken" when another account has the address: whoever owns it signs in there first, then links
 */
export async function linkOrCreate(
  identity: OutsideIdentity,
  viewer: Viewer | null,
  now: Date,
): Promise<Result<null, { readonly code: "email-taken" }>> {
  const { provider, providerAccountId, name, email, timeZone } = identity;
  if (await findLinkedAccount(provider, providerAccountId)) return ok(null);
  const link = { type: "oauth", provider, providerAccountId };
  const db = await getDb();
  try {
    if (viewer === null) {
      await db.user.create({
        data: { id: randomUUID(), name, email, timeZone, createdAt: now, lastSeenAt: now, accounts: { create: link } },
      });
    } else if (viewer.guest) {
      const zone = viewer.timeZone === "UTC" ? { timeZone } : {};
      await db.user.update({
        where: { id: viewer.userId, guest: true },
        data: { guest: false, name, email, ...zone, sessionVersion: { increment: 1 }, accounts: { create: link } },
      });
    } else {
      await db.account.create({ data: { ...link, userId: viewer.userId } });
    }
    return ok(null);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Two answers of the provider at once, or the address of another account.
    return (await findLinkedAccount(provider, providerAccountId)) ? ok(null) : err({ code: "email-taken" });
  }
}
