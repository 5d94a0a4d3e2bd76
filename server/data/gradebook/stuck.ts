import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { findMistakes, latestSittings, type Mistake } from "@/server/data/gradebook/confusions";
import { harmful } from "@/server/data/gradebook/knowledge";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Who is stuck, on which fact, and what they take it for. It names people: so it is told from their answers to the quizzes of
 * this class alone, whatever they know, study or forget besides.
 */

/** Of so many latest answers of a learner on a fact, so many were missed: once may be a slip. */
export const LATEST_ASKINGS = 3;
export const STUCK_MISSES = 2;
/** Below half of its credit an answer missed its fact. */
const MISSED_BELOW = 0.5;
const MOST_FACTS = 15;

export type StuckOn = {
  readonly factId: string;
  readonly people: readonly {
    readonly learnerId: string;
    readonly name: string;
    /** What they gave where another thing was right, in questions on this fact: ids of entities. */
    readonly takes: readonly Pick<Mistake, "right" | "given">[];
  }[];
};

export type Stuck = {
  /** Facts on which most are stuck first. */
  readonly facts: readonly StuckOn[];
  /** Facts on which somebody is stuck, shown or not. */
  readonly total: number;
};

type StuckRow = {
  readonly factId: string;
  readonly people: readonly { readonly learnerId: string; readonly name: string }[];
  readonly total: number;
};

/** Facts that somebody of the class missed in two of their latest three askings; none for whoever does not teach it. */
export async function findStuck(viewer: Viewer, classroomId: string): Promise<Stuck> {
  const rows = await runStatement<StuckRow>(Prisma.sql`
    WITH ${latestSittings(viewer, classroomId)}, "asking" AS (
      SELECT p."learner", p."name", f."factId", w."credit",
        row_number() OVER (PARTITION BY p."learner", f."factId" ORDER BY w."receivedAt" DESC, w."id") AS "turn"
      FROM "sitting" p JOIN "AttemptItem" t ON t."attemptId" = p."id" AND t."ruling" IS NULL
      JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
      CROSS JOIN LATERAL unnest(t."factIds") f("factId")
      WHERE coalesce(w."grade"->>'kind', '') <> 'skipped' AND f."factId" <> ALL(${harmful()}::text[])
    ), "stuck" AS (
      SELECT "learner", min("name") AS "name", "factId" FROM "asking" WHERE "turn" <= ${LATEST_ASKINGS}::int
      GROUP BY "learner", "factId"
      HAVING count(*) FILTER (WHERE "credit" < ${MISSED_BELOW}::float8) >= ${STUCK_MISSES}::int
    )
    SELECT "factId", json_agg(json_build_object('learnerId', "learner", 'name', "name") ORDER BY "name", "learner") AS "people",
      (count(*) OVER ())::int AS "total"
    FROM "stuck" GROUP BY "factId" ORDER BY count(*) DESC, "factId" LIMIT ${MOST_FACTS}::int`);
  if (rows.length === 0) return { facts: [], total: 0 };
  const mistakes = await findMistakes(viewer, classroomId, null);
  const facts = rows.map(({ factId, people }) => ({
    factId,
    people: people.map((person) => ({
      ...person,
      takes: mistakes
        .filter((one) => one.factId === factId && one.learnerId === person.learnerId)
        .map(({ right, given }) => ({ right, given })),
    })),
  }));
  return { facts, total: rows[0]?.total ?? 0 };
}
