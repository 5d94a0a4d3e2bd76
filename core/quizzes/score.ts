import type { Feedback } from "@/core/questions/contract";

/** Mark of a question that counts for nobody ("drop") or earns everybody full points ("credit"). */
export type Mark = "drop" | "credit";

/** One question of a sitting as far as the score is concerned. */
export type ScoredQuestion = {
  /** Whether it earns points at all (see `earnsPoints`). */
  readonly counts: boolean;
  /** Credit in [0, 1]; null without an answer. */
  readonly credit: number | null;
  /** Passed over after its warning. */
  readonly skipped: boolean;
  /** A teacher's ruling. */
  readonly ruling: Mark | null;
};

export type Score = {
  /** Sum of credits, in [0, possible]. */
  readonly earned: number;
  /** Number of questions that count. */
  readonly possible: number;
};

/**
 * Whether a question earns points: none on violence or casualties does, in a grade or in practice, whatever is ruled on it. Nobody
 * is to gain by a number of dead, and whoever passes over such a question loses nothing.
 *
 * Source: items.md §0.3 and §8, H4
 */
export const earnsPoints = ({ feedback }: { readonly feedback: Pick<Feedback, "harm"> }): boolean =>
  feedback.harm === null;

/**
 * Points of a sitting. A question that earns none, was dropped, or was passed over after its warning, does not count; one that was
 * credited counts in full, answered or not; one without an answer counts for nothing earned.
 *
 * @param over whether the sitting is over: before, what has no answer yet is left out
 */
export function scoreOf(questions: readonly ScoredQuestion[], over: boolean): Score {
  const counted = questions.filter(
    ({ counts, credit, skipped, ruling }) =>
      counts && (ruling === "credit" || (ruling === null && !skipped && (over || credit !== null))),
  );
  const earned = counted.reduce((sum, { credit, ruling }) => sum + (ruling === "credit" ? 1 : (credit ?? 0)), 0);
  return { earned, possible: counted.length };
}

const WHOLE = 1e-6;

/**
 * Points as people write them: whole where they are whole, else with one decimal. What is short of a whole number is never
 * written as one: 2.96 of 3 is 2.9, as "3 of 3" would say that nothing is missing, and 0.04 is 0.1.
 */
export function shownPoints(credit: number): number {
  const whole = Math.round(credit);
  if (Math.abs(credit - whole) < WHOLE) return whole;
  const tenths = Math.round(credit * 10);
  if (tenths % 10 !== 0) return tenths / 10;
  return (tenths + (credit < whole ? -1 : 1)) / 10;
}

export type Praise = "high" | "middle" | "low";

/**
 * What can be said of a finished sitting by what its learner answered: a question that everybody was given the points of
 * says nothing about anybody. Null where no question counts by its answer.
 */
export function praiseOf(questions: readonly ScoredQuestion[]): Praise | null {
  const { earned, possible } = scoreOf(
    questions.filter(({ ruling }) => ruling !== "credit"),
    true,
  );
  if (possible === 0) return null;
  const share = earned / possible;
  return share >= 0.8 ? "high" : share >= 0.5 ? "middle" : "low";
}
