import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { findMistakes, latestSittings, type Mistake } from "@/server/data/gradebook/confusions";
import { gradedThings } from "@/server/data/gradebook/graded-things-sql";
import { harmful } from "@/server/data/gradebook/knowledge";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Who is stuck, on which fact or rule, and what they take it for. It names people: so it is told from their answers to the quizzes
 * of this class alone, whatever they know, study or forget besides.
 */

/** Of so many latest answers of a learner on a fact, so many were missed: once may be a slip. */
const LATEST_ASKINGS = 3;
const STUCK_MISSES = 2;
export const MOST_THINGS = 15;

export type StuckOn = {
  /** A fact by its id, or a skill by its target. */
  readonly thing: string;
  readonly people: readonly {
    readonly learnerId: string;
    readonly name: string;
    /** What they gave where another thing was right, in questions on this fact: ids of entities. */
    readonly takes: readonly Pick<Mistake, "right" | "given">[];
  }[];
};

export type Stuck = {
  /** Those on which most are stuck first. */
  readonly things: readonly StuckOn[];
  /** Facts and skills on which somebody is stuck, shown or not. */
  readonly total: number;
};

type StuckRow = {
  readonly thing: string;
  readonly people: readonly { readonly learnerId: string; readonly name: string }[];
  readonly total: number;
};

/**
 * Answers of each learner on each thing, as it was graded itself, the latest with turn 1; a part of a WITH clause. None on violence,
 * also where its question tells of a skill.
 */
const askings = (viewer: Viewer, classroomId: string): Prisma.Sql =>
  Prisma.sql`${latestSittings(viewer, classroomId)}, "asking" AS (
      SELECT p."learner", p."name", g."thing", g."missed",
        row_number() OVER (PARTITION BY p."learner", g."thing" ORDER BY w."receivedAt" DESC, t."index" DESC, w."id") AS "turn"
      FROM "sitting" p JOIN "AttemptItem" t ON t."attemptId" = p."id" AND t."ruling" IS NULL
      JOIN "Answer" w ON w."attemptId" = t."attemptId" AND w."index" = t."index"
      CROSS JOIN LATERAL ${gradedThings} g
      WHERE NOT CASE WHEN ${isSkill} THEN t."factIds" ELSE ARRAY[g."thing"] END && ${harmful()}::text[]
    )`;

const isSkill = Prisma.sql`"thing" LIKE 'skill:%'`;

/** What somebody of the class missed in two of their latest three askings; none for whoever does not teach it. */
export async function findStuck(viewer: Viewer, classroomId: string): Promise<Stuck> {
  const rows = await runStatement<StuckRow>(Prisma.sql`
    WITH ${askings(viewer, classroomId)}, "stuck" AS (
      SELECT "learner", min("name") AS "name", "thing" FROM "asking" WHERE "turn" <= ${LATEST_ASKINGS}::int
      GROUP BY "learner", "thing" HAVING count(*) FILTER (WHERE "missed") >= ${STUCK_MISSES}::int
    )
    SELECT "thing", json_agg(json_build_object('learnerId', "learner", 'name', "name") ORDER BY "name", "learner") AS "people",
      (count(*) OVER ())::int AS "total"
    FROM "stuck" GROUP BY "thing" ORDER BY count(*) DESC, "thing" LIMIT ${MOST_THINGS}::int`);
  if (rows.length === 0) return { things: [], total: 0 };
  const mistakes = await findMistakes(viewer, classroomId, null);
  const things = rows.map(({ thing, people }) => ({
    thing,
    people: people.map((person) => ({
      ...person,
      takes: mistakes
        .filter((one) => one.factId === thing && one.learnerId === person.learnerId)
        .map(({ right, given }) => ({ right, given })),
    })),
  }));
  return { things, total: rows[0]?.total ?? 0 };
}

/** Of fewer facts that a learner was asked, a share says nothing of them. */
const LEAST_ASKED = 4;
/** Whoever missed so large a share of what they were asked is told of. */
const MANY_MISSED = 0.5;
export const MOST_LEARNERS = 15;

/**
 * What the latest answer on each fact tells, before anybody has been asked one twice: one wrong answer may be a slip, and many of one
 * learner, or of many on one fact, are not. Both are counts of so many, and no more is made of them.
 */
export type LatestMisses = {
  /** Of how many facts and skills an answer has told, learner by learner: with none there is nothing to tell of anybody. */
  readonly asked: number;
  /** Learners who missed at least half of the facts that they were asked, of at least four; those with the largest share first. */
  readonly learners: readonly {
    readonly learnerId: string;
    readonly name: string;
    readonly missed: number;
    readonly asked: number;
  }[];
  /** Facts that at least two learners missed, those that most did first. */
  readonly facts: readonly { readonly factId: string; readonly missed: number; readonly asked: number }[];
};

/** The latest misses in the quizzes of a class; none for whoever does not teach it. */
export async function findLatestMisses(viewer: Viewer, classroomId: string): Promise<LatestMisses> {
  const [row] = await runStatement<LatestMisses>(Prisma.sql`
    WITH ${askings(viewer, classroomId)}, "latest" AS (
      SELECT "learner", "name", "thing" AS "factId", "missed" FROM "asking" WHERE "turn" = 1 AND NOT ${isSkill}
    ), "people" AS (
      SELECT "learner" AS "learnerId", min("name") AS "name", (count(*) FILTER (WHERE "missed"))::int AS "missed",
        count(*)::int AS "asked"
      FROM "latest" GROUP BY "learner"
      HAVING count(*) >= ${LEAST_ASKED}::int AND count(*) FILTER (WHERE "latest"."missed") >= ${MANY_MISSED}::float8 * count(*)
      ORDER BY (count(*) FILTER (WHERE "latest"."missed"))::float8 / count(*) DESC, min("name"), "learner"
      LIMIT ${MOST_LEARNERS}::int
    ), "facts" AS (
      SELECT "factId", (count(*) FILTER (WHERE "missed"))::int AS "missed", count(*)::int AS "asked"
      FROM "latest" GROUP BY "factId" HAVING count(*) FILTER (WHERE "latest"."missed") >= 2
      ORDER BY count(*) FILTER (WHERE "latest"."missed") DESC, count(*), "factId" LIMIT ${MOST_THINGS}::int
    )
    SELECT (SELECT count(*)::int FROM "asking" WHERE "turn" = 1) AS "asked",
      coalesce((SELECT json_agg("people") FROM "people"), '[]') AS "learners",
      coalesce((SELECT json_agg("facts") FROM "facts"), '[]') AS "facts"`);
  return row ?? { asked: 0, learners: [], facts: [] };
}
