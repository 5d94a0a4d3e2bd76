import "server-only";
import type { MemoryEventBody } from "@/core/memory/events";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { Viewer } from "@/server/auth/viewer";
import { type AlreadyRead, type Plan, planEvents } from "@/server/data/memory/plan-events";
import { type AnswerToWrite, writeGathered, writing } from "@/server/data/memory/write-log";
import { refusalOf } from "@/server/database/errors";
import type { Run } from "@/server/database/statements";
import { type Database, getDb, runStatement, runTogether } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** An event as it comes in: its time is still the device's. */
export type IncomingEvent = {
  readonly id: string;
  readonly deviceSequence: number;
  /** The device's clock when it happened, ms since 1970. */
  readonly deviceAt: number;
  readonly body: MemoryEventBody;
  /** Of a review: assigned reviewing for which it does not count. The server's word, no part of the message's fingerprint. */
  readonly notFor?: readonly string[];
  /** Of a review, likewise: how many cards its day asks for, by day of studying and assigned reviewing. */
  readonly asks?: ReadonlyMap<string, Readonly<Record<string, number>>>;
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

/** What is written in the same transaction, and what was read before it. */
export type Companions = AlreadyRead & {
  /** The answer that causes the events, in the very statement that writes them. */
  readonly answer?: AnswerToWrite;
  /** Whether that answer is the last of its sitting, as far as what was read tells. */
  readonly isLast?: boolean;
  /** Statements after it, past the ORM: rollups count what was just written. */
  readonly rollups?: readonly Prisma.Sql[];
  /** Statements of the ORM after it. */
  readonly after?: (db: LogDatabase) => readonly Prisma.PrismaPromise<unknown>[];
};

/** A connection, or a transaction on one. */
type LogDatabase = Pick<Database, keyof Prisma.TransactionClient>;

/**
 * Appends events to the viewer's log and brings the cached states up to date, in one transaction.
 *
 * What is written rests on the version of the log that was read (see `writing`); where the log has moved on meanwhile,
 * everything is read again. What has no companions in a transaction is written together with what comes at the same time.
 *
 * @param topicOf  topic of a target, for figures by topic; "" leaves the one that is kept
 * @param now      the server's clock, ms since 1970
 */
export async function appendEvents(
  viewer: LogOwner,
  batch: IncomingBatch,
  topicOf: (targetId: string) => string,
  now: number,
  { answer, isLast = false, rollups = [], after = () => [], read, end }: Companions = {},
): Promise<AppendOutcome> {
  const plan = await planEvents(runStatement, viewer, batch, topicOf, now, { read, end });
  const db = await getDb();
  const rest = after(db);
  if (plan.fresh.length + rollups.length + rest.length === 0 && answer === undefined) return outcomeOf(plan);
  const entry = { learnerId: viewer.userId, device: batch.device, topicOf, answer: answer ?? null };
  const first = { ...entry, plan, mayEnd: isLast };
  try {
    if (rest.length > 0) {
      await db.$transaction([...[writing([first], "throws"), ...rollups].map((one) => db.$executeRaw(one)), ...rest]);
      return outcomeOf(plan);
    }
    if (rollups.length > 0) {
      await runTogether([writing([first], "throws"), ...rollups]);
      return outcomeOf(plan);
    }
    if (await writeGathered(first)) return outcomeOf(plan);
  } catch (error) {
    if (!isRace(error, answer !== undefined)) throw error;
  }
  // Somebody was quicker. Where many are, each but one would be late again and again: so they queue for the log.
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${viewer.userId}::uuid FOR NO KEY UPDATE`;
    const inside: Run = (statement) => tx.$queryRaw(statement);
    const again = await planEvents(inside, viewer, batch, topicOf, now);
    if (again.fresh.length > 0 || answer !== undefined) {
      await tx.$executeRaw(writing([{ ...entry, plan: again, mayEnd: answer !== undefined }], "throws"));
    }
    for (const rollup of rollups) await tx.$executeRaw(rollup);
    for (const statement of after(tx)) await statement;
    return outcomeOf(again);
  });
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
