import { randomUUID } from "node:crypto";
import type { DeviceReport } from "@/core/memory/protocol";
import { studyDayEnd } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { useDatabase as answerWith } from "@/server/db";
import { readQueueByHand, recordBatchByHand, recordByHand } from "./bare";
import type { BenchDatabase, Target } from "./databases";
import { BATCH, BATCHES, DUE, QUEUES, SINGLES, type Size } from "./plan";

/** Times of one round in ms. */
export type Round = {
  /** A learner's first review of a day, which looks at what the day asks of assigned reviewing. */
  readonly first: readonly number[];
  readonly single: readonly number[];
  readonly byHand: readonly number[];
  readonly batch: readonly number[];
  readonly batchByHand: readonly number[];
  readonly queue: readonly number[];
  readonly queueByHand: readonly number[];
};

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Reviews of the first cards, as a device sends them. */
export function reportOf(targets: readonly Target[], count: number, from: number, now: number): DeviceReport {
  return {
    device: "bench",
    sentAt: now,
    events: Array.from({ length: count }, (_, index) => ({
      kind: "reviewed" as const,
      id: randomUUID(),
      sequence: from + index + 1,
      at: now - (count - index) * 1_000,
      targetId: targets[(from + index) % targets.length]?.targetId ?? "",
      rating: (from + index) % 10 === 0 ? ("again" as const) : ("good" as const),
    })),
  };
}

type Job = (database: BenchDatabase, viewer: Viewer) => Promise<void>;

/**
 * One round: each thing is done in every database before the next is done in any, so that whatever else the machine does meets
 * all sizes alike. Queues come first, while what is due is as it was; everything goes by turns with the same by hand. Each is
 * another learner's.
 */
export async function measureRound(
  databases: readonly BenchDatabase[],
  targets: readonly Target[],
): Promise<ReadonlyMap<Size, Round>> {
  const rounds = new Map(
    databases.map(({ size }) => [
      size,
      { first: [], single: [], byHand: [], batch: [], batchByHand: [], queue: [], queueByHand: [] } as Record<
        keyof Round,
        number[]
      >,
    ]),
  );
  let learner = 0;
  async function inEach(kind: keyof Round, job: Job): Promise<void> {
    for (const database of databases) {
      const viewer = database.viewers[learner % database.viewers.length];
      if (viewer === undefined) throw new Error("There are no learners.");
      answerWith(database.app);
      rounds.get(database.size)?.[kind].push(await timed(() => job(database, viewer)));
    }
    learner += 1;
  }
  for (let turn = 0; turn < QUEUES; turn++) {
    await inEach("queue", lookAtQueue);
    await inEach("queueByHand", ({ bare }, viewer) => {
      return readQueueByHand(bare, viewer.userId, new Date(studyDayEnd(Date.now(), viewer) - 1));
    });
  }
  for (let turn = 0; turn < SINGLES; turn++) {
    const [target, other] = [targets[turn % targets.length], targets[(turn + 1) % targets.length]];
    if (target === undefined || other === undefined) throw new Error("There are no cards.");
    await inEach("first", async (_, viewer) => {
      await recordReviews(viewer, reportOf([other], 1, 0, Date.now()), new Date());
    });
    // The same learner's second.
    learner -= 1;
    await inEach("single", async (_, viewer) => {
      await recordReviews(viewer, reportOf([target], 1, 1, Date.now()), new Date());
    });
    await inEach("byHand", ({ bare }, viewer) => recordByHand(bare, viewer.userId, target, new Date()));
  }
  for (let turn = 0; turn < BATCHES; turn++) {
    await inEach("batch", async (_, viewer) => {
      await recordReviews(viewer, reportOf(targets, BATCH, 0, Date.now()), new Date());
    });
    await inEach("batchByHand", ({ bare }, viewer) =>
      recordBatchByHand(bare, viewer.userId, targets.slice(0, BATCH), new Date()),
    );
  }
  return rounds;
}

async function lookAtQueue(_: BenchDatabase, viewer: Viewer): Promise<void> {
  const { cards } = await loadReviewQueue(viewer, new Date());
  const wanted = DUE + viewer.newPerDay;
  if (cards.length !== wanted) throw new Error(`The queue had ${cards.length} cards instead of ${wanted}.`);
}
