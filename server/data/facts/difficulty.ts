import "server-only";
import { randomUUID } from "node:crypto";
import {
  type DifficultyFit,
  type FirstAnswer,
  type FitReport,
  fitDifficulty,
  fitKey,
  type ObservedDifficulty,
} from "@/core/statistics/difficulty-fit";
import { getDb, runStatement } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

const cache = globalThis as typeof globalThis & {
  azalaiDifficultyFit?: { readonly id: string; readonly fit: DifficultyFit };
};

/** The latest fit, parsed once a process; empty until `items:refit` has found enough answers. */
export async function currentDifficultyFit(): Promise<DifficultyFit> {
  const [latest] = await runStatement<{ id: string }>(
    Prisma.sql`SELECT "id"::text FROM "DifficultyFit" ORDER BY "createdAt" DESC, "id" LIMIT 1`,
  );
  if (latest === undefined) return new Map();
  if (cache.azalaiDifficultyFit?.id === latest.id) return cache.azalaiDifficultyFit.fit;
  const db = await getDb();
  const row = await db.difficultyFit.findUniqueOrThrow({ where: { id: latest.id }, select: { entries: true } });
  const fit = new Map(Object.entries(row.entries as unknown as Record<string, ObservedDifficulty>));
  cache.azalaiDifficultyFit = { id: latest.id, fit };
  return fit;
}

/**
 * Fits difficulties to everybody's first answers and keeps the result as a new version. For whoever runs the site:
 * it has no viewer, and what it keeps names no learner.
 *
 * @param release hash of the content that the fit is made beside
 * @returns the report; nothing is kept when no kind of item has enough answers
 */
export async function refitDifficulty(release: string, now: Date): Promise<FitReport> {
  const { fit, report } = fitDifficulty(await firstAnswers());
  if (fit.size === 0) return report;
  const db = await getDb();
  await db.difficultyFit.create({
    data: {
      id: randomUUID(),
      release,
      createdAt: now,
      entries: Object.fromEntries(fit) as unknown as Prisma.InputJsonObject,
      report: report as unknown as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  return report;
}

/** The first answer of each learner to each target in each type; questions passed over, and simulated learners, say nothing. */
async function firstAnswers(): Promise<FirstAnswer[]> {
  const db = await getDb();
  const rows = await db.$queryRaw<
    { type: string; targetId: string; guess: number; difficulty: number; credit: number }[]
  >`
    SELECT DISTINCT ON (a."learnerId", i."type", i."targetId")
      i."type", i."targetId", i."guess", i."difficulty", a."credit"
    FROM "Answer" a
    JOIN "AttemptItem" i ON i."attemptId" = a."attemptId" AND i."index" = a."index"
    JOIN "Attempt" t ON t."id" = a."attemptId"
    JOIN "User" u ON u."id" = a."learnerId" AND NOT u."demo"
    WHERE a."grade"->>'kind' NOT IN ('skipped', 'undecided') AND i."ruling" IS NULL AND cardinality(i."factIds") > 0
      AND t."kind" IN ('practice', 'daily', 'test') AND t."loggedAt" IS NOT NULL
    ORDER BY a."learnerId", i."type", i."targetId", a."receivedAt", a."id"`;
  return rows.map(({ type, targetId, guess, difficulty, credit }) => ({
    key: fitKey(targetId, type),
    estimated: difficulty,
    guess,
    credit,
  }));
}
