import { difficultyClass, thirdsOf } from "@/core/quizzes/difficulty-classes";
import { spearman } from "@/core/statistics/spearman";

/** A learner's first answer to one kind of item: one target asked in one type. */
export type FirstAnswer = {
  /** `fitKey` of the item. */
  readonly key: string;
  /** Difficulty that the served item was estimated at. */
  readonly estimated: number;
  /** Probability of being right by a blind guess, in [0, 1). */
  readonly guess: number;
  /** Score, in [0, 1]. */
  readonly credit: number;
};

/** What the answers say of one kind of item, on the scale of the estimates. */
export type ObservedDifficulty = { readonly n: number; readonly observed: number };
export type DifficultyFit = ReadonlyMap<string, ObservedDifficulty>;

/** How well the estimates foretold the answers; null where there are too few kinds of items to tell. */
export type FitReport = {
  readonly answers: number;
  /** Kinds of items with enough answers. */
  readonly fitted: number;
  /** Spearman's rank correlation of estimated and observed difficulty. */
  readonly rho: number | null;
  /** Share of the kinds whose third by estimate is their third by answers. */
  readonly classAccuracy: number | null;
};

/** So many first answers weigh as much as the estimate (items.md §3.2); below it the estimate stands alone. */
export const PRIOR_ANSWERS = 30;
/** Fewer kinds of items than this, and a correlation would be noise. */
export const FEWEST_KINDS = 20;
/** No share of right answers is taken for surer than this: 30 of 30 is not infinitely easy. */
const EXTREME = 0.02;

/** Under which the answers to a target in one type are collected. */
export const fitKey = (targetId: string, type: string): string => `${type} ${targetId}`;

/**
 * Observed difficulties from first answers: the logit of the share of right answers, less what guessing gives. The
 * observed scale is shifted as a whole to the mean of the estimates, so that items with and without answers compare.
 *
 * @param answers the first answer of each learner to each kind of item, no other
 */
export function fitDifficulty(answers: readonly FirstAnswer[]): {
  readonly fit: DifficultyFit;
  readonly report: FitReport;
} {
  const kinds = [...groupByKey(answers)].flatMap(([key, own]) =>
    own.length < PRIOR_ANSWERS
      ? []
      : [{ key, n: own.length, estimated: meanOf(own.map(({ estimated }) => estimated)), raw: rawDifficulty(own) }],
  );
  const shift = meanOf(kinds.map(({ estimated, raw }) => estimated - raw));
  const enough = kinds.length >= FEWEST_KINDS;
  const [estimated, observed] = [kinds.map((kind) => kind.estimated), kinds.map(({ raw }) => raw + shift)];
  return {
    fit: new Map(kinds.map(({ key, n, raw }) => [key, { n, observed: raw + shift }])),
    report: {
      answers: answers.length,
      fitted: kinds.length,
      rho: enough ? spearman(estimated, observed) : null,
      classAccuracy: enough ? agreement(estimated, observed) : null,
    },
  };
}

/** The estimate, moved towards the answers as far as there are any: (30·b₀ + n·b̂) / (30 + n), items.md §3.2. */
export function refitted(estimated: number, observed: ObservedDifficulty | undefined): number {
  if (observed === undefined || observed.n < PRIOR_ANSWERS) return estimated;
  return (PRIOR_ANSWERS * estimated + observed.n * observed.observed) / (PRIOR_ANSWERS + observed.n);
}

function rawDifficulty(answers: readonly FirstAnswer[]): number {
  const credit = meanOf(answers.map((answer) => answer.credit));
  const guess = meanOf(answers.map((answer) => answer.guess));
  const known = Math.min(1 - EXTREME, Math.max(EXTREME, (credit - guess) / (1 - guess)));
  return -Math.log(known / (1 - known));
}

function agreement(estimated: readonly number[], observed: readonly number[]): number {
  const [left, right] = [thirdsOf(estimated), thirdsOf(observed)];
  const same = estimated.filter(
    (value, at) => difficultyClass(value, left) === difficultyClass(observed[at] ?? 0, right),
  );
  return same.length / estimated.length;
}

function groupByKey(answers: readonly FirstAnswer[]): ReadonlyMap<string, readonly FirstAnswer[]> {
  const groups = new Map<string, FirstAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.key);
    if (group === undefined) groups.set(answer.key, [answer]);
    else group.push(answer);
  }
  return groups;
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
