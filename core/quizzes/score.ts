/** One question of a sitting as far as the score is concerned. */
export type ScoredQuestion = {
  /** Credit in [0, 1]; null without an answer. */
  readonly credit: number | null;
  /** Passed over after its warning. */
  readonly skipped: boolean;
  /** A teacher's ruling: it counts for nobody, or everybody has it. */
  readonly ruling: "drop" | "credit" | null;
};

export type Score = {
  /** Sum of credits, in [0, possible]. */
  readonly earned: number;
  /** Number of questions that count. */
  readonly possible: number;
};

/**
 * Points of a sitting. A question that was dropped, or passed over after its warning, does not count; one that was credited
 * counts in full, answered or not; one without an answer counts for nothing earned.
 *
 * @param over whether the sitting is over: before, what has no answer yet is left out
 */
export function scoreOf(questions: readonly ScoredQuestion[], over: boolean): Score {
  const counted = questions.filter(
    ({ credit, skipped, ruling }) => ruling === "credit" || (ruling === null && !skipped && (over || credit !== null)),
  );
  const earned = counted.reduce((sum, { credit, ruling }) => sum + (ruling === "credit" ? 1 : (credit ?? 0)), 0);
  return { earned, possible: counted.length };
}
