import "server-only";
import { SESSION_SECONDS } from "@/server/auth/session-token";
import { getDb } from "@/server/db";

const DAY_MS = 24 * 3600 * 1000;

/**
 * Throws away what nobody can come back to, at each start: visitors whose cookie is long over, or who left after a
 * look without doing anything; used and old codes; and full or half-full windows of the throttle.
 */
export async function tidy(now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const db = await getDb();
  await db.$transaction([
    db.user.deleteMany({ where: { guest: true, lastSeenAt: { lt: daysAgo(SESSION_SECONDS / 86_400 + 1) } } }),
    db.user.deleteMany({
      where: { guest: true, lastSeenAt: { lt: daysAgo(2) }, attempts: { none: {} }, events: { none: {} } },
    }),
    db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
    db.throttle.deleteMany({ where: { windowStart: { lt: daysAgo(1) } } }),
  ]);
}
