import "server-only";
import { questionName } from "@/core/quizzes/regrade";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { standingRulings } from "@/server/data/regrade/asked-questions";
import { findTroubles } from "@/server/data/regrade/fact-troubles";
import { getDb } from "@/server/db";

/** An assigned quiz with questions whose facts are no longer what they were. */
export type QuizToLookAt = {
  readonly assignmentId: string;
  readonly title: string;
  readonly className: string;
  readonly questions: number;
};

/** What was due longer ago is left in peace. */
const LOOK_BACK_MS = 120 * 86_400_000;

/**
 * Quizzes of the viewer's classes in which a question rests on a fact that was taken back, corrected or doubted since, and on
 * which nothing has been ruled yet. Nothing changes by itself: the teacher is told here.
 */
export async function listQuizzesToLookAt(viewer: Viewer, now: Date): Promise<readonly QuizToLookAt[]> {
  const db = await getDb();
  const assignments = await db.assignment.findMany({
    where: {
      kind: "quiz",
      dueAt: { gte: new Date(now.getTime() - LOOK_BACK_MS) },
      classroom: { ...taughtBy(viewer), archivedAt: null },
      attempts: { some: {} },
    },
    select: { id: true, title: true, classroom: { select: { name: true } } },
    orderBy: [{ dueAt: "desc" }, { id: "asc" }],
    take: 100,
  });
  if (assignments.length === 0) return [];
  const ids = assignments.map(({ id }) => id);
  const sat = await db.attempt.findMany({
    where: { assignmentId: { in: ids } },
    select: { release: true },
    distinct: ["release"],
  });
  const since = await findTroubles(
    db,
    sat.map(({ release }) => release),
  );
  const troubled = sat.map(({ release }) => ({ release, facts: [...since(release).keys()] }));
  if (troubled.every(({ facts }) => facts.length === 0)) return [];
  const rulings = await standingRulings(db, ids);
  const found = new Map<string, Set<string>>();
  for (const { release, facts } of troubled) {
    if (facts.length === 0) continue;
    const rows = await db.$queryRaw<{ assignmentId: string; type: string; targetId: string; factIds: string[] }[]>`
      SELECT DISTINCT a."assignmentId"::text, i."type", i."targetId", i."factIds"
      FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId"
      WHERE a."assignmentId" = ANY(${ids}::uuid[]) AND a."release" = ${release} AND (i."factIds" && ${facts}::text[]
        OR EXISTS (SELECT 1 FROM jsonb_each(i."proofs") p WHERE jsonb_exists_any(p.value->'factIds', ${facts}::text[])
          OR jsonb_exists_any(p.value->'told', ${facts}::text[])))`;
    for (const row of rows) {
      const name = questionName(row);
      if (rulings.has(`${row.assignmentId} ${name}`)) continue;
      found.set(row.assignmentId, (found.get(row.assignmentId) ?? new Set()).add(name));
    }
  }
  return assignments.flatMap(({ id, title, classroom }) => {
    const questions = found.get(id)?.size ?? 0;
    return questions === 0 ? [] : [{ assignmentId: id, title, className: classroom.name, questions }];
  });
}
