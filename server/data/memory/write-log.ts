import "server-only";
import { SCHEDULER_VERSION } from "@/core/memory/events";
import type { MemoryState } from "@/core/memory/state";
import type { Plan } from "@/server/data/memory/plan-events";
import { gathered } from "@/server/database/gather";
import { type Database, runStatement, statementsAtOnce } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** An answer as its row is written, with the events that it causes. */
export type AnswerToWrite = {
  readonly id: string;
  readonly attemptId: string;
  readonly index: number;
  readonly body: Prisma.InputJsonObject;
  readonly bodyHash: string;
  readonly sequence: number;
  readonly grade: Prisma.InputJsonObject;
  readonly credit: number;
  readonly confidence: string | null;
  readonly activeMs: number | null;
  readonly receivedAt: Date;
};

/** What one message adds to the log of a learner. */
export type LogEntry = {
  readonly learnerId: string;
  readonly device: string;
  readonly plan: Plan;
  readonly topicOf: (targetId: string) => string;
  /** The answer that causes the events. */
  readonly answer: AnswerToWrite | null;
  /** Whether it may be the last of its sitting: then the database counts. */
  readonly mayEnd: boolean;
};

type States = ReadonlyMap<string, MemoryState | null>;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/**
 * Everything that plans write, of several learners in one statement: events, states, devices, answers and the end of sittings.
 *
 * What is written was computed from a log that was read before. Every writer raises the version of the learner's log, and what
 * belongs to a log whose version is no longer the one that was read is left out: a state never misses an event that another
 * request or process wrote meanwhile.
 *
 * @param entries of each learner at most one
 * @param late "left-out": the rows are the learners whose entries were written; "throws": division by zero if one was not
 */
export function writing(entries: readonly LogEntry[], late: "left-out" | "throws"): Prisma.Sql {
  const events = entries.flatMap(eventRows);
  const states = entries.flatMap(({ learnerId, plan, topicOf }) =>
    stateRows(plan.states, topicOf).map((row) => ({ learnerId, ...row })),
  );
  const gone = entries.flatMap(({ learnerId, plan }) =>
    goneOf(plan.states).map((targetId) => ({ learnerId, targetId })),
  );
  const answers = entries.flatMap(answerRows);
  const parts = [
    movedPart(entries),
    ...(events.length === 0 ? [] : [eventsPart(events), devicePart(entries)]),
    ...(states.length === 0
      ? []
      : [Prisma.sql`states AS (${upsertStates(states, Prisma.sql`JOIN moved USING ("learnerId")`)})`]),
    ...(gone.length === 0 ? [] : [gonePart(gone)]),
    ...(answers.length === 0 ? [] : [answerPart(answers)]),
    ...(answers.some(({ mayEnd }) => mayEnd) ? [finishedPart(answers)] : []),
  ];
  const told =
    late === "throws"
      ? Prisma.sql`SELECT 1 / (count(*) = ${entries.length}::int)::int AS "learnerId" FROM moved`
      : Prisma.sql`SELECT "learnerId" FROM moved`;
  return Prisma.sql`WITH ${Prisma.join(parts, ", ")} ${told}`;
}

/** Of a batch at most so many: an answer's rows are about 2 kB. */
const MOST_ENTRIES = 64;

/**
 * Writes an entry, together with those of others that come at the same time; is acknowledged when it is on the disk.
 *
 * @returns false when the log has moved on since it was read: nothing of it was written
 * @throws the driver's error about this entry itself
 */
export async function writeGathered(entry: LogEntry): Promise<boolean> {
  const together = await written(entry);
  if (together !== "apart") return together === "written";
  // Something in the batch was refused, and the whole batch with it: each then learns about its own.
  return (await runStatement<{ learnerId: string }>(writing([entry], "left-out"))).length === 1;
}

const written = gathered<LogEntry, "written" | "late" | "apart">(
  async (entries) => {
    try {
      const rows = await runStatement<{ learnerId: string }>(writing(entries, "left-out"));
      const moved = new Set(rows.map(({ learnerId }) => learnerId));
      return entries.map(({ learnerId }) => (moved.has(learnerId) ? "written" : "late"));
    } catch {
      return entries.map(() => "apart");
    }
  },
  { keyOf: ({ learnerId }) => learnerId, most: MOST_ENTRIES, lanes: statementsAtOnce },
);

function movedPart(entries: readonly LogEntry[]): Prisma.Sql {
  const logs = entries.map(({ learnerId, plan: { version, fresh } }) => {
    const grades = fresh.filter(({ body: { kind } }) => kind === "reviewed" || kind === "answered").length;
    return { learnerId, version, grades };
  });
  // A log that somebody holds (a regrade, another process) is left out like one that moved on: nobody waits for another's.
  return Prisma.sql`moved AS (
      UPDATE "User" u SET "logVersion" = u."logVersion" + 1, "gradesToLook" = u."gradesToLook" - held."grades"
      FROM (
        SELECT free."id", log."version", log."grades"
        FROM jsonb_to_recordset(${JSON.stringify(logs)}::jsonb) AS log ("learnerId" uuid, "version" int, "grades" int)
        JOIN "User" free ON free."id" = log."learnerId" AND free."logVersion" = log."version"
        FOR NO KEY UPDATE OF free SKIP LOCKED
      ) held
      WHERE u."id" = held."id" AND u."logVersion" = held."version" RETURNING u."id" AS "learnerId"
    )`;
}

function eventRows({ learnerId, device, plan: { fresh, receivedAt } }: LogEntry) {
  return fresh.map(({ event, body, incoming, hash }) => ({
    learnerId,
    device,
    id: event.id,
    targetId: "targetId" in body ? body.targetId : null,
    kind: body.kind,
    deviceSequence: incoming.deviceSequence,
    deviceAt: iso(incoming.deviceAt),
    receivedAt: iso(receivedAt),
    effectiveAt: iso(event.effectiveAt),
    localDay: event.localDay,
    body,
    bodyHash: hash,
  }));
}

const eventsPart = (rows: readonly object[]): Prisma.Sql => Prisma.sql`events AS (
      INSERT INTO "MemoryEvent" ("id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt",
        "receivedAt", "effectiveAt", "localDay", "schedulerVersion", "body", "bodyHash")
      SELECT "id", "learnerId", "targetId", "kind", "device", "deviceSequence", "deviceAt",
        "receivedAt", "effectiveAt", "localDay", ${SCHEDULER_VERSION}::int, "body", "bodyHash"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "device" text, "id" uuid,
        "targetId" text, "kind" text, "deviceSequence" int, "deviceAt" timestamptz, "receivedAt" timestamptz,
        "effectiveAt" timestamptz, "localDay" text, "body" jsonb, "bodyHash" text)
      JOIN moved USING ("learnerId")
    )`;

function devicePart(entries: readonly LogEntry[]): Prisma.Sql {
  const rows = entries.flatMap(({ learnerId, device, plan: { fresh } }) => {
    const newest = fresh.at(-1)?.event;
    if (newest === undefined) return [];
    return [{ learnerId, device, lastEffectiveAt: iso(newest.effectiveAt), lastSequence: newest.deviceSequence }];
  });
  return Prisma.sql`device AS (
      INSERT INTO "Device" ("learnerId", "device", "lastEffectiveAt", "lastSequence")
      SELECT "learnerId", "device", "lastEffectiveAt", "lastSequence"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "device" text,
        "lastEffectiveAt" timestamptz, "lastSequence" int)
      JOIN moved USING ("learnerId")
      ON CONFLICT ("learnerId", "device") DO UPDATE SET
        "lastEffectiveAt" = excluded."lastEffectiveAt", "lastSequence" = excluded."lastSequence"
    )`;
}

const answerRows = ({ learnerId, answer, mayEnd }: LogEntry) =>
  answer === null ? [] : [{ learnerId, mayEnd, ...answer, receivedAt: answer.receivedAt.toISOString() }];

const answerPart = (rows: readonly object[]): Prisma.Sql => Prisma.sql`answer AS (
      INSERT INTO "Answer" ("id", "learnerId", "attemptId", "index", "body", "bodyHash", "sequence", "grade", "credit",
                            "confidence", "activeMs", "receivedAt")
      SELECT "id", "learnerId", "attemptId", "index", "body", "bodyHash", "sequence", "grade", "credit",
             "confidence", "activeMs", "receivedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "id" uuid, "attemptId" uuid,
        "index" int, "body" jsonb, "bodyHash" text, "sequence" int, "grade" jsonb, "credit" float8, "confidence" text,
        "activeMs" int, "receivedAt" timestamptz)
      JOIN moved USING ("learnerId")
    )`;

/**
 * Counts in the database, the answer that is being written with the others: of two tabs that answer the last two questions
 * at once one finds the log changed, reads again, and then counts the other's.
 */
function finishedPart(answers: readonly ReturnType<typeof answerRows>[number][]): Prisma.Sql {
  const rows = answers.flatMap(({ mayEnd, learnerId, attemptId, receivedAt }) =>
    mayEnd ? [{ learnerId, attemptId, receivedAt }] : [],
  );
  return Prisma.sql`finished AS (
      UPDATE "Attempt" a SET "finishedAt" = row."receivedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "attemptId" uuid,
        "receivedAt" timestamptz)
      JOIN moved USING ("learnerId")
      WHERE a."id" = row."attemptId" AND a."finishedAt" IS NULL
        AND (SELECT count(*) FROM "Answer" WHERE "attemptId" = row."attemptId") + 1
          = (SELECT count(*) FROM "AttemptItem" WHERE "attemptId" = row."attemptId")
    )`;
}

const gonePart = (rows: readonly object[]): Prisma.Sql => Prisma.sql`gone AS (
      DELETE FROM "MemoryState" s
      USING jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "targetId" text)
        JOIN moved USING ("learnerId")
      WHERE s."learnerId" = row."learnerId" AND s."targetId" = row."targetId"
    )`;

const goneOf = (states: States): string[] =>
  [...states].flatMap(([targetId, state]) => (state === null ? [targetId] : []));

function stateRows(states: States, topicOf: (targetId: string) => string) {
  return [...states].flatMap(([targetId, state]) =>
    state === null
      ? []
      : [{ ...state, targetId, topic: topicOf(targetId), lastAt: iso(state.lastAt), dueAt: iso(state.dueAt) }],
  );
}

/**
 * All changed states, and the removal of those whose every event was taken back, as statements of their own: for whoever has
 * locked the learner's log and writes events by other means.
 */
export function stateWrites(
  db: Pick<Database, "$executeRaw">,
  learnerId: string,
  states: States,
  topicOf: (targetId: string) => string,
): Prisma.PrismaPromise<unknown>[] {
  const rows = stateRows(states, topicOf).map((row) => ({ learnerId, ...row }));
  const gone = goneOf(states);
  return [
    ...(gone.length === 0
      ? []
      : [
          db.$executeRaw`
            DELETE FROM "MemoryState" WHERE "learnerId" = ${learnerId}::uuid AND "targetId" = ANY(${gone}::text[])`,
        ]),
    ...(rows.length === 0 ? [] : [db.$executeRaw(upsertStates(rows, Prisma.empty))]),
  ];
}

const upsertStates = (rows: readonly object[], joined: Prisma.Sql): Prisma.Sql => Prisma.sql`
      INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn")
      SELECT "learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("learnerId" uuid, "targetId" text, "topic" text,
        "phase" text, "stability" float8, "difficulty" float8, "step" int, "reps" int, "lapses" int,
        "lastAt" timestamptz, "lastDay" text, "dueAt" timestamptz, "suspended" bool, "buriedOn" text) ${joined}
      ON CONFLICT ("learnerId", "targetId") DO UPDATE SET
        "topic" = coalesce(nullif(excluded."topic", ''), "MemoryState"."topic"), "phase" = excluded."phase",
        "stability" = excluded."stability", "difficulty" = excluded."difficulty", "step" = excluded."step",
        "reps" = excluded."reps", "lapses" = excluded."lapses", "lastAt" = excluded."lastAt",
        "lastDay" = excluded."lastDay", "dueAt" = excluded."dueAt", "suspended" = excluded."suspended",
        "buriedOn" = excluded."buriedOn"`;
