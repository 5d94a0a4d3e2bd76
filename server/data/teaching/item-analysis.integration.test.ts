import { beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { removeLearner } from "@/server/data/classes/classrooms";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { handIn } from "@/server/data/sittings/hand-in";
import { findItemAnalysis } from "@/server/data/teaching/item-analysis";
import { anAssignedQuiz, answerQuestion, dontKnow, QUIZ_ID, questionsOf, right } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

describeOnEachEngine("statistics of the questions of a quiz", (getClient) => {
  let teacher: Viewer;
  let learners: Viewer[];
  let sittings: ReadonlyMap<Viewer, string>;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    learners = [];
    for (let at = 0; at < 6; at++) learners.push(await aPerson({ name: `Learner ${at}` }));
    sittings = await anAssignedQuiz(teacher, learners, ["multiple-choice"], { mode: "test" });
  });

  /** Learner i knows the first i questions, and hands in. */
  async function taken(): Promise<void> {
    for (const [at, learner] of learners.entries()) {
      const attemptId = sittings.get(learner) ?? "";
      for (const question of await questionsOf(attemptId)) {
        await answerQuestion(learner, attemptId, question.index, question.index < at ? right(question) : dontKnow);
      }
      await handIn(learner, attemptId, hoursLater(1));
    }
  }

  const found = async (viewer = teacher) => {
    const analysis = await findItemAnalysis(viewer, QUIZ_ID, hoursLater(2));
    if (analysis === null) throw new Error("no analysis");
    return analysis;
  };

  it("show nothing of fewer than five, and then how many had each right", async () => {
    expect((await found()).analysis).toEqual({ kind: "too-few", n: 0, needed: 5 });
    await taken();
    const { analysis, questions, otherForms } = await found();
    if (analysis.kind !== "shown") throw new Error(analysis.kind);
    expect(otherForms).toBe(0);
    expect(analysis.test).toMatchObject({ n: 6, mean: 14 / 6 });
    expect(analysis.questions.map(({ statistics }) => statistics.facility)).toEqual([5 / 6, 4 / 6, 3 / 6, 2 / 6]);
    expect(questions.map(({ key, view }) => key !== null && "choices" in view)).toEqual([true, true, true, true]);
    expect(analysis.questions[0]?.options?.find(({ role }) => role === "key")?.chosen).toBe(5);
  });

  it("tell who did not come to a question and who passed over it apart from who was wrong", async () => {
    await taken();
    const [first, second] = [sittings.get(learners[5] as Viewer) ?? "", sittings.get(learners[4] as Viewer) ?? ""];
    await getClient().answer.deleteMany({ where: { attemptId: first, index: 3 } });
    await getClient().answer.updateMany({
      where: { attemptId: second, index: 3 },
      data: { grade: { kind: "skipped" }, credit: 0 },
    });
    const { analysis } = await found();
    expect(
      analysis.kind === "shown" && analysis.questions.map(({ unanswered, skipped }) => [unanswered, skipped]),
    ).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    expect(analysis.kind === "shown" && analysis.questions[3]?.statistics.facility).toBe(0);
  });

  it("leave out a question that earns no points or was taken out, and learners who have left", async () => {
    await taken();
    const [first, , third] = (await found()).questions;
    await getClient().attemptItem.updateMany({
      where: { factIds: { equals: [...(third?.factIds ?? [])] } },
      data: { counts: false },
    });
    const wanted = { kind: "apply", ruling: { kind: "drop" }, reason: "It was unclear." } as const;
    const run = await dryRun(teacher, QUIZ_ID, first?.id ?? "", wanted, hoursLater(2));
    if (!run.ok) throw new Error(run.error.code);
    await carryOut(teacher, QUIZ_ID, first?.id ?? "", wanted, run.value.hash, hoursLater(2));
    const { analysis, classroomId } = await found();
    expect(analysis.kind === "shown" && analysis.questions.map(({ statistics }) => statistics.facility)).toEqual([
      4 / 6,
      2 / 6,
    ]);
    expect((await found()).withoutPoints).toBe(1);
    for (const learner of learners.slice(0, 2))
      await removeLearner(teacher, classroomId, learner.userId, hoursLater(2));
    expect((await found()).analysis).toEqual({ kind: "too-few", n: 4, needed: 5 });
  });

  it("do not pool two versions of a question that kept its name", async () => {
    await taken();
    const attemptId = sittings.get(learners[0] as Viewer) ?? "";
    const [item] = await getClient().attemptItem.findMany({ where: { attemptId, index: 0 } });
    const view = item?.view as { prompt: string };
    const edited = { ...view, prompt: `${view.prompt} Edited` };
    const where = { attemptId_index: { attemptId, index: 0 } };
    const change = (data: object) => getClient().attemptItem.update({ where, data });
    await change({ view: edited });
    const told = async () => {
      const { analysis, otherForms } = await found();
      return [analysis.kind === "shown" ? analysis.test.n : analysis.n, otherForms];
    };
    expect(await told()).toEqual([5, 1]);
    await change({ view, key: { ...(item?.key as object), correctChoiceId: "another" } });
    expect(await told()).toEqual([5, 1]);
    // What a ruling made of the key is no other question: the one that was made counts.
    const { key, feedback, proofs } = item as { key: unknown; feedback: unknown; proofs: unknown };
    await change({ original: { key, feedback, proofs } });
    expect(await told()).toEqual([6, 0]);
  });

  it("are nobody else's", async () => {
    const stranger = await aPerson({ role: "teacher", name: "Stranger" });
    for (const viewer of [stranger, learners[0] ?? stranger]) {
      expect(await findItemAnalysis(viewer, QUIZ_ID, hoursLater(2))).toBeNull();
    }
  });
});
