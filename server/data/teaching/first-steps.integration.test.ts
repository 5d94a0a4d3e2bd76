import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { findFirstSteps, noteResultsSeen, putAwayFirstSteps } from "@/server/data/teaching/first-steps";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

describeOnEachEngine("first steps of a teacher", (getClient) => {
  let teacher: Viewer;
  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
  });
  const done = async () => (await findFirstSteps(teacher))?.flatMap((step) => (step.done ? [step.name] : []));
  const classOf = async () => (await getClient().classroom.findFirstOrThrow()).id;

  /** A quiz with a result, of which nobody asks how it came about. */
  async function answeredQuiz({ id: classroomId }: { readonly id: string }, { userId }: Viewer): Promise<void> {
    const [setId, assignmentId] = [randomUUID(), randomUUID()];
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint: {} } });
    const times = { opensAt: NOON, dueAt: hoursLater(1), createdBy: teacher.userId };
    const quiz = { id: assignmentId, classroomId, setId, kind: "quiz" as const, title: "Quiz", blueprint: {} };
    await getClient().assignment.create({ data: { ...quiz, ...times } });
    const result = { state: "done", credit: 1, possible: 1, answered: 1, daysReviewed: 0, updatedAt: NOON };
    await getClient().assignmentResult.create({ data: { assignmentId, learnerId: userId, ...result } });
  }

  it("tick themselves from what there is, and are gone when all is done", async () => {
    expect(await done()).toEqual([]);
    const learner = await aPerson();
    await answeredQuiz(await aClass(teacher, [learner]), learner);
    expect(await done()).toEqual(["class", "learners", "set", "assign"]);
    const stranger = await aPerson({ role: "teacher" });
    await noteResultsSeen(stranger, await classOf(), NOON);
    expect((await findFirstSteps(stranger))?.some((step) => step.done)).toBe(false);
    await noteResultsSeen(teacher, await classOf(), NOON);
    expect(await findFirstSteps(teacher)).toBeNull();
  });

  it("are not done by looking where nobody has answered, nor by a demo class", async () => {
    const { id } = await aClass(teacher);
    await noteResultsSeen(teacher, id, NOON);
    expect(await done()).toEqual(["class"]);
    await getClient().classroom.updateMany({ data: { demo: true } });
    expect(await done()).toEqual([]);
  });

  it("stay away once they were put away", async () => {
    expect(await putAwayFirstSteps(teacher, NOON)).toBe(true);
    expect(await findFirstSteps(teacher)).toBeNull();
  });
});
