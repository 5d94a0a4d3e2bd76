import { randomUUID } from "node:crypto";
import { rightAnswer } from "@/core/questions/right-answer";
import type { QuestionView } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Given } from "@/core/quizzes/protocol";
import type { QuestionName } from "@/core/quizzes/regrade";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { getDb } from "@/server/db";
import { aClass, hoursLater, NOON } from "@/tests/support/people";

/** Its questions follow from its id: the same in every run. */
export const QUIZ_ID = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

/** A question as it is stored in a sitting. */
export type StoredQuestion = QuestionName & {
  readonly index: number;
  readonly view: QuestionView;
  readonly key: unknown;
};

export const dontKnow: Given = { dontKnow: true };
export const right = (question: StoredQuestion): Given => ({ answer: rightAnswer(question as never) });

/** A quiz of four questions, assigned to a class of these learners at the tests' noon. @returns the sitting of each */
export async function anAssignedQuiz(
  teacher: Viewer,
  learners: readonly Viewer[],
  types: readonly string[],
  rules: object = {},
): Promise<ReadonlyMap<Viewer, string>> {
  const db = await getDb();
  const { id: classroomId } = await aClass(teacher, learners);
  const blueprint = blueprintSchema.parse({ topics: [], types, length: 4, includeHarm: false });
  const setId = randomUUID();
  await db.studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
  const times = { opensAt: NOON, dueAt: hoursLater(100), createdAt: NOON, createdBy: teacher.userId };
  const data = { id: QUIZ_ID, classroomId, setId, kind: "quiz" as const, title: "Quiz", blueprint, ...times };
  await db.assignment.create({ data: { ...data, rules: quizRulesSchema.parse(rules) } });
  const sittings = new Map<Viewer, string>();
  for (const learner of learners) sittings.set(learner, await beginSitting(learner));
  return sittings;
}

export async function beginSitting(learner: Viewer): Promise<string> {
  const started = await startAssignedAttempt(learner, QUIZ_ID, NOON);
  if (!started.ok) throw new Error(started.error);
  return started.value.attemptId;
}

export async function questionsOf(attemptId: string): Promise<readonly StoredQuestion[]> {
  const db = await getDb();
  const rows = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { index: "asc" } });
  return rows as unknown as StoredQuestion[];
}

/** An answer that the learner is sure of, an hour after noon. */
export async function answerQuestion(learner: Viewer, attemptId: string, index: number, given: Given): Promise<void> {
  const id = randomUUID();
  const message = { id, attemptId, index, given, sequence: 1, confidence: "sure" as const, activeMs: null };
  const reply = await recordAnswer(learner, message, hoursLater(1));
  if (!reply.ok) throw new Error(reply.error);
}
