import "server-only";
import { type MemoryEventBody, SCHEDULER_VERSION } from "@/core/memory/events";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { Viewer } from "@/server/auth/viewer";
import { type Plan, planEvents } from "@/server/data/memory/plan-events";
import type { LogReading } from "@/server/data/memory/read-log";
import { refusalOf } from "@/server/database/errors";
import type { Run } from "@/server/database/statements";
import { type Database, getDb, runStatement, runTogether } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** An event as it comes in: its time is still the device's. */
export type IncomingEvent = {
  readonly id: string;
  readonly deviceSequence: number;
  /** The device's clock when it happened, ms since 1970. */
  readonly deviceAt: number;
  readonly body: MemoryEventBody;
};

export type IncomingBatch = {
  readonly device: string;
  /** The device's clock when the message left, ms since 1970. */
  readonly sentAt: number;
  readonly events: readonly IncomingEvent[];
};

export type AppendOutcome = {
  /** By event id, in the order of the batch. */
  readonly results: readonly { readonly id: string; readonly outcome: "stored" | "duplicate" | "conflict" }[];
  /** State of each target touched, after the batch; null when its last counted event was taken back. */
  readonly states: ReadonlyMap<string, MemoryState | null>;
  /** In force at the end of the log. */
  readonly settings: SchedulerSettings;
};

/** Whose log it is, the calendar by which their days of studying run, and what they learn for. */
export type LogOwner = Pick<Viewer, "userId" | "timeZone" | "dayStartHour" | "goal">;

/** The server itself speaks under this name in the log of someone's memory. */
export const SERVER_DEVICE = "server";

/** The number that a device's next event gets. */
export async function nextSequence({ userId }: Pick<LogOwner, "userId">, device: string): Promise<number> {
  const db = await getDb();
  const row = await db.device.findUnique({
    where: { learnerId_device: { learnerId: userId, device } },
    select: { lastSequence: true },
  });
  return (row?.lastSequence ?? 0) + 1;
}

/** What is written in the same transaction. */
export type Companions = {
  /**
   * Parts of the very statement that writes the events, each as `name AS (…)`. They select from `checked`, one row that is
   * there only while the log is what was read; and they see the tables as they were before.
   */
  readonly along?: readonly Prisma.Sql[];
  /** Statements after it, past the ORM: rollups count what was just written. */
  readonly rollups?: readonly Prisma.Sql[];
  /** Statements of the ORM after it. */
  readonly after?: (db: LogDatabase) => readonly Prisma.PrismaPromise<unknown>[];
  /** What was read of the log on the way, for a first try without reading again. */
  readonly read?: LogReading;
};

/** A connection, or a transaction on one. */
type LogDatabase = Pick<Database, keyof Prisma.TransactionClient>;

/** Who waits for a log waits for whole requests before it, on the embedded database for everybody's. */
const QUEUE = { maxWait: 15_000, timeout: 15_000 } as const;

/**
 * Appends events to the viewer's log and brings the cached states up to date, in one transaction.
 *
 * What is written was computed from a log that was read before. Every writer raises the version of the learner's log, and
 * divides by zero unless it is still the one that was read, so that a state never misses an event that another request or
 * process wrote meanwhile: then everything is read again. It is one statement, and so one round trip and one commit.
 *
 * @param topicOf  topic of a target, for figures by topic; "" leaves the one that is kept
 * @param now      the server's clock, ms since 1970
 */
export async function appendEvents(
  viewer: LogOwner,
  batch: IncomingBatch,
  topicOf: (targetId: string) => string,
  now: number,
  { along = [], rollups = [], after = () => [], read }: Companions = {},
): Promise<AppendOutcome> {
  const plan = await planEvents(runStatement, viewer, batch, topicOf, now, read);
  const db = await getDb();
  const rest = after(db);
  if (plan.fresh.length + along.length + rollups.length + rest.length === 0) return outcomeOf(plan);
  const write = writing(viewer, batch, plan, topicOf, along);
  try {
    if (rest.length > 0) {
      await db.$transaction([...[write, ...rollups].map((one) => db.$executeRaw(one)), ...rest]);
    } else {
      await (rollups.length > 0 ? runTogether([write, ...rollups]) : runStatement(write));
    }
    return outcomeOf(plan);
  } catch (error) {
    if (!isRace(error, along.length > 0)) throw error;
  }
  // Somebody was quicker. Where many are, each but one would be late again and again: so they queue for the log.
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.userId}::uuid FOR NO KEY UPDATE`;
    const inside: Run = (statement) => tx.$queryRaw(statement);
    const again = await planEvents(inside, viewer, batch, topicOf, now);
    if (again.fresh.length > 0 || along.length > 0) {
      await tx.$executeRaw(writing(viewer, batch, again, topicOf, along));
    }
    for (const rollup of rollups) await tx.$executeRaw(rollup);
    for (const statement of after(tx)) await statement;
    return outcomeOf(again);
  }, QUEUE);
}

/**
 * Locks the logs of the learners that the query names, in one order for everybody, and raises their versions: for whoever
 * writes events of many learners in a transaction of their own.
 */
export async function holdLogs(tx: Pick<Database, "$executeRaw">, learnerIds: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    WITH held AS (SELECT "id" FROM "User" WHERE "id" IN (${learnerIds}) ORDER BY "id" FOR NO KEY UPDATE)
    UPDATE "User" u SET "logVersion" = u."logVersion" + 1 FROM held WHERE u."id" = held."id"`;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Everything that a plan writes, as one statement. */
function writing(
  { userId }: LogOwner,
  batch: IncomingBatch,
  plan: Plan,
  topicOf: (targetId: string) => string,
  along: readonly Prisma.Sql[],
): Prisma.Sql {
  const parts = [
    Prisma.sql`moved AS (
      UPDATE "User" SET "logVersion" = "logVersion" + 1
      WHERE "id" = ${userId}::uuid AND "logVersion" = ${plan.version}::int RETURNING 1
    )`,
    Prisma.sql`checked AS MATERIALIZED (SELECT 1 / (SELECT count(*)::int FROM moved) AS "one")`,
    ...(plan.fresh.length === 0
      ? []
      : [...eventParts(userId, batch, plan), ...statePartsAlong(userId, plan.states, topicOf)]),
    ...along,
  ];
  return Prisma.sql`WITH ${Prisma.join(parts, ", ")} SELECT "one" FROM checked`;
}

function eventParts(learnerId: string, batch: IncomingBatch, { fresh, receivedAt }: Plan): Prisma.Sql[] {
  const rows = fresh.map(({ event, body, incoming, hash }) => ({
    id: event.id,
    targetId: "targetId" in body ? body.targetId : null,
    kind: body.kind,
    deviceSequence: incoming.deviceSequence,
    deviceAt: iso(incoming.deviceAt),
    effectiveAt: iso(event.effectiveAt),
    localDay: event.localDay,
    body,
    bodyHash: hash,
  }));
  const newest = fresh.at(-1)?.event;
  return [
    Prisma.sql`events AS (
      INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt",
        "receivedAt", "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
      SELECT "id", ${learnerId}::uuid, "targetId", "kind", ${batch.device}, "deviceSequence", "deviceAt",
        ${iso(receivedAt)}::timestamptz, "effectiveAt", "localDay", ${SCHEDULER_VERSION}::int, "body", "bodyHash"
      FROM checked, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("id" uuid, "targetId" text, "kind" text,
        "deviceSequence" int, "deviceAt" timestamptz, "effectiveAt" timestamptz, "localDay" text, "body" jsonb,
        "bodyHash" text)
    )`,
    Prisma.sql`device AS (
      INSERT INTO "Device" ("learnerId", "device", "lastEffectiveAt", "lastSequence")
      SELECT ${learnerId}::uuid, ${batch.device}, ${iso(newest?.effectiveAt ?? receivedAt)}::timestamptz,
        ${newest?.deviceSequence ?? 0}::int FROM checked
      ON CONFLICT ("learnerId", "device") DO UPDATE SET
        "lastEffectiveAt" = excluded."lastEffectiveAt", "lastSequence" = excluded."lastSequence"
    )`,
  ];
}

type States = ReadonlyMap<string, MemoryState | null>;

const goneOf = (states: States): string[] =>
  [...states].flatMap(([targetId, state]) => (state === null ? [targetId] : []));

function rowsOf(states: States, topicOf: (targetId: string) => string) {
  return [...states].flatMap(([targetId, state]) =>
    state === null
      ? []
      : [{ ...state, targetId, topic: topicOf(targetId), lastAt: iso(state.lastAt), dueAt: iso(state.dueAt) }],
  );
}

/** All changed states, and the removal of those whose every event was taken back. */
function statePartsAlong(learnerId: string, states: States, topicOf: (targetId: string) => string): Prisma.Sql[] {
  const rows = rowsOf(states, topicOf);
  const gone = goneOf(states);
  return [
    ...(rows.length === 0 ? [] : [Prisma.sql`states AS (${upsertStates(learnerId, rows, Prisma.sql`checked,`)})`]),
    ...(gone.length === 0
      ? []
      : [
          Prisma.sql`gone AS (
            DELETE FROM "MemoryState" USING checked WHERE "learnerId" = ${learnerId}::uuid AND "targetId" = ANY(${gone}::text[])
          )`,
        ]),
  ];
}

/** The same as statements of their own: for whoever has locked the learner's log and writes events by other means. */
export function stateWrites(
  db: Pick<Database, "$executeRaw">,
  learnerId: string,
  states: States,
  topicOf: (targetId: string) => string,
): Prisma.PrismaPromise<unknown>[] {
  const rows = rowsOf(states, topicOf);
  const gone = goneOf(states);
  return [
    ...(gone.length === 0
      ? []
      : [
          db.$executeRaw`
            DELETE FROM "MemoryState" WHERE "learnerId" = ${learnerId}::uuid AND "targetId" = ANY(${gone}::text[])`,
        ]),
    ...(rows.length === 0 ? [] : [db.$executeRaw(upsertStates(learnerId, rows, Prisma.empty))]),
  ];
}

function upsertStates(learnerId: string, rows: ReturnType<typeof rowsOf>, from: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
      INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn")
      SELECT ${learnerId}::uuid, "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn"
      FROM ${from} jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("targetId" text, "topic" text, "phase" text,
        "stability" float8, "difficulty" float8, "step" int, "reps" int, "lapses" int, "lastAt" timestamptz,
        "lastDay" text, "dueAt" timestamptz, "suspended" bool, "buriedOn" text)
      ON CONFLICT ("learnerId", "targetId") DO UPDATE SET
        "topic" = coalesce(nullif(excluded."topic", ''), "MemoryState"."topic"), "phase" = excluded."phase",
        "stability" = excluded."stability", "difficulty" = excluded."difficulty", "step" = excluded."step",
        "reps" = excluded."reps", "lapses" = excluded."lapses", "lastAt" = excluded."lastAt",
        "lastDay" = excluded."lastDay", "dueAt" = excluded."dueAt", "suspended" = excluded."suspended",
        "buriedOn" = excluded."buriedOn"`;
}

function outcomeOf(plan: Plan): AppendOutcome {
  return { results: plan.results, states: plan.states, settings: plan.settings };
}

/** 22012 division by zero: the guard; 23505 unique key; 40001 and 40P01 lost to another transaction. */
function isRace(error: unknown, hasCompanions: boolean): boolean {
  const refusal = refusalOf(error);
  // A key of the companions that is taken is for their owner to look at.
  if (refusal?.code === "23505") return !hasCompanions || /MemoryEvent/.test(refusal.told);
  return refusal !== null && ["22012", "40001", "40P01"].includes(refusal.code);
}
