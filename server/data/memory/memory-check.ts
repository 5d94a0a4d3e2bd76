import "server-only";
import { compareMemory, type MemoryMismatch } from "@/core/memory/compare";
import { eventSelect, stateSelect, toMemoryEvent, toMemoryState } from "@/server/data/memory/memory-rows";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

export type MemoryCheck = {
  /** Targets that a log or a cached state knows, over all learners. */
  readonly cards: number;
  readonly mismatches: number;
  readonly learners: number;
  readonly events: number;
};

/** Learners whose ids are fetched at once; their logs are read one after the other, so memory holds one log. */
const LEARNERS_PER_PAGE = 500;

/**
 * Replays every learner's log and compares it with the cached states. For whoever runs the site: it has no viewer.
 *
 * @param report told of each state that is not what the log says
 */
export async function checkMemory(
  report: (learnerId: string, mismatch: MemoryMismatch) => void = () => undefined,
): Promise<MemoryCheck> {
  const db = await getDb();
  const total = { cards: 0, mismatches: 0, learners: 0, events: 0 };
  for await (const learnerId of learnersWithMemory(db)) {
    // One snapshot of both: reviews may arrive meanwhile.
    const [events, states] = await db.$transaction(
      [
        db.memoryEvent.findMany({ where: { learnerId }, select: eventSelect }),
        db.memoryState.findMany({ where: { learnerId }, select: stateSelect }),
      ],
      { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
    );
    const stored = new Map(states.map((row) => [row.targetId, toMemoryState(row)]));
    const { cards, mismatches } = compareMemory(events.map(toMemoryEvent), stored);
    for (const mismatch of mismatches) report(learnerId, mismatch);
    total.learners += 1;
    total.events += events.length;
    total.cards += cards;
    total.mismatches += mismatches.length;
  }
  return total;
}

/** Ids of everybody who has a log or a kept state. */
export async function* learnersWithMemory(db: Database): AsyncGenerator<string> {
  let after: string | null = null;
  for (;;) {
    const page: { id: string }[] = await db.user.findMany({
      where: {
        ...(after === null ? {} : { id: { gt: after } }),
        OR: [{ events: { some: {} } }, { states: { some: {} } }],
      },
      select: { id: true },
      orderBy: { id: "asc" },
      take: LEARNERS_PER_PAGE,
    });
    for (const { id } of page) yield id;
    const last = page.at(-1);
    if (last === undefined || page.length < LEARNERS_PER_PAGE) return;
    after = last.id;
  }
}
