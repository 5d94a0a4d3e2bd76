import { type Evaluation, evaluate, isPredictable, predict, type Weights } from "@/core/memory/fitting/evaluation";
import type { GradedRecall, RecallHistory } from "@/core/memory/fitting/graded-recalls";

/** Below this many reviews the published weights predict better than any that could be fitted (Anki's threshold). */
export const FEWEST_REVIEWS = 400;
/** The latest reviews, kept apart: whatever is fitted to the earlier ones is tried on them. */
const HELD_OUT_SHARE = 0.2;
/** Fitting knows no guesses: it learns from what is easily guessed only as something that happened, not as a recall. */
const MOST_GUESS_TO_LEARN_FROM = 0.1;
/** Between two trials there must be so much more to learn from. */
const GROWTH_BETWEEN_TRIALS = 1.25;

/** One target's reviews up to `lastLearnt`, and which of them are to be learnt from. */
export type TrainingHistory = {
  readonly recalls: readonly Pick<GradedRecall, "rating" | "elapsedDays">[];
  /** Positions in `recalls` of the reviews to learn to predict. */
  readonly learn: readonly number[];
};

export type TrialPlan = {
  /** Reviews that can be predicted, in all. */
  readonly reviews: number;
  readonly training: readonly TrainingHistory[];
  /** Reviews from this moment on are kept apart, ms since 1970. */
  readonly heldOutFrom: number;
};

const timesToPredict = (histories: readonly RecallHistory[]): number[] =>
  histories.flatMap((history) => history.filter(isPredictable).map(({ at }) => at));

/** Reviews that can be predicted: of each target all but the first. */
export const countPredictable = (histories: readonly RecallHistory[]): number => timesToPredict(histories).length;

/**
 * Divides a learner's reviews by time: what came first to learn from, the latest fifth to try it on.
 *
 * @returns null while there are too few of them
 */
export function planTrial(histories: readonly RecallHistory[]): TrialPlan | null {
  const times = timesToPredict(histories).sort((a, b) => a - b);
  const heldOutFrom = times[Math.floor(times.length * (1 - HELD_OUT_SHARE))];
  if (times.length < FEWEST_REVIEWS || heldOutFrom === undefined) return null;
  const training = histories.flatMap((history): TrainingHistory[] => {
    const recalls = history.filter(({ at }) => at < heldOutFrom);
    const learn = recalls.flatMap((recall, index) =>
      isPredictable(recall) && (recall.guess ?? 1) <= MOST_GUESS_TO_LEARN_FROM ? [index] : [],
    );
    return learn.length === 0 ? [] : [{ recalls, learn }];
  });
  return { reviews: times.length, training, heldOutFrom };
}

/** So many more reviews, and there is enough more to learn from than at the last trial that another is worth its while; 0 for now. */
export function reviewsToTrial(reviews: number, reviewsAtLastTrial: number | null): number {
  const wanted = Math.max(FEWEST_REVIEWS, Math.ceil((reviewsAtLastTrial ?? 0) * GROWTH_BETWEEN_TRIALS));
  return Math.max(0, wanted - reviews);
}

export type Judgement = {
  readonly adopt: boolean;
  /** Of the weights in use and of the fitted ones, on the reviews that neither learnt from. */
  readonly before: Evaluation;
  readonly after: Evaluation;
};

/**
 * Tries fitted weights beside those in use on the reviews that were kept apart; adopted is what has the lower log loss.
 *
 * @param fitted 21 numbers; any other never wins
 */
export function judge(
  histories: readonly RecallHistory[],
  { heldOutFrom }: TrialPlan,
  inUse: Weights,
  fitted: readonly number[],
): Judgement | null {
  const of = (weights: Weights) => evaluate(predict(histories, weights).filter(({ at }) => at >= heldOutFrom));
  const before = of(inUse);
  const sound = fitted.length === 21 && fitted.every(Number.isFinite);
  const after = sound ? of(fitted) : before;
  if (before === null || after === null) return null;
  return { adopt: sound && after.logLoss < before.logLoss, before, after };
}
