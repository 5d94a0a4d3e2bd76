import "server-only";
import { studyDayStart } from "@/core/memory/study-day";
import { missingCards, standingOf, type WorkToday } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { findReviewingToday } from "@/server/data/memory/day-asks";
import { givenTo } from "@/server/data/sets/audience";
import { getDb } from "@/server/db";

/**
 * How the viewer's day stands in each open reviewing that has not all its days, the soonest due for them first; then what has all of
 * them, today being one.
 */
export async function listWorksToday(viewer: Viewer, now: Date): Promise<readonly WorkToday[]> {
  const days = await findReviewingToday(viewer, now);
  const began = new Date(studyDayStart(now.getTime(), viewer));
  const mine = { learnerId: viewer.userId, state: "done", finishedAt: { gte: began } };
  const db = await getDb();
  const rows = await db.assignment.findMany({
    where: {
      kind: "reviewing",
      withdrawnAt: null,
      classroom: { archivedAt: null },
      AND: [givenTo(viewer), { OR: [{ id: { in: [...days.keys()] } }, { results: { some: mine } }] }],
    },
    select: { id: true, title: true },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
  });
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const open = [...days].flatMap(([id, today]): WorkToday[] => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ id, title, standing: standingOf(today), missing: missingCards(today) }];
  });
  const finished = rows.filter(({ id }) => !days.has(id));
  return [...open, ...finished.map(({ id, title }): WorkToday => ({ id, title, standing: "finished", missing: 0 }))];
}
