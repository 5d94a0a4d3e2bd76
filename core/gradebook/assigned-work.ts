import type { OwnState } from "@/core/gradebook/cell";
import type { StartDecision, StartRefusal } from "@/core/quizzes/rules/attempt-status";
import type { CutTime } from "@/core/quizzes/rules/cut-time";
import type { QuizMode, TypingRule } from "@/core/quizzes/rules/quiz-rules";
import type { ReviewingToday } from "@/core/quizzes/rules/reviewing-day";

/** What a class was given, as one of its learners finds it among what is to be done. */
export type AssignedWork = {
  readonly id: string;
  readonly kind: "quiz" | "reviewing";
  readonly title: string;
  readonly className: string;
  readonly dueAt: Date;
  readonly state: OwnState;
  /** The grade that a teacher gave by hand, in [0, 1]; null where none was given. */
  readonly given: number | null;
  /** Quiz: points so far, of `possible`; null while a test does not tell them. Reviewing: days reviewed, of days wanted. */
  readonly credit: number | null;
  readonly possible: number;
  readonly daysWanted: number;
  /** Of open reviewing that wants more days: what is done of it today, and what today asks; null for everything else. */
  readonly today: ReviewingToday | null;
  /** Quiz: past its date without a sitting, which counts as 0. */
  readonly nothingDone: boolean;
  /** The sitting to go on with, or to look at; null before the first. */
  readonly attemptId: string | null;
  /** Quiz: whether another sitting may begin, or one goes on, and if not, why. */
  readonly next: StartDecision["kind"] | StartRefusal;
  readonly mode: QuizMode;
  /** Of reviewing. */
  readonly typed: TypingRule;
  readonly timeLimitS: number | null;
  /** Whether it can be sat once only. */
  readonly onlySitting: boolean;
  /** When it closes for this learner; null when it does not. */
  readonly closesAt: Date | null;
  /** Where a sitting can begin now: how much of its time limit it would have, if not all. */
  readonly cut: CutTime | null;
};
