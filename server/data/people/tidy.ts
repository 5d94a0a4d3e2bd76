import "server-only";
import { sweepRetention } from "@/server/data/privacy/retention";
import { getDb } from "@/server/db";

const DAY_MS = 24 * 3600 * 1000;

/**
 * Throws away what nobody can come back to, at each start and once a day: visitors who left after a look without doing
 * anything; used and old codes and invitations; rejected answers that nobody has typed again in a year; full or half-full windows of
 * the throttle; and what is older than an administrator wants it kept.
 */
export async function tidy(now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const db = await getDb();
  await db.$transaction([
    db.user.deleteMany({
      where: { guest: true, lastSeenAt: { lt: daysAgo(2) }, attempts: { none: {} }, events: { none: {} } },
    }),
    db.oneTimeCode.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
    db.teacherInvitation.deleteMany({ where: { expiresAt: { lt: daysAgo(30) } } }),
    // What comes less than once a year is hardly another spelling.
    db.rejectedAnswer.deleteMany({ where: { lastAt: { lt: daysAgo(365) } } }),
    db.throttle.deleteMany({ where: { windowStart: { lt: daysAgo(1) } } }),
  ]);
  await sweepRetention(now);
}
