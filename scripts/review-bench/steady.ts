import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { recordReviews } from "@/server/data/memory/reviews";
import { useDatabase as answerWith } from "@/server/db";
import type { BenchDatabase, Target } from "./databases";
import { BATCH, STEADY_REVIEWS } from "./plan";
import { reportOf } from "./work";

export type Steady = {
  readonly reviews: number;
  readonly perSecond: number;
  readonly earlyMiB: number;
  readonly lateMiB: number;
};

/** Many reviews one batch after another; what is held after a fifth of them and at the end, garbage collected. */
export async function measureSteady(database: BenchDatabase, targets: readonly Target[]): Promise<Steady> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const heldMiB = () => {
    collect();
    collect();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  answerWith(database.app);
  const batches = STEADY_REVIEWS / BATCH;
  let earlyMiB = 0;
  const from = performance.now();
  for (let batch = 0; batch < batches; batch++) {
    const viewer = database.viewers[batch % database.viewers.length];
    if (viewer === undefined) throw new Error("There are no learners.");
    const turn = Math.floor(batch / database.viewers.length);
    await recordReviews(viewer, reportOf(targets, BATCH, turn * BATCH, Date.now()), new Date());
    if (batch === batches / 5) earlyMiB = heldMiB();
  }
  const perSecond = STEADY_REVIEWS / ((performance.now() - from) / 1_000);
  return { reviews: STEADY_REVIEWS, perSecond, earlyMiB, lateMiB: heldMiB() };
}
