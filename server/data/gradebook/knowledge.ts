import "server-only";
import { FEWEST_ASKED } from "@/core/gradebook/confusions";
import { FACTS_PER_PAGE } from "@/core/gradebook/query";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { isOfTopics, scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtClass } from "@/server/data/gradebook/cell-sql";
import { givenToMember } from "@/server/data/sets/audience";
import { ownDates } from "@/server/data/teaching/assignment-results";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * What a class knows: the recall that the memory of its learners predicts, of each of them what this class has given them and has
 * opened for them. What a learner studies besides is their own; of the same facts a memory is one, however it was come by. Worked
 * out in the database; what comes back is bounded by the fact base, not by the class.
 */

/** Mean recall over learners and their cards. */
export type Recall = {
  /** Learners who have met any of it. */
  readonly learners: number;
  /** Cards that they have met, all together. */
  readonly cards: number;
  /** Mean probability of recall now and on the chosen day, in [0, 1]; null below five learners. */
  readonly now: number | null;
  readonly later: number | null;
};

export type ClassKnowledge = {
  readonly className: string;
  /** Learners in the class. */
  readonly learners: number;
  readonly topics: readonly (Recall & { readonly topic: string })[];
  /** One page of the facts that five learners have met: those that will be recalled least on the chosen day first. */
  readonly atRisk: readonly (Recall & { readonly factId: string })[];
  readonly facts: {
    /** From 1 to `pages`. */
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    /** Facts that fewer have met: nothing is told of them. */
    readonly few: number;
  };
};

type Head = {
  readonly name: string;
  readonly learners: number;
  readonly assignments: readonly { readonly id: string; readonly blueprint: unknown }[];
};

/** Which facts are shown, one by one: of a topic alone, and which page of them, from 1. */
export type FactsWanted = { readonly topic: string | null; readonly page: number };
const firstFacts: FactsWanted = { topic: null, page: 1 };

/**
 * @param later  the instant of the forecast
 * @param wanted a page beyond the last is the last
 * @returns null when there is no such class or the viewer does not teach it
 */
export async function findClassKnowledge(
  viewer: Viewer,
  classroomId: string,
  now: Date,
  later: Date,
  wanted: FactsWanted = firstFacts,
): Promise<ClassKnowledge | null> {
  const [head] = await runStatement<Head>(Prisma.sql`
    SELECT c."name",
      (SELECT count(*)::int FROM "Membership" m WHERE m."classroomId" = c."id" AND m."role" = 'learner'
         AND m."removedAt" IS NULL) AS "learners",
      (SELECT coalesce(json_agg(json_build_object('id', s."id", 'blueprint', s."blueprint")), '[]') FROM "Assignment" s
       WHERE s."classroomId" = c."id" AND s."withdrawnAt" IS NULL) AS "assignments"
    FROM "Classroom" c WHERE ${taughtClass(viewer, classroomId)}`);
  if (head === undefined) return null;
  const given = givenToEach(viewer, classroomId, head.assignments, now);
  const recall = await recallOf(given, [now, later], wanted);
  const shown = ({ learners, cards, now: at, later: on }: RecallRow): Recall =>
    learners < FEWEST_ASKED ? { learners, cards, now: null, later: null } : { learners, cards, now: at, later: on };
  const { total, few } = recall[0] ?? { total: 0, few: 0 };
  const pages = Math.max(1, Math.ceil(total / FACTS_PER_PAGE));
  return {
    className: head.name,
    learners: head.learners,
    topics: recall
      .filter(({ factId }) => factId === null)
      .map((row) => ({ topic: row.topic, ...shown(row) }))
      .sort((a, b) => (a.later ?? 2) - (b.later ?? 2) || (a.topic < b.topic ? -1 : 1)),
    atRisk: recall
      .flatMap((row) => (row.factId === null ? [] : [{ factId: row.factId, ...shown(row) }]))
      .sort((a, b) => (a.later ?? 2) - (b.later ?? 2) || (a.factId < b.factId ? -1 : 1)),
    facts: { page: Math.min(wanted.page, pages), pages, total, few },
  };
}

/**
 * Tables of a WITH clause: "given", each learner of the class with how quickly they forget and their lot, which is all that of its
 * assignments is theirs and has opened for them, and what is in a lot, "lotTopic" and "lotFact". A class has few different lots,
 * mostly one. Only where topics alone say what was given does a memory's topic tell that it belongs to it: else its fact must.
 * All are empty for whoever does not teach the class.
 */
function givenToEach(viewer: Viewer, classroomId: string, assignments: Head["assignments"], now: Date): Prisma.Sql {
  const base = getFactBase();
  const contents = assignments.map(({ id, blueprint: stored }) => {
    const blueprint = blueprintSchema.parse(stored);
    const byTopic = isOfTopics(blueprint);
    const topics = blueprint.topics.length === 0 ? base.topics.map((topic) => topic.id) : blueprint.topics;
    return {
      id,
      topics: byTopic ? topics : [],
      facts: byTopic ? [] : scopeOf(base, blueprint).map((fact) => fact.id),
    };
  });
  return Prisma.sql`"taught" AS MATERIALIZED (
      SELECT c."id" FROM "Classroom" c WHERE ${taughtClass(viewer, classroomId)}
    ), "given" AS MATERIALIZED (
      SELECT "userId", "works", dense_rank() OVER (ORDER BY "works") AS "lot", coalesce(${ownDecay}, ${PUBLISHED_DECAY}::float8) AS "decay"
      FROM (
        SELECT m."userId", array_agg(s."id" ORDER BY s."id") AS "works"
        FROM "taught" c
        JOIN "Assignment" s ON s."classroomId" = c."id" AND s."withdrawnAt" IS NULL
        JOIN "Membership" m ON m."classroomId" = c."id"
        CROSS JOIN LATERAL (SELECT m."userId" AS "id") u
        JOIN LATERAL ${ownDates} o ON true
        WHERE ${givenToMember} AND o."opensAt" <= ${now.toISOString()}::timestamptz
        GROUP BY m."userId"
      ) w
    ), "content" AS (
      SELECT l."lot", g."topics", g."facts" FROM (SELECT DISTINCT "lot", "works" FROM "given") l
      JOIN jsonb_to_recordset(${JSON.stringify(contents)}::jsonb) AS g ("id" uuid, "topics" jsonb, "facts" jsonb)
        ON g."id" = ANY(l."works")
    ), "lotTopic" AS MATERIALIZED (
      SELECT DISTINCT "lot", jsonb_array_elements_text("topics") AS "topic" FROM "content"
    ), "lotFact" AS MATERIALIZED (
      SELECT DISTINCT "lot", jsonb_array_elements_text("facts") AS "factId" FROM "content"
    )`;
}

/** FSRS-6, w20 (items.md §6). */
const PUBLISHED_DECAY = 0.1542;

/** w20 of the weights that are a learner's own, `w` being a row with their "userId"; null where they have none. */
const ownDecay = Prisma.sql`(
  SELECT (e."body"->'weights'->>20)::float8 FROM "MemoryEvent" e
  WHERE e."learnerId" = w."userId" AND e."targetId" IS NULL AND e."kind" IN ('settingsChanged', 'weightsAdopted')
    AND jsonb_exists(e."body", 'weights')
  ORDER BY e."effectiveAt" DESC, e."device" DESC, e."deviceSequence" DESC, e."id" DESC LIMIT 1)`;

/** Facts that no list about a class names: those on violence and casualties. */
export const harmful = () => [...getFactBase().facts.values()].filter(({ harm }) => harm !== null).map(({ id }) => id);

const factIdOf = Prisma.sql`CASE WHEN t."targetId" LIKE 'fact:%' THEN split_part(t."targetId", ':', 2) END`;

/**
 * Memories `t` of the class's learners `v`, of what they were given (`givenToEach`). Looked up learner by learner: a database whose
 * tables nobody has analysed would go through all learners for each memory.
 */
const memories = (): Prisma.Sql => Prisma.sql`
  FROM "given" v CROSS JOIN LATERAL (
    SELECT * FROM "MemoryState" t WHERE t."learnerId" = v."userId" AND t."stability" > 0 AND t."lastAt" IS NOT NULL
      AND NOT t."suspended" AND (t."targetId" LIKE 'fact:%' OR t."targetId" LIKE 'list:%')
      AND coalesce(${factIdOf}, '') <> ALL(${harmful()}::text[]) OFFSET 0
  ) t
  WHERE (v."lot", t."topic") IN (SELECT "lot", "topic" FROM "lotTopic")
    OR (v."lot", ${factIdOf}) IN (SELECT "lot", "factId" FROM "lotFact")`;

/**
 * Probability of recall at an instant, as core/memory/scheduler.ts has it (retrievability); a test compares. `v."decay"` is w20 of
 * the learner's own weights, or of the published ones.
 */
const recallAt = (at: Date): Prisma.Sql => Prisma.sql`power(1 + (power(0.9, -1 / v."decay") - 1)
  * greatest(0, extract(epoch FROM ${at.toISOString()}::timestamptz - t."lastAt")::float8 / 86400) / t."stability", -v."decay")`;

type RecallRow = {
  readonly topic: string;
  /** Null in the row of a whole topic. */
  readonly factId: string | null;
  readonly learners: number;
  readonly cards: number;
  readonly now: number;
  readonly later: number;
  /** The same in each row: facts that enough learners have met, and those that fewer have. */
  readonly total: number;
  readonly few: number;
};

/** A row for each topic, then one for each fact of the page wanted. */
function recallOf(
  given: Prisma.Sql,
  [now, later]: readonly [Date, Date],
  { topic, page }: FactsWanted,
): Promise<readonly RecallRow[]> {
  return runStatement<RecallRow>(Prisma.sql`
    WITH ${given}, "recall" AS MATERIALIZED (
      SELECT t."learnerId", t."topic", ${factIdOf} AS "factId", ${recallAt(now)} AS "now", ${recallAt(later)} AS "later"
      ${memories()}
    ), "fact" AS (
      SELECT min("topic") AS "topic", "factId", count(DISTINCT "learnerId")::int AS "learners", count(*)::int AS "cards",
        avg("now") AS "now", avg("later") AS "later"
      FROM "recall" WHERE "factId" IS NOT NULL AND "topic" = coalesce(${topic}::text, "topic") GROUP BY "factId"
    ), "counted" AS (
      SELECT count(*) FILTER (WHERE "learners" >= ${FEWEST_ASKED}::int)::int AS "total",
        count(*) FILTER (WHERE "learners" < ${FEWEST_ASKED}::int)::int AS "few" FROM "fact"
    ), "page" AS (
      SELECT * FROM "fact" WHERE "learners" >= ${FEWEST_ASKED}::int ORDER BY "later", "factId"
      LIMIT ${FACTS_PER_PAGE}::int
      OFFSET (SELECT least(${page - 1}::int, greatest("total" - 1, 0) / ${FACTS_PER_PAGE}::int) * ${FACTS_PER_PAGE}::int FROM "counted")
    )
    SELECT r.*, "total", "few" FROM (SELECT "topic", NULL::text AS "factId", count(*)::int AS "learners", sum("cards")::int AS "cards",
      sum("now") / sum("cards") AS "now", sum("later") / sum("cards") AS "later"
    FROM (SELECT "learnerId", "topic", count(*) AS "cards", sum("now") AS "now", sum("later") AS "later" FROM "recall" GROUP BY 1, 2) l
    GROUP BY "topic"
    UNION ALL SELECT * FROM "page") r, "counted"
    ORDER BY "factId" NULLS FIRST, "topic"`);
}
