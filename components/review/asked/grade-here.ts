import type { CardAsk } from "@/core/flashcards/card-ask";
import type { Rating } from "@/core/memory/events";
import { memoryRating } from "@/core/memory/grade-mapping";
import type { Grade, GradeNote, Ungradable } from "@/core/questions/contract";
import { gradeDate } from "@/core/questions/date/grade-date";
import { gradeSpot } from "@/core/questions/map/score";
import { gradeNumber } from "@/core/questions/number/grade-number";
import { gradeTyped } from "@/core/questions/typed-answer/grade-typed";
import type { QuestionAnswer } from "@/core/questions/views";
import { err, ok, type Result } from "@/core/shared/result";

// The same graders as the server's, in the browser: a card needs no connection, and its learner has the last word.

export type Verdict = {
  /** "undecided": our sources say neither that it is right nor that it is wrong. */
  readonly outcome: "right" | "partly" | "wrong" | "undecided";
  readonly note: GradeNote | null;
  /** In [0, 1]. */
  readonly credit: number;
  /** What is suggested to the learner; null where nothing can be. */
  readonly rating: Rating | null;
};

/**
 * What an answer to a card is worth.
 *
 * @returns null when nothing was answered yet
 */
export function gradeHere(ask: CardAsk, answer: QuestionAnswer | null, asList: boolean): Verdict | null {
  if (answer === null) return null;
  const graded = gradeOf(ask, answer, asList);
  if (!graded.ok) {
    if (graded.error.kind !== "not-in-sources") return null;
    return { outcome: "undecided", note: null, credit: 0, rating: null };
  }
  const grade = graded.value;
  const credit = grade.kind === "correct" ? 1 : grade.kind === "partial" ? grade.earned / grade.possible : 0;
  const note = grade.kind === "incorrect" ? null : grade.note;
  const outcome = credit >= 0.99 ? "right" : credit >= 0.5 ? "partly" : "wrong";
  // A near miss is recalled, not precise; the table of grades is the one of quizzes.
  const told = { type: ask.view.type, credit, guess: 0, confidence: null, statementWasFalse: null } as const;
  return { outcome, note, credit, rating: memoryRating(told) };
}

const blank = err({ kind: "blank" } as const);

function gradeOf(ask: CardAsk, answer: QuestionAnswer, asList: boolean): Result<Grade, Ungradable> {
  if (ask.face === "map") {
    if (asList) {
      if (!("choiceId" in answer) || answer.choiceId === null) return blank;
      return ok(
        answer.choiceId === ask.list?.correctChoiceId ? { kind: "correct", note: null } : { kind: "incorrect" },
      );
    }
    if (!("x" in answer) || answer.x === null || answer.y === null) return blank;
    return ok(gradeSpot(ask.key, { x: answer.x, y: answer.y }));
  }
  if ("accept" in ask.key) return "text" in answer ? gradeTyped(ask.key, answer.text) : blank;
  if ("tolerance" in ask.key) return "value" in answer ? gradeNumber(ask.key, answer.value) : blank;
  return "year" in answer ? gradeDate(ask.key, answer) : blank;
}
