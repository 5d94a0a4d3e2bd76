import type { QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import type { Mark } from "@/core/quizzes/score";

/** A question as a learner had it, with what they answered. */
export type AnsweredQuestion = {
  readonly index: number;
  readonly view: QuestionView;
  readonly factIds: readonly string[];
  /** The right answer in words. */
  readonly right: string;
  /** Null where it was not answered. */
  readonly given: Given | null;
  readonly grade: StoredGrade | null;
  /** A teacher's ruling. */
  readonly ruling: Mark | null;
};

/** A sitting of one assignment, question by question. */
export type AnsweredSitting = {
  readonly id: string;
  readonly sitting: number;
  readonly answers: readonly AnsweredQuestion[];
};
