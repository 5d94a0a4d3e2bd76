import { columnOf, covariance, mean, type ResponseSet, sum, variance } from "@/core/statistics/items/response-set";

/** How one question of a fixed form did. Null where it cannot be said: too few learners, or nobody differs. */
export type ItemStatistics = {
  /** Learners who had the question. */
  readonly n: number;
  /** Mean mark ÷ highest mark, in [0, 1]. */
  readonly facility: number | null;
  /** Standard deviation of the marks, with n − 1, in marks. */
  readonly sd: number | null;
  /** 100 × correlation of the mark with the marks of all other questions, −100 to 100. */
  readonly discrimination: number | null;
  /** 100 × covariance with the others ÷ the highest covariance that these marks allow, at most 100. */
  readonly efficiency: number | null;
  /** Part of the spread of the totals that comes from this question, in per cent; null where the covariance is negative. */
  readonly effectiveWeight: number | null;
  /** Whether learners who did better in all did worse in this. */
  readonly negative: boolean;
};

/**
 * Statistics of each question of a fixed form, from first attempts.
 *
 * Source: Moodle, question/classes/statistics/questions/calculator.php at 0497556; compared with values that were computed
 * apart from this code in tests/reference
 */
export function itemStatistics(set: ResponseSet): readonly ItemStatistics[] {
  const columns = set.maxMarks.map((_, at) => columnOf(set, at));
  const withTotal = columns.map(({ own, totals }) => covariance(own, totals));
  const spread = sum(withTotal.map((value) => (value !== null && value >= 0 ? Math.sqrt(value) : 0)));
  return columns.map(({ own, rest }, at) => {
    const max = set.maxMarks[at] ?? 0;
    const covarianceWithTotal = withTotal[at] ?? null;
    const negative = covarianceWithTotal !== null && covarianceWithTotal < 0;
    const ofMarks = variance(own);
    return {
      n: own.length,
      facility: own.length > 0 && max > 0 ? mean(own) / max : null,
      sd: ofMarks === null ? null : Math.sqrt(ofMarks),
      ...discriminationOf(own, rest),
      effectiveWeight:
        covarianceWithTotal === null || negative || spread === 0
          ? null
          : (100 * Math.sqrt(covarianceWithTotal)) / spread,
      negative,
    };
  });
}

function discriminationOf(own: readonly number[], rest: readonly number[]) {
  const together = covariance(own, rest);
  const [ofMarks, ofRest] = [variance(own), variance(rest)];
  const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const most = covariance(ascending(own), ascending(rest));
  const differs = ofMarks !== null && ofRest !== null && ofMarks * ofRest > 0;
  return {
    discrimination: together !== null && differs ? (100 * together) / Math.sqrt(ofMarks * ofRest) : null,
    efficiency: together === null || most === null || most === 0 ? null : (100 * together) / most,
  };
}
