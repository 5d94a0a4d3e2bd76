import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtClass } from "@/server/data/gradebook/cell-sql";
import { settle } from "@/server/data/sittings/settle";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** More are left to the sweeper: a page does not wait for a term of them. */
const MOST_AT_ONCE = 200;

/** Ends the sittings of a class that the clock has ended, so that its gradebook shows them as they are. */
export async function settleClass(viewer: Viewer, classroomId: string, now: Date): Promise<void> {
  const at = now.toISOString();
  const over = await runStatement<{ id: string }>(Prisma.sql`
    SELECT a."id"::text FROM "Classroom" c
    JOIN "Assignment" s ON s."classroomId" = c."id" AND s."kind" = 'quiz'
    JOIN "Attempt" a ON a."assignmentId" = s."id" AND a."finishedAt" IS NULL
    LEFT JOIN "AssignmentException" x ON x."assignmentId" = s."id" AND x."learnerId" = a."learnerId"
    WHERE ${taughtClass(viewer, classroomId)} AND (coalesce(x."closesAt", s."closesAt") <= ${at}::timestamptz
      OR a."startedAt" + make_interval(secs => (s."rules"->>'timeLimitS')::float8) <= ${at}::timestamptz)
    LIMIT ${MOST_AT_ONCE}::int`);
  if (over.length > 0) await settle({ id: { in: over.map(({ id }) => id) } }, now);
}
