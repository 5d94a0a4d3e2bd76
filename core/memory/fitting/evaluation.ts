import type { GradedRecall, RecallHistory } from "@/core/memory/fitting/graded-recalls";
import { nextStrength, recallAfter, type Strength } from "@/core/memory/scheduler";

/** What weights said of a review before it was made, and what came. */
export type Prediction = {
  /** ms since 1970. */
  readonly at: number;
  /** Probability of a passing grade, in (0, 1): recall, or a lucky guess. */
  readonly predicted: number;
  readonly passed: boolean;
  /** Reviews that are alike in interval, number of reviews and lapses have the same bin. */
  readonly bin: string;
};

/** 21 weights of FSRS-6, or null for the published ones. */
export type Weights = readonly number[] | null;

/**
 * Predicts every review that can be predicted: the first of a day, of a target reviewed before. Later ones on the day repeat
 * what was just read, and one whose guessing rate is unknown tells nothing certain; both still count as reviews for what comes.
 *
 * @returns in the order of time
 *
 * Source: P(right) = R + (1 − R)·g for a question that can be guessed; without it R = .9 looks like .925 with four options
 */
export function predict(histories: readonly RecallHistory[], weights: Weights): readonly Prediction[] {
  const settings = { desiredRetention: 0.9, weights };
  const predictions = histories.flatMap((history) => {
    let strength: Strength | null = null;
    let reviews = 0;
    let lapses = 0;
    return history.flatMap((recall): Prediction[] => {
      const { rating, elapsedDays, at, guess } = recall;
      const before: Strength | null = strength;
      strength = nextStrength(before, rating, elapsedDays, settings);
      if (elapsedDays === 0 || before === null) return [];
      reviews += 1;
      const bin = binOf(elapsedDays, reviews + 1, lapses);
      const passed = rating !== "again";
      if (!passed) lapses += 1;
      if (guess === null) return [];
      const recalled = recallAfter(elapsedDays, before.stability, settings);
      return [{ at, predicted: recalled + (1 - recalled) * guess, passed, bin }];
    });
  });
  return predictions.sort((a, b) => a.at - b.at);
}

/** Whether a review is one that `predict` predicts. */
export const isPredictable = ({ elapsedDays, guess }: GradedRecall): boolean => elapsedDays > 0 && guess !== null;

/**
 * Bin of a review.
 *
 * Source: fsrs-rs @0cbb9d3 `src/dataset.rs:67-77`
 */
function binOf(elapsedDays: number, reviews: number, lapses: number): string {
  const step = (scale: number, base: number, value: number, places: number) =>
    (scale * base ** Math.floor(Math.log(value) / Math.log(base))).toFixed(places);
  return [
    step(2.48, 3.62, elapsedDays, 2),
    step(1.99, 1.89, reviews, 0),
    lapses === 0 ? "0" : step(1.65, 1.73, lapses, 0),
  ].join(" ");
}

export type Evaluation = {
  readonly reviews: number;
  /** Mean of −ln of the probability that was given to what came; lower is better. */
  readonly logLoss: number;
  /** Root of the mean squared difference of predicted and observed share over the bins, weighted by their reviews. */
  readonly rmseBins: number;
  readonly meanPredicted: number;
  readonly observed: number;
  /** Probability that a review that was passed had been given more than one that was not; null where all went alike. */
  readonly auc: number | null;
};

/** A probability of 0 or 1 would make one surprise outweigh all else. */
const CLOSEST_TO_CERTAIN = 1e-6;

/** How well predictions agree with what came; null without any. */
export function evaluate(predictions: readonly Prediction[]): Evaluation | null {
  const count = predictions.length;
  if (count === 0) return null;
  let loss = 0;
  let predictedSum = 0;
  let passes = 0;
  const bins = new Map<string, { reviews: number; predicted: number; passed: number }>();
  for (const { predicted, passed, bin } of predictions) {
    const p = Math.min(1 - CLOSEST_TO_CERTAIN, Math.max(CLOSEST_TO_CERTAIN, predicted));
    loss -= Math.log(passed ? p : 1 - p);
    predictedSum += predicted;
    passes += passed ? 1 : 0;
    const sum = bins.get(bin) ?? { reviews: 0, predicted: 0, passed: 0 };
    bins.set(bin, {
      reviews: sum.reviews + 1,
      predicted: sum.predicted + predicted,
      passed: sum.passed + (passed ? 1 : 0),
    });
  }
  const squares = [...bins.values()].reduce(
    (sum, { reviews, predicted, passed }) => sum + reviews * ((predicted - passed) / reviews) ** 2,
    0,
  );
  return {
    reviews: count,
    logLoss: loss / count,
    rmseBins: Math.sqrt(squares / count),
    meanPredicted: predictedSum / count,
    observed: passes / count,
    auc: areaUnderCurve(predictions),
  };
}

/** By ranks (Mann and Whitney); equal predictions share their ranks. */
function areaUnderCurve(predictions: readonly Prediction[]): number | null {
  const sorted = [...predictions].sort((a, b) => a.predicted - b.predicted);
  const passes = sorted.filter(({ passed }) => passed).length;
  const failures = sorted.length - passes;
  if (passes === 0 || failures === 0) return null;
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.predicted === sorted[from]?.predicted) to++;
    const rank = (from + 1 + to) / 2;
    for (let index = from; index < to; index++) ranks += sorted[index]?.passed ? rank : 0;
    from = to;
  }
  return (ranks - (passes * (passes + 1)) / 2) / (passes * failures);
}
