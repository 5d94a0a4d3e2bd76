import "server-only";
import { type Explanation, explain } from "@/core/questions/explain";
import type { NoNewKey } from "@/core/questions/rekey";
import { namesAnother } from "@/core/questions/typed-answer/accept-spelling";
import type { QuestionTypeName, QuestionView } from "@/core/questions/views";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { isTyped, type QuestionName, questionName, type Ruling } from "@/core/quizzes/regrade";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { type AskedQuestion, askedQuestions } from "@/server/data/regrade/asked-questions";
import {
  answerOfRow,
  findHadRows,
  type HadRow,
  rulingOfRow,
  type StoredSide,
  viewOfRow,
} from "@/server/data/regrade/had-items";
import { newKeysOf } from "@/server/data/regrade/plan";
import { type Database, getDb } from "@/server/db";

/** A ruling as it stands in the history of a question. */
export type RulingRecord = {
  readonly id: string;
  readonly ruling: Ruling;
  readonly reason: string;
  /** Who made it; null when they are gone. */
  readonly by: string | null;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  /** Sittings in which the question came to another number of points. */
  readonly changed: number;
};

export type QuestionInClass = {
  readonly title: string;
  readonly question: AskedQuestion;
  /** How the question was made that is shown; null for one that a teacher wrote. */
  readonly explanation: Explanation | null;
  /** Of whom is not said. */
  readonly answers: readonly {
    readonly view: QuestionView;
    readonly given: Given;
    readonly grade: StoredGrade;
    /** What was typed, where a teacher may take it for a spelling of the answer; else null. */
    readonly acceptable: string | null;
  }[];
  /** The right answer that the facts give now, or why they give no other. */
  readonly corrected: { readonly answer: string } | { readonly why: NoNewKey };
  /** Newest first. */
  readonly rulings: readonly RulingRecord[];
};

/**
 * A question as it was asked in an assigned quiz, what was answered, and what was ruled.
 *
 * @returns null when there is no such question or the viewer does not teach the class
 */
export async function findAskedQuestion(
  viewer: Viewer,
  assignmentId: string,
  questionId: string,
): Promise<QuestionInClass | null> {
  const db = await getDb();
  const assignment = await db.assignment.findFirst({
    where: { id: assignmentId, kind: "quiz", classroom: taughtBy(viewer) },
    select: { title: true },
  });
  if (!assignment) return null;
  const question = (await askedQuestions(db, assignmentId)).find(({ id }) => id === questionId);
  if (question === undefined) return null;
  const rows = await findHadRows(db, assignmentId, question);
  return {
    title: assignment.title,
    question,
    explanation: question.feedback.status === null ? null : explain(getFactBase(), question.made),
    answers: rows.flatMap(answersOf),
    corrected: correctedAnswer(rows),
    rulings: await rulingsOf(db, assignmentId, question),
  };
}

function answersOf(row: HadRow): QuestionInClass["answers"] {
  const answer = answerOfRow(row);
  if (answer === null) return [];
  const given = answer.body as unknown as Given;
  const grade = answer.grade as unknown as StoredGrade;
  return [{ view: viewOfRow(row), given, grade, acceptable: acceptable(row, given, grade) }];
}

/** Unknown transliterations are graded as wrong or undecided; the name of something else is neither. */
function acceptable(row: HadRow, given: Given, grade: StoredGrade): string | null {
  if (grade.kind !== "undecided" && grade.kind !== "incorrect") return null;
  if (!("answer" in given) || !("text" in given.answer) || !isTyped(row.type as QuestionTypeName)) return null;
  const typed = given.answer.text.trim();
  return namesAnother(getFactBase(), row.key, typed) ? null : typed;
}

function correctedAnswer(rows: readonly HadRow[]): QuestionInClass["corrected"] {
  const keys = newKeysOf(rows);
  const [first] = keys.ok ? [...keys.value.values()] : [];
  if (!keys.ok || first === undefined) return { why: keys.ok ? "same-key" : keys.error };
  return { answer: first.feedback.answer };
}

async function rulingsOf(db: Database, assignmentId: string, name: QuestionName): Promise<readonly RulingRecord[]> {
  const rows = await db.itemRuling.findMany({
    where: { assignmentId, itemType: name.type, targetId: name.targetId },
    select: {
      id: true,
      kind: true,
      accepted: true,
      reason: true,
      createdBy: true,
      createdAt: true,
      undoneAt: true,
      itemType: true,
      targetId: true,
      factIds: true,
      changes: { select: { before: true, after: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const own = rows.filter((row) => questionName({ ...row, type: row.itemType }) === questionName(name));
  const people = await db.user.findMany({
    where: { id: { in: own.map(({ createdBy }) => createdBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name: person }) => [id, person]));
  return own.map((row) => ({
    id: row.id,
    ruling: rulingOfRow(row),
    reason: row.reason,
    by: names.get(row.createdBy) ?? null,
    createdAt: row.createdAt,
    undoneAt: row.undoneAt,
    changed: row.changes.filter(movedPoints).length,
  }));
}

function movedPoints(change: { readonly before: unknown; readonly after: unknown }): boolean {
  const [before, after] = [change.before as StoredSide, change.after as StoredSide];
  return before.earned !== after.earned || before.possible !== after.possible;
}
