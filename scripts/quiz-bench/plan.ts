import type { Given } from "@/core/quizzes/protocol";

/** What the bench does, and what its parts tell each other. */

/**
 * Learners at once, and how many answers each of them gives in a round: a turn of many learners lasts a third of a second, or it would
 * measure how it begins and ends.
 */
export const LOADS = [
  { learners: 1, answers: 120 },
  { learners: 8, answers: 40 },
  { learners: 32, answers: 40 },
] as const;

/** The app and the bare route take turns that often in a round: whatever else the machine does meets both alike. */
export const TURNS = 5;

export const FORM_LENGTH = 20;
/**
 * Answers of each learner that are not measured: the first ones find nothing compiled and nothing connected. The app's code,
 * which is longer than the bare route's, is quicker with each turn until about 4,000 answers.
 */
export const WARM_UP = 140;
export const PASSWORD = "salt caravan at dawn";

export type SeededLearner = {
  readonly email: string;
  readonly attemptIds: readonly string[];
};

export type Seeded = {
  readonly learners: readonly SeededLearner[];
  /** What is given to each question: by form, then by index. Every learner's n-th sitting has form n modulo their number. */
  readonly forms: readonly (readonly Given[])[];
  readonly teacher: string;
  readonly assignmentId: string;
  readonly classroomId: string;
  /** The same for everybody's first sitting of the assignment. */
  readonly assigned: readonly Given[];
};

/** Sittings that a learner needs for so many rounds. */
export function sittingsOf(learner: number, rounds: number): number {
  const answers = LOADS.reduce((sum, load) => sum + (learner < load.learners ? load.answers : 0), 0);
  return Math.ceil((WARM_UP + rounds * answers) / FORM_LENGTH);
}
