import "server-only";
import { MISSED_BELOW } from "@/core/gradebook/graded-things";
import { Prisma } from "@/server/generated/prisma/client";

// core/gradebook/graded-things.ts in the database's language, for the rows of "asked" (asked-answers-sql.ts): a class's year of
// answers stays in the database. A test compares the two on questions of every type.

/** Whether every option of a question with several answers was chosen: then it tells of none of them. */
const choseAll = Prisma.sql`jsonb_array_length(coalesce(q."answer"->'choiceIds', '[]'))
  = (SELECT count(*) FROM jsonb_object_keys(q."key"->'options'))`;

const tells = Prisma.sql`q."graded" NOT IN ('skipped', 'undecided')`;

/** "graded": each answer once more for each thing that it tells of, with that "thing" and whether it was "missed". */
export const gradedThings: Prisma.Sql = Prisma.sql`"targets" AS (
    SELECT q.*, q."targetId" AS "target", q."credit" < ${MISSED_BELOW}::float8 AS "missed" FROM "asked" q
    WHERE ${tells} AND q."type" NOT IN ('matching', 'multiple-response', 'ordering')
    UNION ALL
    SELECT q.*, q."key"->'premises'->p."key"->>'targetId', q."answer"->'pairs'->>p."key" IS DISTINCT FROM p."value"
    FROM "asked" q CROSS JOIN LATERAL jsonb_each_text(q."key"->'pairs') p WHERE ${tells} AND q."type" = 'matching'
    UNION ALL
    SELECT q.*, m."value", NOT coalesce(jsonb_exists(q."answer"->'choiceIds', m."key"), false)
    FROM "asked" q CROSS JOIN LATERAL jsonb_each_text(q."key"->'targets') m
    WHERE ${tells} AND q."type" = 'multiple-response' AND NOT ${choseAll}
  ), "graded" AS (
    SELECT *, CASE split_part("target", ':', 1)
        WHEN 'fact' THEN split_part("target", ':', 2)
        WHEN 'skill' THEN "target"
        WHEN 'list' THEN CASE WHEN cardinality("factIds") = 1 THEN "factIds"[1] END
      END AS "thing"
    FROM "targets"
  )`;
