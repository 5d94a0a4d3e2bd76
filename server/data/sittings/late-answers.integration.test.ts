import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { AnswerRequest, Given } from "@/core/quizzes/protocol";
import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { openCell } from "@/server/data/gradebook/cell";
import { attemptsOf } from "@/server/data/privacy/attempt-data";
import { recordAnswer } from "@/server/data/sittings/answers";
import { dropFromOpenAttempts } from "@/server/data/sittings/dropped-items";
import { handIn } from "@/server/data/sittings/hand-in";
import { lateAnswersOf } from "@/server/data/sittings/late-answers";
import { findResult } from "@/server/data/sittings/result";
import { anAnswer, aTestOfChoices, beginTest, dontKnow, questionsOf, right } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const secondsLater = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const [end, late] = [secondsLater(600), secondsLater(900)];

describeOnEachEngine("an answer that comes after the end", (getClient) => {
  let teacher: Viewer;
  let awa: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    awa = await aPerson({ name: "Awa" });
    classroomId = (await aClass(teacher, [awa])).id;
  });

  async function aSitting(wish: Partial<QuizRules> = {}) {
    const rules = { timeLimitS: 600, graceS: 0, ...wish };
    const assignmentId = await aTestOfChoices(teacher, classroomId, rules, hoursLater(3));
    const attemptId = await beginTest(awa, assignmentId);
    const [first, second] = await questionsOf(attemptId);
    if (first === undefined || second === undefined) throw new Error("There are no questions.");
    return { assignmentId, attemptId, first, second };
  }

  async function send(attemptId: string, index: number, given: Given, at: Date, more: Partial<AnswerRequest> = {}) {
    const reply = await recordAnswer(awa, anAnswer(attemptId, index, given, more), at);
    return reply.ok ? reply.value.outcome : reply.error;
  }

  it("is kept and told to its learner, and counts for nothing", async () => {
    for (const mode of ["test", "practice"] as const) {
      const { attemptId, first, second } = await aSitting({ mode });
      await send(attemptId, 0, right(first), secondsLater(10));
      expect(await send(attemptId, 1, right(second), late)).toBe("over");
      expect(await lateAnswersOf(awa, attemptId)).toEqual([
        { index: 1, view: second.view, given: right(second), receivedAt: late, endedAt: end },
      ]);
      expect(await lateAnswersOf(teacher, attemptId)).toEqual([]);
      expect((await findResult(awa, attemptId, late))?.score).toMatchObject({ earned: 1, possible: 3 });
    }
  });

  it("is shown to the teacher with what it would be worth, and whether the answers could be seen by then", async () => {
    for (const reviewAfter of ["everything", "score"] as const) {
      const { assignmentId, attemptId, first, second } = await aSitting({ reviewAfter });
      await send(attemptId, 0, dontKnow, secondsLater(10));
      await send(attemptId, 1, right(second), secondsLater(20));
      await send(attemptId, 0, right(first), late, { sequence: 2 });
      await send(attemptId, 1, wrongly(second.view, second.key), late, { sequence: 2 });
      const cell = await openCell(teacher, classroomId, { assignmentId, learnerId: awa.userId }, hoursLater(1));
      expect(cell?.late).toMatchObject([
        { sitting: 1, index: 0, worth: 1, earned: 0, told: reviewAfter === "everything" },
        { sitting: 1, index: 1, worth: 0, earned: 1 },
      ]);
      expect(cell).toMatchObject({ credit: 1, possible: 3 });
    }
  });

  it("is told to the teacher, in time or late, without what was chosen where that may show a belief", async () => {
    const { assignmentId, attemptId, first, second } = await aSitting();
    // What earns no points is not lost by coming late.
    await send(attemptId, 2, dontKnow, secondsLater(5));
    await getClient().attemptItem.updateMany({ where: { attemptId, index: 2 }, data: { counts: false } });
    for (const [at, sequence] of [
      [secondsLater(10), 1],
      [late, 2],
    ] as const) {
      await send(attemptId, 0, right(first), at, { sequence });
      await send(attemptId, 1, right(second), at, { sequence });
    }
    const [, , third] = await questionsOf(attemptId);
    if (third === undefined) throw new Error("There is no third question.");
    await send(attemptId, 2, right(third), late, { sequence: 2 });
    expect(await getClient().lateAnswer.count()).toBe(3);
    const view = { ...second.view, type: "status" } as object;
    await getClient().attemptItem.updateMany({ where: { attemptId, index: 1 }, data: { type: "status", view } });
    const cell = await openCell(teacher, classroomId, { assignmentId, learnerId: awa.userId }, hoursLater(1));
    const [chosen, standing] = cell?.answered[0]?.answers ?? [];
    expect(chosen).toMatchObject({ given: right(first), withheld: false });
    expect(standing).toMatchObject({ given: null, withheld: true, grade: { kind: "correct" } });
    expect(cell?.late).toMatchObject([
      { index: 0, given: right(first) },
      { index: 1, given: null, earned: 1 },
    ]);
    expect((await lateAnswersOf(awa, attemptId)).map(({ given }) => given)).toEqual([right(first), right(second)]);
  });

  it("is one however often it comes, and of a question the newest", async () => {
    const { attemptId, first } = await aSitting();
    const [older, newer] = [
      { id: randomUUID(), sequence: 1 },
      { id: randomUUID(), sequence: 2 },
    ];
    await send(attemptId, 0, right(first), late, older);
    await send(attemptId, 0, right(first), hoursLater(1), older);
    const kept = async () => (await getClient().lateAnswer.findMany()).map((row) => [row.answerId, row.receivedAt]);
    expect(await kept()).toEqual([[older.id, late]]);
    await send(attemptId, 0, right(first), hoursLater(1), newer);
    await send(attemptId, 0, right(first), hoursLater(2), older);
    expect(await kept()).toEqual([[newer.id, hoursLater(1)]]);
  });

  it("is none where nothing was lost: it came in time before, was given up, or its question is out", async () => {
    const { attemptId, first, second } = await aSitting();
    const inTime = { id: randomUUID() };
    await send(attemptId, 0, right(first), secondsLater(10), inTime);
    await getClient().$transaction((tx) => dropFromOpenAttempts(tx, second.factIds, secondsLater(20)));
    await handIn(awa, attemptId, secondsLater(30));
    expect(await send(attemptId, 0, right(first), late, inTime)).toBe("over");
    await send(attemptId, 1, right(second), late, { sequence: 9 });
    await send(attemptId, 2, dontKnow, late);
    await send(attemptId, 2, { answer: { choiceId: null } }, late);
    await send(attemptId, 2, { answer: { text: "no choice at all" } }, late);
    expect(await getClient().lateAnswer.count()).toBe(0);
  });

  it("is in a download of one's own data, and goes with its learner", async () => {
    const { attemptId, first } = await aSitting();
    await send(attemptId, 0, right(first), late);
    const [own] = await attemptsOf({ learnerId: awa.userId }, late, { after: null, take: 5 });
    expect(own?.items.map((item) => item.late)).toEqual([{ given: right(first), receivedAt: late }, null, null]);
    await getClient().user.delete({ where: { id: awa.userId } });
    expect(await getClient().lateAnswer.count()).toBe(0);
  });
});

function wrongly(view: unknown, key: unknown): Given {
  const { correctChoiceId } = key as { correctChoiceId: string };
  const { choices } = view as { choices: { id: string }[] };
  return { answer: { choiceId: choices.find(({ id }) => id !== correctChoiceId)?.id ?? "" } };
}
