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
  /** Null where it was not answered, and where it is withheld. */
  readonly given: Given | null;
  /** Whether what was chosen is not told (see `isWithheld`). */
  readonly withheld: boolean;
  readonly grade: StoredGrade | null;
  /** Whether it earns points at all (see `earnsPoints`). */
  readonly counts: boolean;
  /** Taken out while the sitting went on, as a fact behind it was withdrawn: what was given does not count. */
  readonly takenOut: boolean;
  /** A teacher's ruling. */
  readonly ruling: Mark | null;
};

/** A sitting of one assignment, question by question. */
export type AnsweredSitting = {
  readonly id: string;
  readonly sitting: number;
  readonly answers: readonly AnsweredQuestion[];
};

/** The same as a whole: when it was, and what it came to. */
export type CellSitting = {
  readonly id: string;
  readonly sitting: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly abandoned: boolean;
  readonly credit: number;
  readonly possible: number;
  readonly answered: number;
  readonly questions: number;
};
