import "server-only";
import type { Item } from "@/core/questions/contract";
import { earnsPoints } from "@/core/quizzes/score";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Writes rows of one table in one statement; columns that none of the rows names get their defaults.
 *
 * @param table name in the schema, never from outside
 */
export async function insertRows(
  tx: Pick<Prisma.TransactionClient, "$executeRaw">,
  table: string,
  rows: readonly object[],
): Promise<void> {
  const columns = Prisma.raw([...new Set(rows.flatMap(Object.keys))].map((name) => `"${name}"`).join(", "));
  if (rows.length === 0) return;
  const name = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`INSERT INTO ${name} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::jsonb)`;
}

/** The questions of all sittings of some quizzes: sent once for each quiz, not once for each sitting. */
export function itemsOfAttempts(
  quizzes: readonly { readonly assignmentId: string; readonly items: readonly Item[] }[],
): Prisma.Sql {
  const rows = quizzes.flatMap(({ assignmentId, items }) =>
    items.map(({ language: _, ...item }, index) => ({ assignmentId, index, counts: earnsPoints(item), ...item })),
  );
  return Prisma.sql`
    INSERT INTO "AttemptItem" ("attemptId", "index", "type", "targetId", "topic", "factIds", "seed", "generatorVersion",
      "guess", "difficulty", "view", "key", "feedback", "proofs", "counts")
    SELECT a."id", t."index", t."type", t."targetId", t."topic", t."factIds", t."seed", t."generatorVersion",
      t."guess", t."difficulty", t."view", t."key", t."feedback", t."proofs", t."counts"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS t ("assignmentId" uuid, "index" int, "type" text,
      "targetId" text, "topic" text, "factIds" text[], "seed" text, "generatorVersion" int, "guess" float8,
      "difficulty" float8, "view" jsonb, "key" jsonb, "feedback" jsonb, "proofs" jsonb, "counts" boolean)
    JOIN "Attempt" a ON a."assignmentId" = t."assignmentId"`;
}
