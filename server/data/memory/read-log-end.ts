import "server-only";
import type { MemoryState } from "@/core/memory/state";
import type { OpenWorkRow } from "@/server/data/cards/open-works";
import type { IncomingBatch, LogOwner } from "@/server/data/memory/memory-log";
import { type LogReading, type LogRow, targetsOf } from "@/server/data/memory/read-log";
import type { Run } from "@/server/database/statements";
import { Prisma } from "@/server/generated/prisma/client";

/** As of one moment: where the log of some targets ends, however long it is. */
export type LogEndReading = Pick<LogReading, "version" | "stored" | "device"> & {
  readonly states: readonly (MemoryState & { readonly targetId: string })[];
  /** Events of the settings: a handful, however much was reviewed. */
  readonly settings: readonly LogRow[];
  /** Time of the newest event of the targets, ms since 1970. */
  readonly newestAt: number | null;
  /** Whether something in the log takes back one of the batch: an undo may arrive before what it undoes. */
  readonly takenBack: boolean;
};

/** Instants as ms since 1970. */
const ms = (column: string) => Prisma.raw(`round(extract(epoch FROM ${column}) * 1000)`);

/** What is asked of the end of a log: these events of a device, about these targets. */
export type LogEndQuestion = {
  readonly device: string;
  readonly ids: readonly string[];
  readonly targetIds: readonly string[];
};

export const questionOf = (batch: IncomingBatch): LogEndQuestion => ({
  device: batch.device,
  ids: batch.events.map(({ id }) => id),
  targetIds: targetsOf(batch),
});

const noWorks = Prisma.sql`'[]'::json`;

/**
 * Reads what a batch of deeds needs, in one statement that visits as many rows in a long log as in a short one.
 *
 * @param works an expression of the learner `u`: see `openWorksOfUser`
 */
export async function readLogEnd(
  run: Run,
  { userId }: Pick<LogOwner, "userId">,
  { device, ...asked }: LogEndQuestion,
  works: Prisma.Sql = noWorks,
): Promise<LogEndReading & { readonly works: readonly OpenWorkRow[] }> {
  const ids = [...asked.ids];
  const targetIds = [...new Set(asked.targetIds)];
  const [row] = await run<{ end: LogEndReading & { works: readonly OpenWorkRow[] } }>(Prisma.sql`
    SELECT json_build_object(
      'version', u."logVersion",
      'stored', (SELECT coalesce(json_agg(json_build_array("id", "bodyHash")), '[]') FROM "MemoryEvent"
        WHERE "learnerId" = u."id" AND "id" = ANY(${ids}::uuid[])),
      'device', (SELECT json_build_object('lastEffectiveAt', ${ms('"lastEffectiveAt"')}, 'lastSequence', "lastSequence")
        FROM "Device" WHERE "learnerId" = u."id" AND "device" = ${device}),
      'states', (SELECT coalesce(json_agg(json_build_object('targetId', "targetId", 'phase', "phase", 'stability',
          "stability", 'difficulty', "difficulty", 'step', "step", 'reps', "reps", 'lapses', "lapses", 'lastAt',
          ${ms('"lastAt"')}, 'lastDay', "lastDay", 'dueAt', ${ms('"dueAt"')}, 'suspended', "suspended", 'buriedOn',
          "buriedOn")), '[]')
        FROM "MemoryState" WHERE "learnerId" = u."id" AND "targetId" = ANY(${targetIds}::text[])),
      'settings', (SELECT coalesce(json_agg(json_build_object('id', "id", 'device', "device", 'deviceSequence',
          "deviceSequence", 'effectiveAt', ${ms('"effectiveAt"')}, 'localDay', "localDay", 'body', "body")), '[]')
        FROM "MemoryEvent" WHERE "learnerId" = u."id" AND "targetId" IS NULL),
      'newestAt', (SELECT ${ms('max(newest."at")')} FROM unnest(${targetIds}::text[]) AS t ("target")
        CROSS JOIN LATERAL (
          SELECT "effectiveAt" AS "at" FROM "MemoryEvent"
          WHERE "learnerId" = u."id" AND "targetId" = t."target" ORDER BY "effectiveAt" DESC LIMIT 1
        ) newest),
      'takenBack', EXISTS (SELECT 1 FROM "MemoryEvent" WHERE "learnerId" = u."id" AND "kind" IN ('undone', 'voided')
        AND coalesce("body"->>'undoes', "body"->>'voids') = ANY(${ids}::text[])),
      'works', ${works}
    ) AS "end" FROM "User" u WHERE u."id" = ${userId}::uuid`);
  if (row === undefined) throw new Error("A log was written for somebody who is gone.");
  return row.end;
}
