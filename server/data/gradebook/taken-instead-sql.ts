import "server-only";
import type { Mistaken } from "@/core/gradebook/confusions";
import { harmful } from "@/server/data/gradebook/knowledge";
import { Prisma } from "@/server/generated/prisma/client";

// What was given where another thing was right, as parts of a WITH clause after "asked" (asked-answers-sql.ts).

/** Pairs, and spellings of wrong typed answers, that the database gives: more would be seldomer than anybody reads. */
const MOST_PAIRS = 60;
const MOST_TYPED = 300;

/** A wrong answer that was typed: for the name of what it is, who reads it looks in the fact base. */
export type TypedRow = {
  readonly targetId: string;
  readonly text: string;
  readonly takenBy: readonly string[];
  readonly askedOf: readonly string[];
};

/** Clicks on the map that missed, by the place that was asked for. */
export type ClickedRow = {
  readonly right: string;
  readonly askedOf: readonly string[];
  readonly missed: readonly {
    readonly learner: string;
    readonly factId: string;
    readonly x: number;
    readonly y: number;
  }[];
};

/** What one learner took for what, in a question on which fact: ids of entities. */
export type Mistake = Pick<Mistaken, "right" | "given"> & { readonly learnerId: string; readonly factId: string };

/** What was chosen, typed and clicked in another's stead. */
export type TakenRow = {
  readonly chosen: readonly Mistaken[];
  readonly typed: readonly TypedRow[];
  readonly clicked: readonly ClickedRow[];
};

/**
 * None on violence and none that a teacher wrote. "chosen": each choice and each pair that was matched, with what was right and all
 * that could have been given; "chosenPair", "typedWrong" and "clicked", the rows of a TakenRow.
 */
export const takenTables = (): Prisma.Sql => Prisma.sql`"named" AS (
    SELECT * FROM "asked" WHERE cardinality("factIds") > 0 AND NOT "factIds" && ${harmful()}::text[]
  ), "chosen" AS MATERIALIZED (
    SELECT "learnerId", jsonb_path_query_array("key"->'options', '$.*') AS "options",
      "key"->'options'->>("key"->>'correctChoiceId') AS "right", "key"->'options'->>("answer"->>'choiceId') AS "given",
      "factIds"[1] AS "factId"
    FROM "named" WHERE "type" IN ('multiple-choice', 'map') AND jsonb_typeof("key"->'options') = 'object'
    UNION ALL
    SELECT q."learnerId", jsonb_path_query_array(q."key"->'options', '$.*'), q."key"->'options'->>p."value",
      q."key"->'options'->>(q."answer"->'pairs'->>p."key"), q."key"->'premises'->p."key"->>'factId'
    FROM "named" q CROSS JOIN LATERAL jsonb_each_text(q."key"->'pairs') p WHERE q."type" = 'matching'
  ), "mistaken" AS (
    SELECT "right", "given", array_agg(DISTINCT "learnerId") AS "takenBy", array_agg(DISTINCT "factId") AS "factIds"
    FROM "chosen" WHERE "given" <> "right" GROUP BY 1, 2
    ORDER BY count(DISTINCT "learnerId") DESC, 1, 2 LIMIT ${MOST_PAIRS}::int
  ), "turned" AS (
    SELECT "right", "given" FROM "mistaken" UNION SELECT "given", "right" FROM "mistaken"
  ), "couldTake" AS (
    SELECT u."right", u."given", array_agg(DISTINCT c."learnerId") AS "askedOf"
    FROM "turned" u JOIN "chosen" c ON c."right" = u."right" AND jsonb_exists(c."options", u."given") GROUP BY 1, 2
  ), "chosenPair" AS (
    SELECT "right", "given", coalesce(x."takenBy", '{}') AS "takenBy", coalesce(x."factIds", '{}') AS "factIds", "askedOf"
    FROM "couldTake" LEFT JOIN "mistaken" x USING ("right", "given")
  ), "typed" AS MATERIALIZED (
    SELECT "learnerId", "targetId", lower(trim("answer"->>'text')) AS "text", "credit" FROM "named"
    WHERE "type" IN ('cloze', 'short-answer')
  ), "typedOf" AS MATERIALIZED (
    SELECT "targetId", array_agg(DISTINCT "learnerId") AS "askedOf" FROM "typed" GROUP BY 1
  ), "typedWrong" AS (
    SELECT w.*, o."askedOf" FROM (
      SELECT "targetId", "text", array_agg(DISTINCT "learnerId") AS "takenBy" FROM "typed"
      WHERE "credit" = 0 AND "text" <> '' GROUP BY 1, 2
      ORDER BY count(DISTINCT "learnerId") DESC, 1, 2 LIMIT ${MOST_TYPED}::int
    ) w JOIN "typedOf" o USING ("targetId")
  ), "clicked" AS (
    SELECT "key"->>'placeId' AS "right", array_agg(DISTINCT "learnerId") AS "askedOf",
      coalesce(json_agg(json_build_object('learner', "learnerId", 'factId', "factIds"[1], 'x', ("answer"->>'x')::float8,
        'y', ("answer"->>'y')::float8)) FILTER (WHERE "credit" < 1 AND "answer"->>'x' IS NOT NULL AND "answer"->>'y' IS NOT NULL),
        '[]') AS "missed"
    FROM "named" WHERE "type" = 'map' AND "key"->>'mode' = 'click' GROUP BY 1
  )`;

/** The columns of a TakenRow, for a SELECT after `takenTables`. */
export const takenColumns: Prisma.Sql = Prisma.sql`
  (SELECT coalesce(json_agg("chosenPair"), '[]') FROM "chosenPair") AS "chosen",
  (SELECT coalesce(json_agg("typedWrong"), '[]') FROM "typedWrong") AS "typed",
  (SELECT coalesce(json_agg("clicked"), '[]') FROM "clicked") AS "clicked"`;

/** A column for the same SELECT: what each learner chose in another's stead, each mistake once. */
export const chosenByEach = (where: Prisma.Sql = Prisma.empty): Prisma.Sql => Prisma.sql`
  (SELECT coalesce(json_agg(e), '[]') FROM (
    SELECT DISTINCT "learnerId", "factId", "right", "given" FROM "chosen"
    WHERE "given" <> "right" AND "factId" IS NOT NULL ${where} ORDER BY 1, 2, 3, 4
  ) e) AS "byEach"`;
