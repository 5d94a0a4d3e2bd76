import { default_w } from "ts-fsrs";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluate, type Prediction } from "@/core/memory/fitting/evaluation";
import { runFit } from "@/server/fitting/run-fit";
import { canFit } from "@/tests/support/binding";
import {
  gapOf,
  gapOverBins,
  type SimulatedLearner,
  simulateLearner,
  stretched,
} from "@/tests/support/simulated-calibration";

/** How far prediction may be from what comes (items.md §6 asks for it of real learners, too). */
const WITHIN = 0.03;
const LEARNERS = 5;
const PLAN = { days: 730, cards: 160, newPerDay: 3 };

const gap = (predictions: readonly Prediction[]) => gapOf(evaluate(predictions) ?? { meanPredicted: 1, observed: 0 });
const pooled = (learners: readonly SimulatedLearner[], of: (learner: SimulatedLearner) => readonly Prediction[]) =>
  learners.flatMap(of);

describe.skipIf(!canFit)("learners whose memory has two components, slips and luck, over two years", () => {
  const learners: SimulatedLearner[] = [];
  beforeAll(async () => {
    for (let index = 0; index < LEARNERS; index++) {
      learners.push(
        await simulateLearner(`learner ${index}`, PLAN, async (training) => {
          const fit = await runFit(training);
          if (fit.kind !== "fitted") throw new Error(`Nothing was fitted (${fit.kind}): ${fit.reason}`);
          return fit.weights;
        }),
      );
    }
  }, 60_000);

  it("are fitted from their first year, and each remembers in the second as predicted", () => {
    for (const { adopted, predictions } of learners) {
      expect(adopted).toBe(true);
      expect(predictions.length).toBeGreaterThan(500);
      expect(gap(predictions)).toBeLessThanOrEqual(WITHIN);
    }
  });

  it("remember as predicted whether much or little was predicted", () => {
    expect(gapOverBins(pooled(learners, ({ predictions }) => predictions))).toBeLessThanOrEqual(WITHIN);
  });

  it("are predicted better than by the published weights", () => {
    const loss = (predictions: readonly Prediction[]) => evaluate(predictions)?.logLoss ?? Number.NaN;
    const fitted = loss(pooled(learners, ({ predictions }) => predictions));
    expect(fitted).toBeLessThan(loss(pooled(learners, ({ under }) => under(null))));
  });

  it("show at once when stabilities or weights are twice what they should be", () => {
    const twiceStable = pooled(learners, ({ predictions, weights }) => stretched(predictions, weights, 2));
    expect(gap(twiceStable)).toBeGreaterThan(WITHIN);
    expect(gapOverBins(twiceStable)).toBeGreaterThan(WITHIN);
    const twice = pooled(learners, ({ under, weights }) => under((weights ?? default_w).map((weight) => 2 * weight)));
    expect(gap(twice)).toBeGreaterThan(WITHIN);
  });
});
