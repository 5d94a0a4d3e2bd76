import "server-only";
import { MISSED_BELOW } from "@/core/gradebook/graded-things";
import { Prisma } from "@/server/generated/prisma/client";

// core/gradebook/graded-things.ts in the database's language, for rows `t` of AttemptItem and `w` of Answer in the query around it:
// a class's year of answers stays in the database. A test compares the two on questions of every type.

/** Whether every option of a question with several answers was chosen: then it tells of none of them. */
const choseAll = Prisma.sql`jsonb_array_length(coalesce(w."body"->'answer'->'choiceIds', '[]'))
  = (SELECT count(*) FROM jsonb_object_keys(t."key"->'options'))`;

/** Each target of the question with whether it was missed. */
const targets = Prisma.sql`
  SELECT t."key"->'premises'->p."key"->>'targetId' AS "targetId",
    w."body"->'answer'->'pairs'->>p."key" IS DISTINCT FROM p."value" AS "missed"
  FROM jsonb_each_text(CASE t."type" WHEN 'matching' THEN t."key"->'pairs' END) p
  UNION ALL
  SELECT m."value", NOT coalesce(jsonb_exists(w."body"->'answer'->'choiceIds', m."key"), false)
  FROM jsonb_each_text(CASE t."type" WHEN 'multiple-response' THEN t."key"->'targets' END) m WHERE NOT ${choseAll}
  UNION ALL
  SELECT t."targetId", w."credit" < ${MISSED_BELOW}::float8
  WHERE t."type" NOT IN ('matching', 'multiple-response', 'ordering')`;

/** The things that the answer `w` to the question `t` tells of, with whether each was missed: a LATERAL table. */
export const gradedThings: Prisma.Sql = Prisma.sql`(
  SELECT "thing", "missed" FROM (
    SELECT "missed", CASE split_part("targetId", ':', 1)
        WHEN 'fact' THEN split_part("targetId", ':', 2)
        WHEN 'skill' THEN "targetId"
        WHEN 'list' THEN CASE WHEN cardinality(t."factIds") = 1 THEN t."factIds"[1] END
      END AS "thing"
    FROM (${targets}) targets
    WHERE coalesce(w."grade"->>'kind', '') NOT IN ('skipped', 'undecided')
  ) named WHERE "thing" IS NOT NULL
)`;
