import { randomUUID } from "node:crypto";
import type { DeviceReport } from "@/core/memory/protocol";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { useDatabase as answerWith } from "@/server/db";
import { recordByHand } from "./bare";
import type { BenchDatabase, Target } from "./databases";
import { BATCH, BATCHES, DUE, QUEUES, SINGLES } from "./plan";

/** Times of one round in ms. */
export type Round = {
  readonly single: readonly number[];
  readonly byHand: readonly number[];
  readonly batch: readonly number[];
  readonly queue: readonly number[];
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

/**
 * One round in one database: queues first, while what is due is as it was; then single reviews by turns with the same by
 * hand, so that whatever else the machine does meets both; then batches. Each is another learner's.
 */
export async function measureRound(database: BenchDatabase, targets: readonly Target[]): Promise<Round> {
  answerWith(database.app);
  const { viewers, bare } = database;
  let next = 0;
  const learner = () => {
    const viewer = viewers[next++ % viewers.length];
    if (viewer === undefined) throw new Error("There are no learners.");
    return viewer;
  };
  const [single, byHand, batch, queue]: number[][] = [[], [], [], []];
  for (let turn = 0; turn < QUEUES; turn++) {
    const viewer = learner();
    let cards = 0;
    const ms = await timed(async () => {
      cards = (await loadReviewQueue(viewer, new Date())).cards.length;
    });
    const wanted = DUE + viewer.newPerDay;
    if (cards !== wanted) throw new Error(`The queue had ${cards} cards instead of ${wanted}.`);
    queue?.push(ms);
  }
  for (let turn = 0; turn < SINGLES; turn++) {
    const [one, other] = [learner(), learner()];
    const target = targets[turn % targets.length];
    if (target === undefined) throw new Error("There are no cards.");
    const report = reportOf([target], 1, 0, Date.now());
    single?.push(await timed(() => recordReviews(one, report, new Date())));
    byHand?.push(await timed(() => recordByHand(bare, other.userId, target, new Date())));
  }
  for (let turn = 0; turn < BATCHES; turn++) {
    const viewer = learner();
    const report = reportOf(targets, BATCH, 0, Date.now());
    batch?.push(await timed(() => recordReviews(viewer, report, new Date())));
  }
  return { single: single ?? [], byHand: byHand ?? [], batch: batch ?? [], queue: queue ?? [] };
}
