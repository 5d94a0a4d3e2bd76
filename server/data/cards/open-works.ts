import "server-only";
import { deckTopic } from "@/core/flashcards/own/own-topic";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { TypingWork } from "@/core/quizzes/rules/kept-typing";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { FULL_DAY, type ReviewingDay } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { givenToMember } from "@/server/data/sets/audience";
import { countsForWork, isOfWork, ownDates } from "@/server/data/teaching/assignment-results";
import { runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Reviewing that a learner is given and that is open. */
export type OpenWork = TypingWork & {
  readonly blueprint: Blueprint;
  /** Whether facts of violence are among its cards. */
  readonly includeHarm: boolean;
  readonly deckId: string | null;
  /** Whether all days that it wants are there. */
  readonly done: boolean;
  /** Of the days asked about, those on which something of it was reviewed, undone or not. */
  readonly days: ReadonlyMap<string, ReviewingDay>;
};

/** Reviewing that is open, as the database tells it. */
export type OpenWorkRow = {
  readonly id: string;
  readonly rules: unknown;
  readonly targetIds: readonly string[];
  readonly blueprint: unknown;
  readonly includeHarm: boolean;
  readonly deckId: string | null;
  readonly done: boolean;
  readonly days: readonly (readonly [day: string, cards: number, asked: number])[];
};

/**
 * The viewer's open reviewing, with what was done of it on some days: one look, past the ORM.
 *
 * @param days the viewer's days of studying, YYYY-MM-DD
 */
export async function findOpenWorks(
  { userId }: Pick<Viewer, "userId">,
  days: readonly string[],
  now: Date,
): Promise<readonly OpenWork[]> {
  const [row] = await runStatement<{ works: readonly OpenWorkRow[] }>(Prisma.sql`
    SELECT ${openWorksOfUser(days, now)} AS "works" FROM "User" u WHERE u."id" = ${userId}::uuid`);
  return (row?.works ?? []).map(openWork);
}

/** An expression that reads the open reviewing of the learner `u` of the query around it, as a list of rows for `openWork`. */
export function openWorksOfUser(days: readonly string[], now: Date): Prisma.Sql {
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  const onDays = Prisma.sql`(
      SELECT coalesce(json_agg(json_build_array(y."localDay", y."cards", y."asked")), '[]') FROM (
        SELECT e."localDay", count(DISTINCT e."targetId") FILTER (WHERE ${countsForWork}) AS "cards",
               coalesce(min((e."body"->'asks'->>s."id"::text)::int), ${FULL_DAY}::int) AS "asked"
        FROM "MemoryEvent" e
        JOIN "MemoryState" t ON t."learnerId" = e."learnerId" AND t."targetId" = e."targetId"
        WHERE e."learnerId" = u."id" AND e."kind" = 'reviewed' AND e."localDay" = ANY(${[...days]}::text[])
          AND ${isOfWork} AND jsonb_exists(coalesce(e."body"->'asks', '{}'::jsonb), s."id"::text)
        GROUP BY e."localDay"
      ) y
    )`;
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('id', s."id", 'rules', s."rules", 'targetIds', s."targetIds", 'blueprint', s."blueprint",
        'includeHarm', c."includeHarm", 'deckId', k."id", 'done', coalesce(r."state" = 'done', false), 'days', ${onDays})
      ORDER BY w."dueAt", s."id"), '[]')
    FROM "Membership" m
    JOIN "Assignment" s ON s."classroomId" = m."classroomId" AND ${givenToMember}
    JOIN "Classroom" c ON c."id" = s."classroomId"
    LEFT JOIN "OwnDeck" k ON k."setId" = s."setId"
    LEFT JOIN "AssignmentResult" r ON r."assignmentId" = s."id" AND r."learnerId" = u."id"
    JOIN LATERAL ${ownDates} w ON true
    WHERE m."userId" = u."id" AND s."kind" = 'reviewing' AND s."withdrawnAt" IS NULL
      AND w."opensAt" <= ${at} AND w."dueAt" >= ${at})`;
}

export function openWork({ id, rules, targetIds, deckId, done, days, ...row }: OpenWorkRow): OpenWork {
  const blueprint = blueprintSchema.parse(row.blueprint);
  return {
    id,
    rule: quizRulesSchema.parse(rules).typed,
    targetIds: new Set(targetIds),
    topics: blueprint.topics.length === 0 ? null : new Set(blueprint.topics),
    ownTopic: deckId === null ? null : deckTopic(deckId),
    blueprint,
    includeHarm: blueprint.includeHarm && row.includeHarm,
    deckId,
    done,
    days: new Map(days.map(([day, cards, asked]) => [day, { done: cards, asked }])),
  };
}
