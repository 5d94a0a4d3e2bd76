import "server-only";
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { type LureAnswer, lureWeights } from "@/core/statistics/lure-weights";
import { luresAsYaml } from "@/server/content/write-lures";
import { getDb } from "@/server/db";

const keySchema = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

/**
 * Writes the weights of wrong options as a new version of the file; without any that enough people saw it stays as it is.
 *
 * @param file path of content/lures.yaml
 * @throws when there is no such file
 */
export async function refreshLures(file: string, now: Date): Promise<{ answers: number; weights: number }> {
  const answers = await lureAnswers();
  const weights = lureWeights(answers);
  const { version } = z.object({ version: z.number() }).parse(parse(readFileSync(file, "utf8")));
  if (weights.length > 0) {
    const date = now.toISOString().slice(0, 10);
    writeFileSync(file, luresAsYaml({ version: version + 1, date, answers: answers.length, weights }));
  }
  return { answers: answers.length, weights: weights.length };
}

/**
 * Every learner's first answer to each target in multiple choice: what was shown and what was taken. For whoever runs the
 * site; it names no learner. Who passed over the question, or said not to know, took nothing and is left out.
 */
async function lureAnswers(): Promise<readonly LureAnswer[]> {
  const db = await getDb();
  const rows = await db.$queryRaw<{ targetId: string; key: unknown; choiceId: string | null }[]>`
    SELECT DISTINCT ON (a."learnerId", i."targetId")
      i."targetId", i."key", a."body"->'answer'->>'choiceId' AS "choiceId"
    FROM "Answer" a
    JOIN "AttemptItem" i ON i."attemptId" = a."attemptId" AND i."index" = a."index"
    JOIN "Attempt" t ON t."id" = a."attemptId"
    JOIN "User" u ON u."id" = a."learnerId" AND NOT u."demo"
    WHERE i."type" = 'multiple-choice' AND i."ruling" IS NULL AND cardinality(i."factIds") > 0
      AND t."kind" IN ('practice', 'daily', 'test') AND t."loggedAt" IS NOT NULL
    ORDER BY a."learnerId", i."targetId", a."receivedAt", a."id"`;
  return rows.flatMap(({ targetId, key, choiceId }) => {
    const { correctChoiceId, options } = keySchema.parse(key);
    const taken = choiceId === null ? undefined : options[choiceId];
    if (taken === undefined) return [];
    const shown = Object.entries(options).flatMap(([id, entityId]) => (id === correctChoiceId ? [] : [entityId]));
    return [{ targetId, shown, taken: choiceId === correctChoiceId ? null : taken }];
  });
}
