import "server-only";
import { SCHEDULER_VERSION } from "@/core/memory/events";
import { replay } from "@/core/memory/replay";
import type { MemoryState } from "@/core/memory/state";
import { cardOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { learnersWithMemory } from "@/server/data/memory/memory-check";
import { holdLogs } from "@/server/data/memory/memory-log";
import { eventSelect, toMemoryEvent } from "@/server/data/memory/memory-rows";
import { stateWrites } from "@/server/data/memory/write-log";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** The version of the scheduler of which the kept states are. */
const KEY = "scheduler-version";
const TIMEOUT_MS = 60_000;

/**
 * Derives every kept state anew when the program's scheduler is another than the one that made them: the same events would
 * give other states now. A learner at a time, so that others are served; done twice, or by two processes, it gives the same.
 *
 * @returns learners whose states were derived anew; 0 when the states are of this version
 */
export async function rebuildStates(): Promise<number> {
  const db = await getDb();
  const kept = await db.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  if (kept?.value === SCHEDULER_VERSION) return 0;
  let learners = 0;
  for await (const learnerId of learnersWithMemory(db)) {
    await rebuildOf(db, learnerId);
    learners += 1;
  }
  await db.setting.upsert({
    where: { key: KEY },
    create: { key: KEY, value: SCHEDULER_VERSION },
    update: { value: SCHEDULER_VERSION },
  });
  return learners;
}

async function rebuildOf(db: Database, learnerId: string): Promise<void> {
  const context = getGenerationContext("en");
  await db.$transaction(
    async (tx) => {
      await holdLogs(tx, Prisma.sql`SELECT ${learnerId}::uuid`);
      const [events, rows] = [
        await tx.memoryEvent.findMany({ where: { learnerId }, select: eventSelect }),
        await tx.memoryState.findMany({ where: { learnerId }, select: { targetId: true } }),
      ];
      const states = new Map<string, MemoryState | null>(rows.map(({ targetId }) => [targetId, null]));
      for (const [targetId, state] of replay(events.map(toMemoryEvent)).states) states.set(targetId, state);
      const topicOf = (targetId: string) => cardOf(context, targetId)?.topic ?? "";
      for (const write of stateWrites(tx, learnerId, states, topicOf)) await write;
    },
    { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS },
  );
}
