import type { Confidence } from "@/core/memory/grade-mapping";
import type { Feedback, Grade } from "@/core/questions/contract";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";

/** What the quiz page and the server say to each other. Types only: the browser gets no code from here. */

/** A question as the page has it before the answer: nothing here depends on the key. */
export type RunnerItem = {
  readonly index: number;
  readonly view: QuestionView;
  /** What the question touches on: the reader is warned first, and may pass over it without loss. */
  readonly warning: "casualties" | "violence" | null;
  /** Written by the learner's teacher, not made of the fact base. */
  readonly own: boolean;
  readonly answered: boolean;
  /** What was given so far, where it can still be changed; null in practice, and before the first answer. */
  readonly given: Given | null;
  /** Version of that answer, from 1; 0 before the first. */
  readonly sequence: number;
  /** How sure the learner said they were of it; null where they did not, and in practice. */
  readonly confidence: Confidence | null;
  /** Milliseconds spent on it so far, where its answer can still be changed; else 0. */
  readonly activeMs: number;
  /** Its fact was withdrawn while the sitting went on: it counts for nothing, whatever is given. */
  readonly takenOut: boolean;
};

/** The server's clock and the end of a sitting by it, ms since 1970; no deadline where `deadline` is null. */
export type Clock = { readonly now: number; readonly deadline: number | null };

/** What was given for an item: an answer, the button "I don't know", or a passing over of a warned item. */
export type Given = { readonly answer: QuestionAnswer } | { readonly dontKnow: true } | { readonly skip: true };

export type AnswerRequest = {
  /** Made by the client: the same message sent twice is one answer. */
  readonly id: string;
  readonly attemptId: string;
  readonly index: number;
  readonly given: Given;
  /** Version of the answer to this question, counted by the page from 1: the newest (`isNewer`) counts, until the sitting is over. */
  readonly sequence: number;
  readonly confidence: Confidence | null;
  /** Milliseconds spent on the question, those before a reload among them, hidden time left out. */
  readonly activeMs: number | null;
};

/**
 * A grade as it is stored. No grader's verdicts are "dont-know", "skipped", and "undecided": in a test, what our sources
 * neither bear out nor rule out earns nothing until a teacher has looked at it.
 */
export type StoredGrade =
  | Grade
  | { readonly kind: "dont-know" }
  | { readonly kind: "skipped" }
  | { readonly kind: "undecided" };

/**
 * What counts in place of the answer that was sent: one of another tab or device, or none, as the question was taken out
 * of the sitting.
 */
export type Instead = "elsewhere" | "taken-out";

export type Progress = { readonly answered: number; readonly total: number };

export type AnswerReply =
  | {
      /** An answer that is final, and its feedback. */
      readonly outcome: "graded";
      /** True when this question had been answered before, in another tab or by another message. */
      readonly before: boolean;
      /** True when the question was taken out of the sitting: nothing that is given for it counts. */
      readonly takenOut: boolean;
      readonly given: Given;
      readonly grade: StoredGrade;
      readonly credit: number;
      readonly feedback: Feedback;
      /** First question without an answer, or null when the quiz is finished. */
      readonly next: number | null;
      readonly progress: Progress;
    }
  /** A test: kept, and said to nobody whether it is right. The same reply whatever the key is. */
  | {
      readonly outcome: "saved";
      /** The answer that counts now: another tab's, where that one was newer. */
      readonly given: Given;
      readonly sequence: number;
      readonly instead: Instead | null;
      readonly progress: Progress;
      readonly clock: Clock;
    }
  /** The sitting is over: the answer came too late. */
  | { readonly outcome: "over" }
  /** Not counted: the learner may answer again. */
  | { readonly outcome: "ask-again"; readonly reason: "blank" }
  /** The rules want to know first how sure the learner is. */
  | { readonly outcome: "ask-again"; readonly reason: "confidence" }
  | { readonly outcome: "ask-again"; readonly reason: "not-in-sources"; readonly typed: string };

/** A map question as a list. */
export type ListReply = {
  readonly view: QuestionView;
  /** What stands as its answer now, in a test: a point that was set is taken back. Null for none. */
  readonly given: Given | null;
  /** Version of that answer; 0 where there is none. */
  readonly sequence: number;
};

export type GradedReply = Extract<AnswerReply, { readonly outcome: "graded" }>;

/** In practice: the question answered last, where its learner has not gone on from its feedback. */
export type Unread = { readonly index: number; readonly confidence: Confidence | null; readonly reply: GradedReply };
