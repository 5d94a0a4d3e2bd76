import "server-only";
import { retrievability } from "@/core/memory/scheduler";
import { studyDay, studyDayEnd } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { stateSelect, toMemoryState } from "@/server/data/memory/memory-rows";
import { findSettings } from "@/server/data/memory/review-queue";
import { getDb } from "@/server/db";

export type TopicRecall = {
  readonly topic: string;
  /** Targets of the topic that have been met. */
  readonly known: number;
  /** Mean probability that one of them is recalled now, in [0, 1]. */
  readonly recall: number;
};

export type StudiedDay = { readonly day: string; readonly reviews: number; readonly answers: number };

export type LearnerProgress = {
  readonly today: string;
  /** Cards that fall due before the end of the viewer's day. */
  readonly due: number;
  readonly topics: readonly TopicRecall[];
  /** Days with anything done, oldest first. */
  readonly days: readonly StudiedDay[];
};

const CALENDAR_DAYS = 26 * 7;
const DAY_MS = 86_400_000;

/** What the viewer knows, and when they studied; recall is predicted from the memory of each target as of now. */
export async function findProgress(viewer: Viewer, now: Date): Promise<LearnerProgress> {
  const db = await getDb();
  const at = now.getTime();
  const today = studyDay(at, viewer);
  const dayEnd = studyDayEnd(at, viewer);
  const since = new Date(Date.parse(`${today}T00:00:00Z`) - CALENDAR_DAYS * DAY_MS).toISOString().slice(0, 10);
  const [rows, settings, days] = await Promise.all([
    db.memoryState.findMany({
      where: { learnerId: viewer.userId, targetId: { not: { startsWith: "skill:" } } },
      select: stateSelect,
    }),
    findSettings(db, viewer),
    db.$queryRaw<StudiedDay[]>`
      SELECT e."localDay" AS "day",
             count(*) FILTER (WHERE e."kind" = 'reviewed')::int AS "reviews",
             count(DISTINCT coalesce(e."body"->>'answerId', e."id"::text))
               FILTER (WHERE e."kind" = 'answered')::int AS "answers"
      FROM "MemoryEvent" e
      WHERE e."learnerId" = ${viewer.userId}::uuid AND e."localDay" >= ${since}
        AND e."kind" IN ('reviewed', 'answered')
        AND NOT EXISTS (
          SELECT 1 FROM "MemoryEvent" u WHERE u."learnerId" = e."learnerId" AND u."targetId" = e."targetId"
            AND u."kind" = 'undone' AND coalesce(u."body"->>'undoes', u."body"->>'voids') = e."id"::text
        )
      GROUP BY e."localDay" ORDER BY e."localDay"`,
  ]);

  const sums = new Map<string, { known: number; sum: number }>();
  let due = 0;
  for (const row of rows) {
    const state = toMemoryState(row);
    if (state.suspended) continue;
    if (state.dueAt !== null && state.dueAt < dayEnd && !viewer.pausedTopics.includes(row.topic)) due++;
    const recall = retrievability(state, at, settings);
    if (recall === null) continue;
    const entry = sums.get(row.topic) ?? { known: 0, sum: 0 };
    sums.set(row.topic, { known: entry.known + 1, sum: entry.sum + recall });
  }
  return {
    today,
    due,
    topics: [...sums].map(([topic, { known, sum }]) => ({ topic, known, recall: sum / known })),
    days,
  };
}
