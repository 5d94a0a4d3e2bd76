import "server-only";
import { missingCards, standingOf, type WorkToday } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { findReviewingToday } from "@/server/data/memory/day-asks";
import { givenTo } from "@/server/data/sets/audience";
import { getDb } from "@/server/db";

/** How the viewer's day stands in each open reviewing that has not all its days; the soonest due for them first. */
export async function listWorksToday(viewer: Viewer, now: Date): Promise<readonly WorkToday[]> {
  const days = await findReviewingToday(viewer, now);
  if (days.size === 0) return [];
  const db = await getDb();
  const rows = await db.assignment.findMany({
    where: { id: { in: [...days.keys()] }, AND: [givenTo(viewer)] },
    select: { id: true, title: true },
  });
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return [...days].flatMap(([id, today]) => {
    const title = titles.get(id);
    return title === undefined ? [] : [{ id, title, standing: standingOf(today), missing: missingCards(today) }];
  });
}
