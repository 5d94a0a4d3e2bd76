/** More than what sums and products of shares are off by, and less than any grade tells. */
const SLACK = 1e-9;

/**
 * Rounds half up as the number is written: 100 * 0.575 is a little less than 57.5, and 58 all the same.
 *
 * @param value not negative
 * @param decimals 0 to 2
 */
function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + SLACK) / scale;
}

/** A share in [0, 1] in whole per cent, for tables. Of 0.996 not 100: only who has all of it has all of it. */
export const wholePercent = (share: number): number => (share < 1 ? Math.min(99, roundHalfUp(100 * share, 0)) : 100);

/**
 * A share in [0, 1] in per cent with one decimal at most: a grade as a teacher can give it, wherever teacher or learner reads it.
 */
export const gradePercent = (share: number): number => roundHalfUp(100 * share, 1);

/** The same with two decimals, for files with which somebody counts on. */
export const exactPercent = (share: number): number => roundHalfUp(100 * share, 2);
