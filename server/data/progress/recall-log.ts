import "server-only";
import { topicOfFigures } from "@/core/flashcards/own/own-topic";
import { type RecallStep, type RecallTrace, recallTrace } from "@/core/memory/recall-trace";
import type { SchedulerSettings } from "@/core/memory/state";
import type { Viewer } from "@/server/auth/viewer";
import { findSettings } from "@/server/data/memory/review-queue";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** The memory of one target through time. */
export type TargetTrace = RecallTrace & { readonly targetId: string; readonly topic: string };
export type RecallLog = { readonly traces: readonly TargetTrace[]; readonly settings: SchedulerSettings };

type TargetRow = {
  readonly targetId: string;
  readonly topic: string;
  /** One number a step, in order: (day × 24 + hour) × 16 + code. */
  readonly steps: string;
  /** What was inherited from other targets, in the order of the steps that say so. */
  readonly inherited: readonly Inherited[] | null;
};

/** What a step says, as its code: a hundred thousand small numbers are read many times faster than as many objects. */
const CODES = [
  "again",
  "hard",
  "good",
  "easy",
  "quiz again",
  "quiz hard",
  "quiz good",
  "quiz easy",
  "reset",
  "put away",
  "brought back",
  "capped",
  "merged",
] as const;
const ratingCodes = Prisma.sql`array_position(ARRAY['again', 'hard', 'good', 'easy'], e."body"->>'rating') - 1`;

/**
 * The viewer's whole log, each target's on one row, gone through once.
 *
 * A figure of the past cannot be kept beside the log: an undo, a batch from a device that was offline and newly adopted weights
 * all change it. What is read is cut down to a day, an hour and a grade an event, and only stability and difficulty are computed,
 * no schedule: about half a second for a hundred thousand events, most of it in the database.
 */
export async function findRecallLog(viewer: Viewer): Promise<RecallLog> {
  const db = await getDb();
  const [rows, settings] = await Promise.all([
    db.$queryRaw<TargetRow[]>`
      WITH ${undoneEvents(viewer)}
      , steps AS (
        SELECT e."targetId", e."effectiveAt", e."device", e."deviceSequence", e."id",
          CASE WHEN e."kind" = 'contentRevised' THEN e."body"->'inherits' END AS "inherits",
          ((e."localDay"::date - DATE '1970-01-01') * 24
            + extract(hour FROM e."effectiveAt" AT TIME ZONE ${viewer.timeZone})::int) * 16 AS "moment",
          CASE e."kind"
            WHEN 'reviewed' THEN ${ratingCodes}
            WHEN 'answered' THEN 4 + ${ratingCodes}
            WHEN 'reset' THEN 8
            WHEN 'suspended' THEN CASE e."body"->>'on' WHEN 'true' THEN 9 ELSE 10 END
            ELSE CASE e."body"->>'change'
              WHEN 'retired' THEN 9 WHEN 'retracted' THEN 9 WHEN 'status' THEN 11 WHEN 'merged' THEN 12 END
          END AS "code"
        FROM "MemoryEvent" e
        WHERE e."learnerId" = ${viewer.userId}::uuid AND e."targetId" NOT LIKE 'skill:%'
          AND e."kind" IN ('reviewed', 'answered', 'reset', 'suspended', 'contentRevised')
          AND e."id" NOT IN (SELECT "id" FROM undone)
      )
      SELECT t."targetId", s."topic",
        string_agg((t."moment" + t."code")::text, ' '
          ORDER BY t."effectiveAt", t."device" COLLATE "C", t."deviceSequence", t."id") AS "steps",
        json_agg(t."inherits" ORDER BY t."effectiveAt", t."device" COLLATE "C", t."deviceSequence", t."id")
          FILTER (WHERE t."inherits" IS NOT NULL) AS "inherited"
      FROM steps t JOIN "MemoryState" s ON s."learnerId" = ${viewer.userId}::uuid AND s."targetId" = t."targetId"
      WHERE t."code" IS NOT NULL
      GROUP BY t."targetId", s."topic"`,
    findSettings(db, viewer),
  ]);
  const traces = rows.map((row) => ({
    targetId: row.targetId,
    topic: topicOfFigures(row.topic),
    ...recallTrace(toSteps(row), settings),
  }));
  return { traces, settings };
}

/**
 * `undone ("id")`: the viewer's events that were taken back, as `removedIds` of replay has them. A list to look into, made
 * once: whether each event was undone would else be asked of the log event by event.
 */
export function undoneEvents({ userId }: Viewer): Prisma.Sql {
  return Prisma.sql`undone AS MATERIALIZED (
    SELECT d."id" FROM "MemoryEvent" u
      JOIN "MemoryEvent" d ON d."learnerId" = u."learnerId" AND d."id" = (u."body"->>'undoes')::uuid
        AND d."targetId" = u."targetId" AND d."kind" IN ('reviewed', 'buried', 'suspended', 'reset')
    WHERE u."learnerId" = ${userId}::uuid AND u."kind" = 'undone'
    UNION
    SELECT (v."body"->>'voids')::uuid FROM "MemoryEvent" v
    WHERE v."learnerId" = ${userId}::uuid AND v."kind" = 'voided'
  )`;
}

const DAY_MS = 86_400_000;

function toSteps({ steps, inherited }: TargetRow): RecallStep[] {
  const left = [...(inherited ?? [])];
  return steps.split(" ").map((text): RecallStep => {
    const number = Number(text);
    const hours = Math.floor(number / 16);
    return toStep(Math.floor(hours / 24), hours % 24, CODES[number % 16], left);
  });
}

function toStep(day: number, hour: number, code: (typeof CODES)[number] | undefined, left: Inherited[]): RecallStep {
  switch (code) {
    case "again":
    case "hard":
    case "good":
    case "easy":
      return { kind: "rated", day, hour, rating: code, by: "card" };
    case "quiz again":
      return { kind: "rated", day, hour, rating: "again", by: "quiz" };
    case "quiz hard":
      return { kind: "rated", day, hour, rating: "hard", by: "quiz" };
    case "quiz good":
      return { kind: "rated", day, hour, rating: "good", by: "quiz" };
    case "quiz easy":
      return { kind: "rated", day, hour, rating: "easy", by: "quiz" };
    case "put away":
    case "brought back":
      return { kind: "suspended", day, on: code === "put away" };
    case "reset":
    case "capped":
      return { kind: code, day };
    case "merged":
      return { kind: "merged", day, inherits: inheritedBy(left.shift()) };
    default:
      throw new Error(`A step without a meaning on day ${day}`);
  }
}

type Inherited = {
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lastDay: string | null;
  readonly suspended: boolean;
};

function inheritedBy(inherited: Inherited | undefined): Extract<RecallStep, { kind: "merged" }>["inherits"] {
  if (inherited === undefined) throw new Error("A target took another's place without its memory.");
  const { stability, difficulty, reps, suspended, lastDay } = inherited;
  const day = lastDay === null ? null : Date.parse(`${lastDay}T00:00:00Z`) / DAY_MS;
  return { stability, difficulty, reps, suspended, lastDay: day };
}
