import "server-only";
import { gradedThings } from "@/server/data/gradebook/graded-things-sql";
import { harmful } from "@/server/data/gradebook/knowledge";
import type { Mistake } from "@/server/data/gradebook/taken-instead-sql";
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

export type StuckRow = {
  readonly stuck: readonly {
    readonly thing: string;
    readonly people: readonly { readonly learnerId: string; readonly name: string }[];
    readonly total: number;
  }[];
  readonly latest: LatestMisses;
};

const isSkill = Prisma.sql`"thing" LIKE 'skill:%'`;

/** Tables of a WITH clause after "asked": "asking", a learner's answers on a thing, the latest with turn 1, and what is told of them. */
export const stuckTables = (): Prisma.Sql => Prisma.sql`${gradedThings}, "asking" AS MATERIALIZED (
    SELECT * FROM (
      SELECT "learnerId", "thing", "missed",
        row_number() OVER (PARTITION BY "learnerId", "thing" ORDER BY "receivedAt" DESC, "index" DESC, "id") AS "turn"
      FROM "graded"
      -- None on violence, also where its question tells of a skill.
      WHERE "thing" IS NOT NULL AND NOT CASE WHEN ${isSkill} THEN "factIds" ELSE ARRAY["thing"] END && ${harmful()}::text[]
    ) turns WHERE "turn" <= ${LATEST_ASKINGS}::int
  ), "stuckOn" AS MATERIALIZED (
    SELECT "learnerId", "thing" FROM "asking"
    GROUP BY "learnerId", "thing" HAVING count(*) FILTER (WHERE "missed") >= ${STUCK_MISSES}::int
  ), "stuckThing" AS MATERIALIZED (
    SELECT "thing", (count(*) OVER ())::int AS "total",
      json_agg(json_build_object('learnerId', "userId", 'name', "name") ORDER BY "sortKey", "userId") AS "people"
    FROM "stuckOn" JOIN "member" ON "userId" = "learnerId"
    GROUP BY "thing" ORDER BY count(*) DESC, "thing" LIMIT ${MOST_THINGS}::int
  ), "latest" AS (
    SELECT "learnerId", "thing" AS "factId", "missed" FROM "asking" WHERE "turn" = 1 AND NOT ${isSkill}
  ), "missing" AS (
    SELECT "learnerId", (count(*) FILTER (WHERE "missed"))::int AS "missed", count(*)::int AS "asked"
    FROM "latest" GROUP BY "learnerId"
  ), "people" AS (
    SELECT "learnerId", "name", "missed", "asked" FROM "missing" JOIN "member" ON "userId" = "learnerId"
    WHERE "asked" >= ${LEAST_ASKED}::int AND "missed" >= ${MANY_MISSED}::float8 * "asked"
    ORDER BY "missed"::float8 / "asked" DESC, "sortKey", "learnerId" LIMIT ${MOST_LEARNERS}::int
  ), "facts" AS (
    SELECT "factId", (count(*) FILTER (WHERE "missed"))::int AS "missed", count(*)::int AS "asked"
    FROM "latest" GROUP BY "factId" HAVING count(*) FILTER (WHERE "latest"."missed") >= 2
    ORDER BY 2 DESC, 3, 1 LIMIT ${MOST_THINGS}::int
  )`;

/** The columns of a StuckRow, for a SELECT after `stuckTables`. */
export const stuckColumns: Prisma.Sql = Prisma.sql`
  (SELECT coalesce(json_agg("stuckThing"), '[]') FROM "stuckThing") AS "stuck",
  json_build_object('asked', (SELECT count(*) FROM "asking" WHERE "turn" = 1),
    'learners', (SELECT coalesce(json_agg("people"), '[]') FROM "people"),
    'facts', (SELECT coalesce(json_agg("facts"), '[]') FROM "facts")) AS "latest"`;

/** @param mistakes of the learners of the class, on whatever fact */
export function stuckOf({ stuck }: StuckRow, mistakes: readonly Mistake[]): Stuck {
  const takes = new Map<string, Pick<Mistake, "right" | "given">[]>();
  for (const { learnerId, factId, right, given } of mistakes) {
    const name = `${learnerId} ${factId}`;
    takes.set(name, [...(takes.get(name) ?? []), { right, given }]);
  }
  const things = stuck.map(({ thing, people }) => ({
    thing,
    people: people.map((person) => ({ ...person, takes: takes.get(`${person.learnerId} ${thing}`) ?? [] })),
  }));
  return { things, total: stuck[0]?.total ?? 0 };
}
