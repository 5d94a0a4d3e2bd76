import "server-only";
import { addDays, studyDay } from "@/core/memory/study-day";
import type { StudiedDay } from "@/core/statistics/study-days";
import type { Viewer } from "@/server/auth/viewer";
import { undoneEvents } from "@/server/data/progress/recall-log";
import { getDb } from "@/server/db";

/** A year of weeks, with the one that is going on. */
export const CALENDAR_WEEKS = 53;

/**
 * The days of the last year on which the viewer did anything, oldest first, and for how long. A row a day: the year of events
 * is found by day and added up in the database.
 *
 * An answer counts on the day on which it was given, whether or not it is told already or says anything about memory. A pretest
 * counts nowhere, neither its answers nor its time: it looks at what a topic asks, before any of it is studied.
 */
export async function findStudyDays(viewer: Viewer, now: Date): Promise<StudiedDay[]> {
  const db = await getDb();
  const since = addDays(studyDay(now.getTime(), viewer), -7 * CALENDAR_WEEKS);
  // A day more than needed, whatever the zone: the days are told apart below.
  const sinceAt = new Date(Date.parse(`${since}T00:00:00Z`) - 86_400_000);
  return db.$queryRaw<StudiedDay[]>`
    WITH ${undoneEvents(viewer)},
    done AS (
      SELECT e."localDay" AS "day", 1 AS "review", 0 AS "answer", (e."body"->>'activeMs')::float8 AS "ms"
      FROM "MemoryEvent" e
      WHERE e."learnerId" = ${viewer.userId}::uuid AND e."localDay" >= ${since} AND e."kind" = 'reviewed'
        AND e."id" NOT IN (SELECT "id" FROM undone)
      UNION ALL
      SELECT to_char((a."receivedAt" - make_interval(hours => ${viewer.dayStartHour}::int)) AT TIME ZONE ${viewer.timeZone},
          'YYYY-MM-DD'), 0, 1, a."activeMs"::float8
      FROM "Answer" a JOIN "Attempt" t ON t."id" = a."attemptId" AND t."kind" <> 'pretest'
      WHERE a."learnerId" = ${viewer.userId}::uuid AND a."receivedAt" >= ${sinceAt}
    )
    SELECT "day", sum("review")::int AS "reviews", sum("answer")::int AS "answers", coalesce(sum("ms"), 0) AS "activeMs"
    FROM done WHERE "day" >= ${since} GROUP BY "day" ORDER BY "day"`;
}

/**
 * What the viewer wishes for: so many days of studying a week, the others being for rest.
 *
 * @param daysPerWeek 1 to 6; null is no such wish
 */
export async function setDaysPerWeek(viewer: Viewer, daysPerWeek: number | null): Promise<void> {
  const db = await getDb();
  await db.user.update({ where: { id: viewer.userId }, data: { daysPerWeek } });
}
