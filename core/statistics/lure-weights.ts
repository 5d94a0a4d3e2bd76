/** One first answer to a question with wrong options: which were shown, and which of them was taken. */
export type LureAnswer = {
  readonly targetId: string;
  /** Entities behind the wrong options. */
  readonly shown: readonly string[];
  /** Null when the right option was taken. */
  readonly taken: string | null;
};

/** How well a wrong option works for a target: 1 is not known, 0 that nobody takes it. */
export type LureWeight = {
  readonly target: string;
  readonly option: string;
  /** How many saw it. */
  readonly shown: number;
  readonly weight: number;
};

/** Fewer who saw an option than this tell nothing of it. */
export const LEAST_SHOWN = 30;
/** So many who took the option as often as any other stand for what is not known (Laplace's rule for four options). */
const PRIOR = 4;
const DECIMALS = 1000;

/**
 * The weights of wrong options from first answers: the share of those who saw an option and took it, smoothed, times the number
 * of options among which a blind guess is made. Options that too few saw have no entry, and so the weight 1.
 *
 * @param answers each learner's first to each target, no other
 * @returns sorted by target and option
 */
export function lureWeights(answers: readonly LureAnswer[]): readonly LureWeight[] {
  const counts = new Map<string, { target: string; option: string; shown: number; taken: number }>();
  for (const { targetId, shown, taken } of answers) {
    for (const option of shown) {
      const key = lureKey(targetId, option);
      const count = counts.get(key) ?? { target: targetId, option, shown: 0, taken: 0 };
      count.shown += 1;
      if (option === taken) count.taken += 1;
      counts.set(key, count);
    }
  }
  return [...counts]
    .filter(([, { shown }]) => shown >= LEAST_SHOWN)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { target, option, shown, taken }]) => ({
      target,
      option,
      shown,
      weight: Math.round((DECIMALS * PRIOR * (taken + 1)) / (shown + PRIOR)) / DECIMALS,
    }));
}

/** Under which the weight of an option is kept. */
export const lureKey = (targetId: string, optionId: string): string => `${targetId} ${optionId}`;
