import "server-only";
import { decideEffectiveAt } from "@/core/memory/effective-at";
import { type MemoryEvent, type MemoryEventBody, SCHEDULER_VERSION } from "@/core/memory/events";
import { replay } from "@/core/memory/replay";
import type { MemoryState } from "@/core/memory/state";
import { type StudyCalendar, studyDay } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { eventSelect, hashOf, toMemoryEvent } from "@/server/data/memory-rows";
import { type Database, getDb } from "@/server/db";
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
};

/** Whose log it is, and the calendar by which their days of studying run. */
export type LogOwner = Pick<Viewer, "userId" | "timeZone" | "dayStartHour">;

/** Statements to run in the same transaction, after the events and states: rollups count what was just written. */
export type Companions = (db: Database) => readonly Prisma.PrismaPromise<unknown>[];

/** A guard that failed or a unique key that was taken meanwhile: somebody else wrote first, so read again. */
const TRIES = 6;

/**
 * Appends events to the viewer's log and brings the cached states up to date, in one transaction.
 *
 * What is written was computed from a log that was read before. The transaction locks the learner's row and
 * divides by zero unless that log is still what is stored, so that a state never misses an event that another
 * request or process wrote meanwhile: then everything is read again.
 *
 * @param topicOf  topic of a target, for figures by topic; "" leaves the one that is kept
 * @param now      the server's clock, ms since 1970
 */
export async function appendEvents(
  viewer: LogOwner,
  batch: IncomingBatch,
  topicOf: (targetId: string) => string,
  now: number,
  companions: Companions = () => [],
): Promise<AppendOutcome> {
  const db = await getDb();
  for (let attempt = 1; ; attempt++) {
    const plan = await makePlan(db, viewer, batch, now);
    const also = companions(db);
    if (plan.fresh.length === 0 && also.length === 0) return outcomeOf(plan);
    try {
      await db.$transaction([...guard(db, viewer, plan), ...writes(db, viewer, batch, plan, topicOf), ...also]);
      return outcomeOf(plan);
    } catch (error) {
      if (attempt >= TRIES || !isRace(error, also.length > 0)) throw error;
    }
  }
}

type StampedEvent = { readonly event: MemoryEvent; readonly incoming: IncomingEvent; readonly hash: string };
type Plan = {
  readonly results: AppendOutcome["results"];
  readonly fresh: readonly StampedEvent[];
  readonly targetIds: readonly string[];
  /** Whether the plan rests on the learner's whole log, or on that of the targets and the settings. */
  readonly whole: boolean;
  /** How many events it rests on. */
  readonly logLength: number;
  readonly states: ReadonlyMap<string, MemoryState | null>;
  readonly receivedAt: number;
};

/** Settings count for every later review, of whichever target. */
const changesSettings = ({ body }: IncomingEvent) => body.kind === "settingsChanged" || body.kind === "weightsAdopted";

async function makePlan(db: Database, viewer: LogOwner, batch: IncomingBatch, now: number): Promise<Plan> {
  const ids = batch.events.map(({ id }) => id);
  const ownTargets = batch.events.flatMap(({ body }) => ("targetId" in body ? [body.targetId] : []));
  const whole = batch.events.some(changesSettings);
  const [stored, log, device] = await Promise.all([
    db.memoryEvent.findMany({
      where: { learnerId: viewer.userId, id: { in: ids } },
      select: { id: true, bodyHash: true },
    }),
    db.memoryEvent.findMany({
      where: {
        learnerId: viewer.userId,
        ...(whole ? {} : { OR: [{ targetId: { in: ownTargets } }, { targetId: null }] }),
      },
      select: eventSelect,
    }),
    db.device.findUnique({
      where: { learnerId_device: { learnerId: viewer.userId, device: batch.device } },
      select: { lastEffectiveAt: true, lastSequence: true },
    }),
  ]);

  const hashes = new Map(stored.map(({ id, bodyHash }) => [id, bodyHash]));
  const results: { id: string; outcome: "stored" | "duplicate" | "conflict" }[] = [];
  const toStore: { incoming: IncomingEvent; hash: string }[] = [];
  for (const incoming of batch.events) {
    const hash = hashOf({ body: incoming.body, at: incoming.deviceAt, sequence: incoming.deviceSequence });
    const known = hashes.get(incoming.id);
    const outcome = known === undefined ? "stored" : known === hash ? "duplicate" : "conflict";
    results.push({ id: incoming.id, outcome });
    if (outcome !== "stored") continue;
    hashes.set(incoming.id, hash);
    toStore.push({ incoming, hash });
  }

  const last = device && { lastEffectiveAt: device.lastEffectiveAt.getTime(), lastSequence: device.lastSequence };
  const fresh = stamp(viewer, batch, toStore, last, now);
  const known = log.map(toMemoryEvent);
  const memory = replay([...known, ...fresh.map(({ event }) => event)]);
  const targetIds = [...new Set([...ownTargets, ...(whole ? targetsAfter(known, fresh) : [])])];
  const states = new Map(targetIds.map((targetId) => [targetId, memory.states.get(targetId) ?? null]));
  return { results, fresh, targetIds, whole, logLength: log.length, states, receivedAt: now };
}

/** Targets of events that lie after one of the fresh ones: two requests at once may be written in either order. */
function targetsAfter(known: readonly MemoryEvent[], fresh: readonly StampedEvent[]): string[] {
  const first = Math.min(...fresh.map(({ event }) => event.effectiveAt));
  return known.flatMap((event) => ("targetId" in event && event.effectiveAt >= first ? [event.targetId] : []));
}

/** Decides each event's time, once, in the order in which the device counted them. */
function stamp(
  calendar: StudyCalendar,
  batch: IncomingBatch,
  toStore: readonly { readonly incoming: IncomingEvent; readonly hash: string }[],
  device: { readonly lastEffectiveAt: number; readonly lastSequence: number } | null,
  now: number,
): StampedEvent[] {
  let last = device;
  return [...toStore]
    .sort((a, b) => a.incoming.deviceSequence - b.incoming.deviceSequence)
    .map(({ incoming, hash }) => {
      const effectiveAt = decideEffectiveAt(incoming.deviceAt, batch.sentAt, now, last);
      last = { lastEffectiveAt: effectiveAt, lastSequence: incoming.deviceSequence };
      const envelope = {
        id: incoming.id,
        device: batch.device,
        deviceSequence: incoming.deviceSequence,
        effectiveAt,
        localDay: studyDay(effectiveAt, calendar),
      };
      return { event: { ...incoming.body, ...envelope }, incoming, hash };
    });
}

function guard(db: Database, viewer: LogOwner, plan: Plan): Prisma.PrismaPromise<unknown>[] {
  return [
    db.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.userId}::uuid FOR NO KEY UPDATE`,
    db.$executeRaw`
      SELECT 1 / (CASE WHEN count(*) = ${plan.logLength}::int THEN 1 ELSE 0 END) FROM "MemoryEvent"
      WHERE "learnerId" = ${viewer.userId}::uuid
        AND (${plan.whole} OR "targetId" = ANY(${plan.targetIds}::text[]) OR "targetId" IS NULL)`,
  ];
}

function writes(
  db: Database,
  viewer: LogOwner,
  batch: IncomingBatch,
  plan: Plan,
  topicOf: (targetId: string) => string,
): Prisma.PrismaPromise<unknown>[] {
  const newest = plan.fresh.at(-1);
  if (!newest) return [];
  const learnerId = viewer.userId;
  const clock = {
    lastEffectiveAt: new Date(newest.event.effectiveAt),
    lastSequence: newest.event.deviceSequence,
  };
  return [
    db.memoryEvent.createMany({
      data: plan.fresh.map(({ event, incoming, hash }) => ({
        id: event.id,
        learnerId,
        targetId: "targetId" in incoming.body ? incoming.body.targetId : null,
        kind: incoming.body.kind,
        device: batch.device,
        deviceSequence: incoming.deviceSequence,
        deviceAt: new Date(incoming.deviceAt),
        receivedAt: new Date(plan.receivedAt),
        effectiveAt: new Date(event.effectiveAt),
        localDay: event.localDay,
        schedulerVersion: SCHEDULER_VERSION,
        body: incoming.body as unknown as Prisma.InputJsonObject,
        bodyHash: hash,
      })),
    }),
    ...stateWrites(db, learnerId, plan.states, topicOf),
    db.device.upsert({
      where: { learnerId_device: { learnerId, device: batch.device } },
      create: { learnerId, device: batch.device, ...clock },
      update: clock,
    }),
  ];
}

/** All changed states in one statement, and the removal of those whose every event was taken back. */
export function stateWrites(
  db: Pick<Database, "memoryState" | "$executeRaw">,
  learnerId: string,
  states: ReadonlyMap<string, MemoryState | null>,
  topicOf: (targetId: string) => string,
): Prisma.PrismaPromise<unknown>[] {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const rows = [...states].flatMap(([targetId, state]) =>
    state === null
      ? []
      : [{ ...state, targetId, topic: topicOf(targetId), lastAt: iso(state.lastAt), dueAt: iso(state.dueAt) }],
  );
  const gone = [...states].flatMap(([targetId, state]) => (state === null ? [targetId] : []));
  const statements: Prisma.PrismaPromise<unknown>[] = [];
  if (gone.length > 0) statements.push(db.memoryState.deleteMany({ where: { learnerId, targetId: { in: gone } } }));
  if (rows.length > 0) {
    statements.push(db.$executeRaw`
      INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn")
      SELECT ${learnerId}::uuid, "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended", "buriedOn"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("targetId" text, "topic" text, "phase" text,
        "stability" float8, "difficulty" float8, "step" int, "reps" int, "lapses" int, "lastAt" timestamptz,
        "lastDay" text, "dueAt" timestamptz, "suspended" bool, "buriedOn" text)
      ON CONFLICT ("learnerId", "targetId") DO UPDATE SET
        "topic" = coalesce(nullif(excluded."topic", ''), "MemoryState"."topic"), "phase" = excluded."phase",
        "stability" = excluded."stability", "difficulty" = excluded."difficulty", "step" = excluded."step",
        "reps" = excluded."reps", "lapses" = excluded."lapses", "lastAt" = excluded."lastAt",
        "lastDay" = excluded."lastDay", "dueAt" = excluded."dueAt", "suspended" = excluded."suspended",
        "buriedOn" = excluded."buriedOn"`);
  }
  return statements;
}

function outcomeOf(plan: Plan): AppendOutcome {
  return { results: plan.results, states: plan.states };
}

/** 22012 division by zero: the guard; P2002 unique key; 40001 and P2034 serialisation. */
function isRace(error: unknown, hasCompanions: boolean): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034") return true;
  // A key of the companions that is taken is for their owner to look at.
  if (error.code === "P2002") return !hasCompanions || error.meta?.modelName === "MemoryEvent";
  return (
    error.code === "P2010" &&
    /22012|division by zero|40001|40P01/.test(`${error.message} ${JSON.stringify(error.meta)}`)
  );
}
