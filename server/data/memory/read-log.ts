import "server-only";
import type { EventEnvelope, MemoryEventBody } from "@/core/memory/events";
import type { IncomingBatch, IncomingEvent, LogOwner } from "@/server/data/memory/memory-log";
import type { Run } from "@/server/database/statements";
import { Prisma } from "@/server/generated/prisma/client";

/** Targets that the events themselves name. */
export const targetsOf = (batch: IncomingBatch): string[] =>
  batch.events.flatMap(({ body }) => ("targetId" in body ? [body.targetId] : []));

/** Settings count for every later review, of whichever target. */
export const changesSettings = ({ body }: IncomingEvent) =>
  body.kind === "settingsChanged" || body.kind === "weightsAdopted";

export type LogRow = EventEnvelope & { readonly body: MemoryEventBody };

/** What a plan rests on, as of one moment. */
export type LogReading = {
  readonly asked: LogQuestion;
  readonly version: number;
  /** Of the ids asked about: id and fingerprint of those that are stored. */
  readonly stored: readonly (readonly [id: string, bodyHash: string])[];
  readonly log: readonly LogRow[];
  readonly device: { readonly lastEffectiveAt: number; readonly lastSequence: number } | null;
};

/** What is asked of a log: these ids, and the events of these targets with the settings; of null the whole. */
type LogQuestion = {
  readonly device: string;
  /** Of events; an answer's id stands for the events about each of its several targets. */
  readonly ids: readonly string[];
  readonly targetIds: readonly string[] | null;
};

const answerIdOf = (body: MemoryEventBody): string | null =>
  body.kind === "answered" ? (body.answerId ?? null) : null;

/** Whether everything that a plan for the batch needs was asked for. */
export function covers({ asked }: LogReading, batch: IncomingBatch): boolean {
  const { targetIds } = asked;
  return (
    asked.device === batch.device &&
    batch.events.every(({ id, body }) => asked.ids.includes(answerIdOf(body) ?? id)) &&
    (targetIds === null ||
      (!batch.events.some(changesSettings) && targetsOf(batch).every((targetId) => targetIds.includes(targetId))))
  );
}

/** Reads what a plan for the batch needs, in one statement. */
export async function readLog(
  run: Run,
  { userId }: Pick<LogOwner, "userId">,
  batch: IncomingBatch,
): Promise<LogReading> {
  const asked: LogQuestion = {
    device: batch.device,
    ids: batch.events.map(({ id }) => id),
    targetIds: batch.events.some(changesSettings) ? null : targetsOf(batch),
  };
  const wanted = asked.targetIds === null ? null : Prisma.sql`${[...asked.targetIds]}::text[]`;
  const ids = Prisma.sql`${[...asked.ids]}::uuid[]`;
  const [row] = await run<{ log: Omit<LogReading, "asked"> }>(Prisma.sql`
    SELECT ${logOfUser(asked.device, ids, wanted)} AS "log" FROM "User" u WHERE u."id" = ${userId}::uuid`);
  if (row === undefined) throw new Error("A log was written for somebody who is gone.");
  return { asked, ...row.log };
}

/**
 * An expression that reads the log of the learner `u` of the query around it, as a LogReading without its question.
 *
 * @param ids      an expression of ids of events, as uuid[]
 * @param wanted   an expression of the targets, as text[]; null for all
 * @param answered a condition for events of these targets that are asked about as those in `ids` are
 */
export function logOfUser(
  device: string,
  ids: Prisma.Sql,
  wanted: Prisma.Sql | null,
  answered: Prisma.Sql | null = null,
): Prisma.Sql {
  const columns = Prisma.sql`"id", "device", "deviceSequence", "effectiveAt", "localDay", "body"`;
  const ofLearner = Prisma.sql`FROM "MemoryEvent" WHERE "learnerId" = u."id"`;
  // A look into the index for each target and one for the settings: of a condition with OR or ANY the planner, where it knows
  // little of the table, reads every event of the learner, and an answer costs more with each that was given before.
  const ofTargets = (of: Prisma.Sql) => Prisma.sql`
    FROM (SELECT DISTINCT unnest(${of}) AS "wanted") w
      CROSS JOIN LATERAL (SELECT * ${ofLearner} AND "targetId" = w."wanted" OFFSET 0) e`;
  const log =
    wanted === null
      ? Prisma.sql`SELECT ${columns} ${ofLearner}`
      : Prisma.sql`SELECT ${columns} ${ofTargets(wanted)} UNION ALL SELECT ${columns} ${ofLearner} AND "targetId" IS NULL`;
  const hashes = Prisma.sql`SELECT "id", "bodyHash" ${ofLearner} AND "id" = ANY(${ids})`;
  const ofAnswer =
    answered === null || wanted === null
      ? Prisma.empty
      : Prisma.sql`UNION ALL SELECT "id", "bodyHash" ${ofTargets(wanted)} WHERE ${answered}`;
  return Prisma.sql`json_build_object(
      'version', u."logVersion",
      'stored', (SELECT coalesce(json_agg(json_build_array("id", "bodyHash")), '[]')
        FROM (${hashes} ${ofAnswer}) known),
      'log', (SELECT coalesce(json_agg(json_build_object('id', "id", 'device', "device", 'deviceSequence', "deviceSequence",
          'effectiveAt', round(extract(epoch FROM "effectiveAt") * 1000), 'localDay', "localDay", 'body', "body")), '[]')
        FROM (${log}) known),
      'device', (SELECT json_build_object('lastEffectiveAt', round(extract(epoch FROM "lastEffectiveAt") * 1000),
          'lastSequence', "lastSequence") FROM "Device"
        WHERE "learnerId" = u."id" AND "device" = ${device}))`;
}
