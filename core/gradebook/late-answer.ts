import type { QuestionView } from "@/core/questions/views";
import type { Given } from "@/core/quizzes/protocol";

/** An answer that came after its sitting was over. */
export type LateAnswer = {
  readonly index: number;
  readonly view: QuestionView;
  readonly given: Given;
  readonly receivedAt: Date;
  /** When the sitting was over. */
  readonly endedAt: Date;
};

/** The same for whoever decides whether it counts. */
export type LateAnswerGraded = Omit<LateAnswer, "given"> & {
  /** Null where it is withheld (see `isWithheld`). */
  readonly given: Given | null;
  readonly sitting: number;
  /** Whether the learner could have seen the right answers when it came. */
  readonly told: boolean;
  /** What it would earn, 0 to 1, by the key that holds now. */
  readonly worth: number;
  /** What the question earns as it is, 0 to 1. */
  readonly earned: number;
};
