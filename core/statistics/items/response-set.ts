/**
 * What one learner earned with one question. Two marks are none: null where nothing was answered (not reached, or left empty), and
 * "skipped" where the learner passed over it after its warning of violence.
 */
export type Mark = number | null | "skipped";

/** What the learners of one fixed form earned: everybody had the same questions. */
export type ResponseSet = {
  /** Highest mark of each question, above 0. */
  readonly maxMarks: readonly number[];
  /** For each learner the mark of each question. */
  readonly marks: readonly (readonly Mark[])[];
};

/** As in Moodle, a question without an answer earned nothing: facility, discrimination and the rest count it as 0. */
export const markOf = (mark: Mark | undefined): number => (typeof mark === "number" ? mark : 0);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** @throws when there are no values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new Error("No mean of nothing");
  return sum(values) / values.length;
}

/**
 * Sample covariance, with n − 1.
 *
 * @returns null for fewer than two pairs
 */
export function covariance(left: readonly number[], right: readonly number[]): number | null {
  if (left.length < 2) return null;
  const [a, b] = [mean(left), mean(right)];
  const found = sum(left.map((value, at) => (value - a) * ((right[at] ?? b) - b))) / (left.length - 1);
  // Thirds and tenths of a mark do not add up exactly: what only rounding has left is nothing.
  const scale = Math.max(...left.map(Math.abs)) * Math.max(...right.map(Math.abs));
  return Math.abs(found) <= ROUNDING * scale ? 0 : found;
}

/** Of the size of the products that are summed. */
const ROUNDING = 1e-13;

/** Sample variance, with n − 1; null for fewer than two values. */
export const variance = (values: readonly number[]): number | null => covariance(values, values);

/** Marks of one question, learner by learner, and what the same learners earned with all the others. */
export function columnOf({ marks }: ResponseSet, at: number) {
  const own = marks.map((row) => markOf(row[at]));
  const totals = marks.map((row) => sum(row.map(markOf)));
  return { own, totals, rest: totals.map((total, learner) => total - (own[learner] ?? 0)) };
}
