import { randomUUID } from "node:crypto";
import { rightAnswer } from "@/core/questions/right-answer";
import type { QuestionView } from "@/core/questions/views";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { AnswerRequest, Given } from "@/core/quizzes/protocol";
import type { QuestionName } from "@/core/quizzes/regrade";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
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
  readonly factIds: readonly string[];
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

export const beginSitting = (learner: Viewer): Promise<string> => beginTest(learner, QUIZ_ID);

export async function questionsOf(attemptId: string): Promise<readonly StoredQuestion[]> {
  const db = await getDb();
  const rows = await db.attemptItem.findMany({ where: { attemptId }, orderBy: { index: "asc" } });
  return rows as unknown as StoredQuestion[];
}

/** What the page sends of a first answer, by somebody who does not say how sure they are. */
export const anAnswer = (
  attemptId: string,
  index: number,
  given: Given,
  more: Partial<AnswerRequest> = {},
): AnswerRequest => ({
  ...{ id: randomUUID(), attemptId, index, given, sequence: 1, confidence: null, activeMs: null },
  ...more,
});

/** An answer that the learner is sure of, an hour after noon; of one question's versions the one with the highest sequence counts. */
export async function answerQuestion(
  learner: Viewer,
  attemptId: string,
  index: number,
  given: Given,
  sequence = 1,
): Promise<void> {
  const request = anAnswer(attemptId, index, given, { confidence: "sure", sequence });
  const reply = await recordAnswer(learner, request, hoursLater(1));
  if (!reply.ok) throw new Error(reply.error);
}

/** A test of three choices, given to a class at the tests' noon and due an hour later. @returns the assignment's id */
export async function aTestOfChoices(
  teacher: Viewer,
  classroomId: string,
  wish: Partial<QuizRules> = {},
  closesAt: Date | null = hoursLater(1),
): Promise<string> {
  const db = await getDb();
  const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });
  const set = await db.studySet.create({
    data: { id: randomUUID(), ownerId: teacher.userId, title: "Mixed", blueprint },
  });
  const id = randomUUID();
  await db.assignment.create({
    data: {
      id,
      classroomId,
      setId: set.id,
      kind: "quiz",
      title: "Mixed",
      blueprint,
      rules: quizRulesSchema.parse({ mode: "test", ...wish }),
      opensAt: NOON,
      dueAt: hoursLater(1),
      closesAt,
      createdBy: teacher.userId,
    },
  });
  return id;
}

export async function beginTest(viewer: Viewer, assignmentId: string, at = NOON): Promise<string> {
  const started = await startAssignedAttempt(viewer, assignmentId, at);
  if (!started.ok) throw new Error(started.error);
  return started.value.attemptId;
}
