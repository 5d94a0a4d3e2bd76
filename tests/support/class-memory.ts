import { randomUUID } from "node:crypto";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";
import { aClass, aPerson, hoursLater } from "@/tests/support/people";

export type ClassGiven = {
  readonly learners: Viewer[];
  readonly classroomId: string;
  readonly assignmentId: string;
};

/** A class of six to which a quiz on this topic was given long before the tests' noon, and that has long to do it. */
export async function aClassGiven(teacher: Viewer, topic: string): Promise<ClassGiven> {
  const learners: Viewer[] = [];
  for (let at = 0; at < 6; at++) learners.push(await aPerson({ name: `L${at}` }));
  const { id: classroomId } = await aClass(teacher, learners);
  const blueprint = blueprintSchema.parse({ topics: [topic], types: [], length: 5, includeHarm: false });
  const [setId, assignmentId] = [randomUUID(), randomUUID()];
  const db = await getDb();
  await db.studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
  const dates = { opensAt: hoursLater(-500), dueAt: hoursLater(500), createdBy: teacher.userId };
  await db.assignment.create({
    data: { id: assignmentId, classroomId, setId, kind: "quiz", title: "Quiz", blueprint, ...dates },
  });
  return { learners, classroomId, assignmentId };
}

/** What a learner remembers of a fact's object, last reviewed two days before the tests' noon. */
export const aMemory = (learner: Viewer, factId: string, topic: string, change: object = {}) => ({
  ...{ learnerId: learner.userId, targetId: `fact:${factId}:o`, topic, phase: "review" },
  ...{ stability: 10, difficulty: 5, step: 0, reps: 4, lapses: 0, lastAt: hoursLater(-48), lastDay: "2026-11-20" },
  ...change,
});
