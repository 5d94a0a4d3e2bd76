import "server-only";
import { hash } from "node:crypto";
import type { MemoryEvent, MemoryEventBody } from "@/core/memory/events";
import type { MemoryState, Phase } from "@/core/memory/state";
import type { Prisma } from "@/server/generated/prisma/client";

/** Columns of an event that replay needs. */
export const eventSelect = {
  id: true,
  device: true,
  deviceSequence: true,
  effectiveAt: true,
  localDay: true,
  body: true,
} satisfies Prisma.MemoryEventSelect;

type EventRow = Prisma.MemoryEventGetPayload<{ select: typeof eventSelect }>;

/** A stored row as the event that was written: the body is only ever written by this program. */
export function toMemoryEvent(row: EventRow): MemoryEvent {
  return {
    ...(row.body as unknown as MemoryEventBody),
    id: row.id,
    device: row.device,
    deviceSequence: row.deviceSequence,
    effectiveAt: row.effectiveAt.getTime(),
    localDay: row.localDay,
  };
}

export const stateSelect = {
  targetId: true,
  topic: true,
  phase: true,
  stability: true,
  difficulty: true,
  step: true,
  reps: true,
  lapses: true,
  lastAt: true,
  lastDay: true,
  dueAt: true,
  suspended: true,
  buriedOn: true,
} satisfies Prisma.MemoryStateSelect;

type StateRow = Prisma.MemoryStateGetPayload<{ select: typeof stateSelect }>;

export function toMemoryState(row: StateRow): MemoryState {
  return {
    phase: row.phase as Phase,
    stability: row.stability,
    difficulty: row.difficulty,
    step: row.step,
    reps: row.reps,
    lapses: row.lapses,
    lastAt: row.lastAt?.getTime() ?? null,
    lastDay: row.lastDay,
    dueAt: row.dueAt?.getTime() ?? null,
    suspended: row.suspended,
    buriedOn: row.buriedOn,
  };
}

/** Text with the keys of every object in order, so that equal values have equal texts. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value));

/** Not a replacer of JSON.stringify: with one each message took as long to fingerprint as to check. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inOrder);
  if ("toJSON" in value && typeof value.toJSON === "function") return value.toJSON();
  const object = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, inOrder(object[key])]),
  );
}

/** Fingerprint of a message's body: the same id with another body is refused. */
export function hashOf(value: unknown): string {
  return hash("sha256", canonicalJson(value), "hex");
}

/**
 * The id of one of several events that a single message causes: the same message gives the same ids, however often it is sent.
 *
 * @param id   the message's own id
 * @param name what tells its events apart
 * @returns a UUID of version 8, whose other bits follow from both
 */
export function derivedId(id: string, name: string): string {
  const hex = hash("sha256", `${id} ${name}`, "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
