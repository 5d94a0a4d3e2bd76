import "server-only";
import { continueReplay } from "@/core/memory/continue-replay";
import { decideEffectiveAt } from "@/core/memory/effective-at";
import { type MemoryEvent, type MemoryEventBody, ownDeeds } from "@/core/memory/events";
import { dueByOf, type Goal } from "@/core/memory/exam/goal";
import { replay } from "@/core/memory/replay";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import { studyDay } from "@/core/memory/study-day";
import type { AppendOutcome, IncomingBatch, IncomingEvent, LogOwner } from "@/server/data/memory/memory-log";
import { hashOf } from "@/server/data/memory/memory-rows";
import {
  changesSettings,
  covers,
  type LogReading,
  type LogRow,
  readLog,
  targetsOf,
} from "@/server/data/memory/read-log";
import { type LogEndReading, questionOf, readLogEnd } from "@/server/data/memory/read-log-end";
import type { Run } from "@/server/database/statements";

type StampedEvent = {
  readonly event: MemoryEvent;
  /** As it is stored; the fingerprint is of what came in. */
  readonly body: MemoryEventBody;
  readonly incoming: IncomingEvent;
  readonly hash: string;
};

/** What is to be written of a batch, and what it comes to. */
export type Plan = {
  readonly results: AppendOutcome["results"];
  readonly fresh: readonly StampedEvent[];
  /** Version of the log that it rests on. */
  readonly version: number;
  readonly states: ReadonlyMap<string, MemoryState | null>;
  readonly settings: SchedulerSettings;
  readonly receivedAt: number;
};

/** What was read on the way to a batch, so that it need not be read again. */
export type AlreadyRead = {
  /** Of the log. */
  readonly read?: LogReading | undefined;
  /** Of its end, for this very batch. */
  readonly end?: LogEndReading | undefined;
};

type TopicOf = (targetId: string) => string;

const eventOf = ({ body, ...envelope }: LogRow): MemoryEvent => ({ ...body, ...envelope });

/**
 * Reads what a batch needs, as far as it was not read already, and plans it: from where the log ends if that tells, else from the log.
 */
export async function planEvents(
  run: Run,
  owner: LogOwner,
  batch: IncomingBatch,
  topicOf: TopicOf,
  now: number,
  { read, end }: AlreadyRead = {},
): Promise<Plan> {
  if (read !== undefined && covers(read, batch)) return planFromLog(owner, batch, read, topicOf, now);
  if (batch.events.every(({ body }) => (ownDeeds as readonly string[]).includes(body.kind))) {
    const plan = planFromEnd(owner, batch, end ?? (await readLogEnd(run, owner, questionOf(batch))), topicOf, now);
    if (plan !== null) return plan;
  }
  return planFromLog(owner, batch, await readLog(run, owner, batch), topicOf, now);
}

function planFromLog(owner: LogOwner, batch: IncomingBatch, read: LogReading, topicOf: TopicOf, now: number): Plan {
  const { results, fresh } = sift(owner, batch, read, topicOf, now);
  const known = read.log.map(eventOf);
  const memory = replay([...known, ...fresh.map(({ event }) => event)]);
  const others = batch.events.some(changesSettings) ? targetsAfter(known, fresh) : [];
  const targetIds = [...new Set([...targetsOf(batch), ...others])];
  const states = new Map(targetIds.map((targetId) => [targetId, memory.states.get(targetId) ?? null]));
  return { results, fresh, version: read.version, states, settings: memory.settings, receivedAt: now };
}

/** A plan from the kept states, however long the log is; null where only the log itself can tell. */
function planFromEnd(
  owner: LogOwner,
  batch: IncomingBatch,
  end: LogEndReading,
  topicOf: TopicOf,
  now: number,
): Plan | null {
  if (end.takenBack) return null;
  const { results, fresh } = sift(owner, batch, end, topicOf, now);
  const { settings } = replay(end.settings.map(eventOf));
  const before = new Map(end.states.map(({ targetId, ...state }) => [targetId, state]));
  const newestAt = end.settings.reduce<number | null>(
    (newest, { effectiveAt }) => Math.max(newest ?? effectiveAt, effectiveAt),
    end.newestAt,
  );
  const events = fresh.map(({ event }) => event);
  const after = continueReplay({ states: before, newestAt, settings }, events);
  if (after === null) return null;
  const stateOf = (targetId: string) => after.get(targetId) ?? before.get(targetId) ?? null;
  const states = new Map(targetsOf(batch).map((targetId) => [targetId, stateOf(targetId)]));
  return { results, fresh, version: end.version, states, settings, receivedAt: now };
}

/** What of a batch is new, stamped; and what became of the rest. */
function sift(
  owner: LogOwner,
  batch: IncomingBatch,
  { stored, device }: Pick<LogReading, "stored" | "device">,
  topicOf: TopicOf,
  now: number,
): Pick<Plan, "results" | "fresh"> {
  const hashes = new Map(stored);
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
  return { results, fresh: stamp(owner, batch, toStore, topicOf, device, now) };
}

/**
 * Targets of events that lie after one of the fresh ones: two requests at once may be written in either order. Weights tell
 * how well all that was ever reviewed is remembered.
 */
function targetsAfter(known: readonly MemoryEvent[], fresh: readonly StampedEvent[]): string[] {
  const reaching = ({ event }: StampedEvent) =>
    event.kind === "weightsAdopted" ? Number.NEGATIVE_INFINITY : event.effectiveAt;
  const first = fresh.reduce((least, one) => Math.min(least, reaching(one)), Number.POSITIVE_INFINITY);
  return known.flatMap((event) => ("targetId" in event && event.effectiveAt >= first ? [event.targetId] : []));
}

/** Decides each event's time and exam, once, in the order in which the device counted them. */
function stamp(
  owner: LogOwner,
  batch: IncomingBatch,
  toStore: readonly { readonly incoming: IncomingEvent; readonly hash: string }[],
  topicOf: TopicOf,
  device: { readonly lastEffectiveAt: number; readonly lastSequence: number } | null,
  now: number,
): StampedEvent[] {
  let last = device;
  return [...toStore]
    .sort((a, b) => a.incoming.deviceSequence - b.incoming.deviceSequence)
    .map(({ incoming, hash }) => {
      const effectiveAt = decideEffectiveAt(incoming.deviceAt, batch.sentAt, now, last);
      last = { lastEffectiveAt: effectiveAt, lastSequence: incoming.deviceSequence };
      const localDay = studyDay(effectiveAt, owner);
      const envelope = {
        id: incoming.id,
        device: batch.device,
        deviceSequence: incoming.deviceSequence,
        effectiveAt,
        localDay,
      };
      const body = decided(withHorizon(incoming.body, owner.goal, topicOf, localDay), incoming, localDay);
      return { event: { ...body, ...envelope }, body, incoming, hash };
    });
}

/** What it does not count for, and what its day asks for, stays with a review, whatever is assigned otherwise later. */
function decided(body: MemoryEventBody, { notFor = [], asks }: IncomingEvent, localDay: string): MemoryEventBody {
  if (body.kind !== "reviewed") return body;
  const asked = asks?.get(localDay);
  return { ...body, ...(notFor.length > 0 ? { notFor } : {}), ...(asked === undefined ? {} : { asks: asked }) };
}

/** A grade for an exam carries its day from then on, whatever becomes of the goal. */
function withHorizon(body: MemoryEventBody, goal: Goal | null, topicOf: TopicOf, localDay: string): MemoryEventBody {
  if (body.kind !== "reviewed" && body.kind !== "answered") return body;
  const dueBy = dueByOf(goal, topicOf(body.targetId), localDay);
  return dueBy === null ? body : { ...body, dueBy };
}
