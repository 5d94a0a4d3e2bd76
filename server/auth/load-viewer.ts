import "server-only";
import type { SessionToken } from "@/server/auth/session-token";
import type { Viewer } from "@/server/auth/viewer";
import { goalOf } from "@/server/data/memory/goal-row";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** What a viewer is in the words of the table; the compiler misses whatever is forgotten here. */
const fields = [
  "role",
  "guest",
  "demo",
  "name",
  "email",
  "language",
  "timeZone",
  "dayStartHour",
  "desiredRetention",
  "typedCards",
  "newPerDay",
  "reviewsPerDay",
  "easyDays",
  "pausedTopics",
  "daysPerWeek",
  "gradesToLook",
] as const satisfies readonly (keyof Viewer)[];

type Fields = Pick<Viewer, (typeof fields)[number]>;

/** A viewer as the columns below bring them. */
export type ViewerRow = Fields &
  Parameters<typeof goalOf>[0] & { readonly userId: string; readonly buttons: number; readonly lastSeenAt: Date };

const quoted = [...fields, "buttons", "goalDay", "goalTopics", "goalShare", "lastSeenAt"].map((name) => `u."${name}"`);

/** What a query over "User" u selects to know who asks. */
export const viewerColumns = Prisma.raw(`u."id" AS "userId", ${quoted.join(", ")}`);

export function viewerOf(row: ViewerRow): Viewer {
  const own = Object.fromEntries(fields.map((name) => [name, row[name]])) as Fields;
  return { ...own, userId: row.userId, buttons: row.buttons === 4 ? 4 : 2, goal: goalOf(row) };
}

const DAY_MS = 24 * 3600 * 1000;

/** Once a day, to tell visitors who came back from those whose rows can go. */
export async function noteSeen({ userId, lastSeenAt }: ViewerRow, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() <= DAY_MS) return;
  const db = await getDb();
  await db.user.updateMany({ where: { id: userId }, data: { lastSeenAt: now } });
}

/**
 * The person behind a token: one query by primary key, so that a changed role, a password change and "sign out
 * everywhere" count from the next request on.
 *
 * @returns null when the person is gone or the token is of an older session version
 */
export async function loadViewer({ userId, sessionVersion }: SessionToken, now: Date): Promise<Viewer | null> {
  const [row] = await runStatement<ViewerRow>(Prisma.sql`
    SELECT ${viewerColumns} FROM "User" u
    WHERE u."id" = ${userId}::uuid AND u."sessionVersion" = ${sessionVersion}::int`);
  if (row === undefined) return null;
  await noteSeen(row, now);
  return viewerOf(row);
}
