import { default_w } from "ts-fsrs";
import { type Evaluation, evaluate, type Prediction, predict, type Weights } from "@/core/memory/fitting/evaluation";
import { judge, planTrial, type TrainingHistory } from "@/core/memory/fitting/trial";
import { adoptWeights, beginStudying, historiesOf, type Studying, studyFor } from "@/tests/support/simulate-studying";

/** Reviews that were predicted alike, and how they went. */
export type CalibrationBin = {
  readonly from: number;
  readonly reviews: number;
  readonly predicted: number;
  readonly observed: number;
};

export type SimulatedLearner = {
  readonly adopted: boolean;
  readonly weights: Weights;
  /** Of the second year, under these weights. */
  readonly predictions: readonly Prediction[];
  /** Of the second year, under other weights. */
  readonly under: (weights: Weights) => readonly Prediction[];
};

export type Plan = { readonly days: number; readonly cards: number; readonly newPerDay: number };

/** One half of the days under the published weights, then a trial, then the other half under what was adopted. */
export async function simulateLearner(
  seed: string,
  { days, cards, newPerDay }: Plan,
  fit: (training: readonly TrainingHistory[]) => Promise<readonly number[] | null>,
): Promise<SimulatedLearner> {
  const studying: Studying = beginStudying(seed);
  studyFor(studying, Math.floor(days / 2), cards, newPerDay);
  const histories = historiesOf(studying);
  const plan = planTrial(histories);
  const fitted = plan && (await fit(plan.training));
  const adopted = plan !== null && fitted !== null && judge(histories, plan, null, fitted)?.adopt === true;
  const weights = adopted ? fitted : null;
  adoptWeights(studying, weights);
  const from = Date.parse(`${studying.day}T00:00:00Z`);
  studyFor(studying, Math.ceil(days / 2), cards, newPerDay);
  const all = historiesOf(studying);
  const under = (other: Weights) => predict(all, other).filter(({ at }) => at >= from);
  return { adopted, weights, predictions: under(weights), under };
}

const EDGES = [0, 0.8, 0.85, 0.9, 0.95];

export function calibrationBins(predictions: readonly Prediction[]): readonly CalibrationBin[] {
  return EDGES.flatMap((from, index) => {
    const found = evaluate(
      predictions.filter(({ predicted }) => predicted >= from && predicted < (EDGES[index + 1] ?? 2)),
    );
    return found === null
      ? []
      : [{ from, reviews: found.reviews, predicted: found.meanPredicted, observed: found.observed }];
  });
}

/** |mean predicted − observed|. */
export const gapOf = ({ meanPredicted, observed }: Pick<Evaluation, "meanPredicted" | "observed">): number =>
  Math.abs(meanPredicted - observed);

/** Mean of the bins' gaps, weighted by their reviews: right on the whole is not enough. */
export function gapOverBins(predictions: readonly Prediction[]): number {
  const bins = calibrationBins(predictions);
  return (
    bins.reduce((sum, { reviews, predicted, observed }) => sum + reviews * Math.abs(predicted - observed), 0) /
    predictions.length
  );
}

/**
 * What the same weights would say if every stability were longer by a factor: R(t, c·S) = R(t/c, S). For reviews that cannot be
 * guessed.
 */
export function stretched(predictions: readonly Prediction[], weights: Weights, factor: number): readonly Prediction[] {
  const decay = (weights ?? default_w)[20] ?? Number.NaN;
  return predictions.map((prediction) => ({
    ...prediction,
    predicted: (1 + (prediction.predicted ** (-1 / decay) - 1) / factor) ** -decay,
  }));
}
