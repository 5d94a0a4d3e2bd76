import "server-only";
import { randomUUID } from "node:crypto";
import { ok, type Result } from "@/core/shared/result";
import type { SessionToken } from "@/server/auth/session-token";
import { countTry, type Throttled } from "@/server/auth/throttle";
import { getDb } from "@/server/db";

/** A row for a visitor: what they do now stays theirs when the row becomes an account. */
export async function createGuest(now: Date): Promise<Result<SessionToken, Throttled>> {
  const allowed = await countTry("guest", "", now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const row = await db.user.create({
    data: { id: randomUUID(), guest: true, name: "", createdAt: now, lastSeenAt: now },
    select: { id: true, sessionVersion: true },
  });
  return ok({ userId: row.id, sessionVersion: row.sessionVersion });
}
