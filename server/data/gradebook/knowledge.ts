import "server-only";
import { FEWEST_ASKED } from "@/core/gradebook/confusions";
import { FACTS_PER_PAGE } from "@/core/gradebook/query";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { isOfTopics, scopeOf } from "@/core/quizzes/sets/scope";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtClass } from "@/server/data/gradebook/cell-sql";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * What a class knows: the recall that the memory of its learners predicts, of the topics that the class was given. What a learner
 * studies besides is their own. Worked out in the database; what comes back is bounded by the fact base, not by the class.
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
  readonly blueprints: readonly unknown[];
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
      (SELECT coalesce(json_agg(DISTINCT s."blueprint"), '[]') FROM "Assignment" s
       WHERE s."classroomId" = c."id" AND s."withdrawnAt" IS NULL) AS "blueprints"
    FROM "Classroom" c WHERE ${taughtClass(viewer, classroomId)}`);
  if (head === undefined) return null;
  const given = givenPart(head.blueprints);
  const recall = await recallOf(viewer, classroomId, given, [now, later], wanted);
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

/** Topics and facts that the class was given; null stands for all topics. */
type Given = { readonly topics: readonly string[] | null; readonly factIds: readonly string[] };

/** Only where topics alone say what was given does a memory's topic tell that it belongs to it: else its fact must. */
function givenPart(blueprints: readonly unknown[]): Given {
  const base = getFactBase();
  const all = blueprints.map((blueprint) => blueprintSchema.parse(blueprint)).filter(({ onlyOwn }) => !onlyOwn);
  const byTopic = all.filter(isOfTopics);
  const byFact = all.filter((blueprint) => !isOfTopics(blueprint));
  const everything = byTopic.some(({ topics }) => topics.length === 0);
  return {
    topics: everything ? null : [...new Set(byTopic.flatMap(({ topics }) => topics))],
    factIds: [...new Set(byFact.flatMap((blueprint) => scopeOf(base, blueprint).map(({ id }) => id)))],
  };
}

/** Facts that no list about a class names: those on violence and casualties. */
export const harmful = () => [...getFactBase().facts.values()].filter(({ harm }) => harm !== null).map(({ id }) => id);

const factIdOf = Prisma.sql`CASE WHEN t."targetId" LIKE 'fact:%' THEN split_part(t."targetId", ':', 2) END`;

/** Memories of the class's learners `t`, of what the class was given; `m` is the membership. */
const memories = (
  viewer: Viewer,
  classroomId: string,
  { topics, factIds }: Given,
  join: Prisma.Sql = Prisma.empty,
): Prisma.Sql => Prisma.sql`
  FROM "Classroom" c
  JOIN "Membership" m ON m."classroomId" = c."id" AND m."role" = 'learner' AND m."removedAt" IS NULL
  JOIN "MemoryState" t ON t."learnerId" = m."userId" AND t."stability" > 0 AND t."lastAt" IS NOT NULL
    AND NOT t."suspended" AND (t."targetId" LIKE 'fact:%' OR t."targetId" LIKE 'list:%')
    AND (${topics === null} OR t."topic" = ANY(${[...(topics ?? [])]}::text[])
      OR ${factIdOf} = ANY(${[...factIds]}::text[]))
    AND coalesce(${factIdOf}, '') <> ALL(${harmful()}::text[])
  ${join}
  WHERE ${taughtClass(viewer, classroomId)}`;

/**
 * Probability of recall at an instant, as core/memory/scheduler.ts has it (retrievability); a test compares. `d."decay"` is w20 of
 * the learner's own weights, or of the published ones.
 */
const recallAt = (at: Date): Prisma.Sql => Prisma.sql`power(1 + (power(0.9, -1 / d."decay") - 1)
  * greatest(0, extract(epoch FROM ${at.toISOString()}::timestamptz - t."lastAt")::float8 / 86400) / t."stability", -d."decay")`;

/** FSRS-6, w20 (items.md §6). */
const PUBLISHED_DECAY = 0.1542;

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
  viewer: Viewer,
  classroomId: string,
  given: Given,
  [now, later]: readonly [Date, Date],
  { topic, page }: FactsWanted,
): Promise<readonly RecallRow[]> {
  return runStatement<RecallRow>(Prisma.sql`
    WITH "decay" AS MATERIALIZED (
      SELECT m."userId", coalesce((
        SELECT (e."body"->'weights'->>20)::float8 FROM "MemoryEvent" e
        WHERE e."learnerId" = m."userId" AND e."targetId" IS NULL AND e."kind" IN ('settingsChanged', 'weightsAdopted')
          AND jsonb_exists(e."body", 'weights')
        ORDER BY e."effectiveAt" DESC, e."device" DESC, e."deviceSequence" DESC, e."id" DESC LIMIT 1
      ), ${PUBLISHED_DECAY}::float8) AS "decay"
      FROM "Membership" m WHERE m."classroomId" = ${classroomId}::uuid AND m."role" = 'learner' AND m."removedAt" IS NULL
    ), "recall" AS MATERIALIZED (
      SELECT t."learnerId", t."topic", ${factIdOf} AS "factId", ${recallAt(now)} AS "now", ${recallAt(later)} AS "later"
      ${memories(viewer, classroomId, given, Prisma.sql`JOIN "decay" d ON d."userId" = m."userId"`)}
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
    SELECT r.*, "total", "few" FROM (SELECT "topic", NULL::text AS "factId", count(DISTINCT "learnerId")::int AS "learners", count(*)::int AS "cards",
      avg("now") AS "now", avg("later") AS "later"
    FROM "recall" GROUP BY "topic"
    UNION ALL SELECT * FROM "page") r, "counted"
    ORDER BY "factId" NULLS FIRST, "topic"`);
}
