import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { restsOn } from "@/core/questions/rests-on";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { memoryLines } from "@/core/quizzes/memory-lines";
import type { Given } from "@/core/quizzes/protocol";
import { isMisjudged, misjudgedFirst } from "@/core/quizzes/rules/misjudged";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { findCalibration } from "@/server/data/progress/calibration";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet } from "@/server/data/sets/study-sets";
import { startAnother } from "@/server/data/sittings/another";
import { recordAnswer } from "@/server/data/sittings/answers";
import { findAttempt } from "@/server/data/sittings/attempts";
import { dropFromOpenAttempts } from "@/server/data/sittings/dropped-items";
import { handIn } from "@/server/data/sittings/hand-in";
import { findMemoryOfAnswers } from "@/server/data/sittings/memory-of-sitting";
import { findResult } from "@/server/data/sittings/result";
import { type OwnQuiz, startAttempt, startDaily } from "@/server/data/sittings/start";
import { findDailyMix } from "@/server/data/teaching/overview";
import type { PrismaClient } from "@/server/generated/prisma/client";
import {
  anAnswer,
  anAssignedQuiz,
  beginTest,
  dontKnow,
  questionsOf,
  right,
  type StoredQuestion,
} from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { madeOf } from "@/tests/support/made-of";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });
const testRules = quizRulesSchema.parse({ mode: "test" });

/** The right answer to a question on several targets. */
type Answered = {
  readonly answer: { readonly pairs?: Record<string, string>; readonly choiceIds?: readonly string[] };
};

/** The first premise alone, matched rightly. */
function onePair({ pairs = {} }: Answered["answer"]): Record<string, string> {
  const [[first = "", option = ""] = []] = Object.entries(pairs);
  return { [first]: option };
}

describeOnEachEngine("what is told of answers", (getClient) => {
  let awa: Viewer;
  let client: PrismaClient;

  beforeEach(async () => {
    client = getClient();
    await emptyDatabase(client);
    awa = await aPerson({ name: "Awa" });
  });

  async function begin(kind: NonNullable<OwnQuiz["kind"]>, length = 3): Promise<string> {
    const rules = kind === "test" ? testRules : null;
    const started = await startAttempt(awa, { title: "Mixed", blueprint: { ...blueprint, length }, kind, rules }, NOON);
    if (!started.ok) throw new Error(started.error);
    return started.value.attemptId;
  }

  /** Answers one question, sure of it; gives the answer's id. */
  async function answer(attemptId: string, index: number, right: boolean, at = NOON): Promise<string> {
    const row = await client.attemptItem.findUniqueOrThrow({ where: { attemptId_index: { attemptId, index } } });
    const { correctChoiceId } = row.key as { correctChoiceId: string };
    const { choices } = row.view as { choices: { id: string }[] };
    const other = choices.find(({ id }) => id !== correctChoiceId)?.id ?? "";
    const given: Given = { answer: { choiceId: right ? correctChoiceId : other } };
    const id = randomUUID();
    const message = anAnswer(attemptId, index, given, { id, confidence: "sure" });
    const result = await recordAnswer(awa, message, at);
    if (!result.ok) throw new Error(result.error);
    return id;
  }

  it("shows the feedback of the last answer again until its learner has gone on, in practice alone", async () => {
    const attemptId = await begin("practice", 10);
    const unread = async (goneOnFrom: number | null = null) =>
      (await findAttempt(awa, attemptId, NOON, goneOnFrom))?.unread ?? null;
    expect(await unread()).toBeNull();
    await answer(attemptId, 1, false);
    const reply = { outcome: "graded", before: false, credit: 0, next: 0, progress: { answered: 1, total: 10 } };
    expect(await unread()).toMatchObject({ index: 1, confidence: "sure", reply });
    expect((await unread())?.reply.feedback.sources.length).toBeGreaterThan(0);
    expect(await unread(1)).toBeNull();
    // What was taken out meanwhile is no answer of theirs. Some question does not share its fact with the options of the answered one.
    const asked = await questionsOf(attemptId);
    const answered = restsOn(asked[1] as never);
    const other = asked.find(({ index, factIds }) => index !== 1 && factIds.every((id) => !answered.has(id)));
    await client.$transaction((tx) => dropFromOpenAttempts(tx, other?.factIds ?? [], hoursLater(1)));
    expect(await client.answer.count({ where: { attemptId, index: other?.index ?? -1 } })).toBe(1);
    expect(await unread(other?.index)).toMatchObject({ index: 1 });
    const test = await begin("test");
    await answer(test, 0, true);
    expect(await findAttempt(awa, test, NOON)).toMatchObject({ unread: null });
  });

  const sure = async (viewer: Viewer) => {
    const row = (await findCalibration(viewer)).all.find(({ confidence }) => confidence === "sure");
    return [row?.right, row?.answers];
  };

  it("counts a test's answers as sure and right or wrong once it is over, and a pretest's never", async () => {
    const pretest = await begin("pretest");
    await answer(pretest, 0, false);
    const attemptId = await begin("test");
    await answer(attemptId, 0, true);
    await answer(attemptId, 1, false);
    expect(await sure(awa)).toEqual([0, 0]);
    await handIn(awa, attemptId, NOON);
    expect(await sure(awa)).toEqual([1, 2]);
    expect(await sure(await aPerson({ name: "Binta" }))).toEqual([0, 0]);
  });

  it("tells with a test's result how sure its answers were, so that what was misjudged is gone over first", async () => {
    const attemptId = await begin("test");
    await answer(attemptId, 1, true);
    await answer(attemptId, 2, false);
    expect((await findResult(awa, attemptId, NOON))?.items.some(isMisjudged)).toBe(false);
    await handIn(awa, attemptId, NOON);
    const items = misjudgedFirst((await findResult(awa, attemptId, NOON))?.items ?? []);
    expect(items.map(({ index }) => index)).toEqual([2, 0, 1]);
    expect(items.map(isMisjudged)).toEqual([true, false, false]);
  });

  it.each(["nothing", "score", "marks"] as const)(
    "asks nothing in another form of a test that tells %s, though its frozen questions can be sat again",
    async (reviewAfter) => {
      const teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
      const { id: classroomId } = await aClass(teacher, [awa]);
      const { id: setId } = await createStudySet(teacher, { title: "Kept", blueprint, frozen: true });
      const rules = quizRulesSchema.parse({ mode: "test", reviewAfter, attemptLimit: 2 });
      const dates = { opensAt: NOON, dueAt: hoursLater(48), daysWanted: 1 };
      const draft = { classroomId, setId, kind: "quiz", title: "Kept", rules, ...dates } as const;
      const { id } = madeOf(await createAssignment(teacher, draft));
      const another = (attemptId: string, index: number) =>
        startAnother(awa, { attemptId, index, titles: { fact: "Fact", topic: "Topic" } }, hoursLater(3));
      const first = await beginTest(awa, id);
      await answer(first, 0, false);
      await handIn(awa, first, hoursLater(1));
      const second = await beginTest(awa, id, hoursLater(2));
      for (const sitting of [first, second]) {
        for (const index of [0, 1]) expect(await another(sitting, index)).toEqual({ ok: false, error: "not-found" });
      }
      await handIn(awa, second, hoursLater(3));
      await client.assignment.updateMany({ data: { rules: { ...rules, reviewAfter: "everything" } } });
      expect(await another(first, 0)).toMatchObject({ ok: true });
      expect(await another(first, 1)).toEqual({ ok: false, error: "not-found" });
    },
  );

  it("keeps how sure learners are as their teacher's rule says, whatever the page sends", async () => {
    const teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    const attemptId =
      (await anAssignedQuiz(teacher, [awa], ["multiple-choice"], { confidence: "always" })).get(awa) ?? "";
    const given = right((await questionsOf(attemptId))[0] as StoredQuestion);
    const send = (index: number, what: Given, confidence: "sure" | null) =>
      recordAnswer(awa, anAnswer(attemptId, index, what, { confidence }), NOON);
    expect(await send(0, given, null)).toEqual({ ok: true, value: { outcome: "ask-again", reason: "confidence" } });
    expect(await client.answer.count()).toBe(0);
    expect(await send(0, given, "sure")).toMatchObject({ value: { outcome: "graded" } });
    expect(await send(1, dontKnow, null)).toMatchObject({ value: { outcome: "graded" } });
    expect((await findAttempt(awa, attemptId, NOON))?.confidence).toBe("always");
    await client.assignment.updateMany({ data: { rules: { confidence: "never" } } });
    await send(2, dontKnow, "sure");
    await client.assignment.updateMany({ data: { rules: { mode: "test", confidence: "never" } } });
    await send(3, dontKnow, "sure");
    const kept = await client.answer.findMany({ orderBy: { index: "asc" }, select: { confidence: true } });
    expect(kept.map(({ confidence }) => confidence)).toEqual(["sure", null, null, null]);
  });

  it("says of each answer what it told the memory, to nobody but its learner", async () => {
    const attemptId = await begin("practice");
    const ids = [await answer(attemptId, 0, true), await answer(attemptId, 1, false)];
    const told = await findMemoryOfAnswers(awa, ids);
    expect(told.map(({ answerId, rating }) => [answerId, rating])).toEqual([
      [ids[0], "good"],
      [ids[1], "again"],
    ]);
    expect(told.every(({ dueAt }) => dueAt instanceof Date && dueAt > NOON)).toBe(true);
    expect(await findMemoryOfAnswers(await aPerson({ name: "Binta" }), ids)).toEqual([]);
  });

  it.each([
    ["matching", ({ answer }: Answered) => ({ pairs: onePair(answer) })],
    ["multiple-response", ({ answer }: Answered) => ({ choiceIds: (answer.choiceIds ?? []).slice(0, 1) })],
  ] as const)("has a line for each target of %s: the one that was right is recalled", async (type, oneRight) => {
    const started = await startAttempt(awa, { title: "Many", blueprint: { ...blueprint, types: [type] } }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const [question] = await questionsOf(attemptId);
    if (question === undefined) throw new Error("no question");
    const given = { answer: oneRight(right(question) as Answered) };
    const reply = await recordAnswer(awa, anAnswer(attemptId, 0, given), hoursLater(1));
    if (!reply.ok) throw new Error(reply.error);
    const [item] = (await findResult(awa, attemptId, hoursLater(1)))?.items ?? [];
    const asked = { answerId: item?.answerId ?? "", targetId: item?.targetId ?? "", factIds: item?.factIds ?? [] };
    const told = await findMemoryOfAnswers(awa, [asked.answerId]);
    const lines = memoryLines([{ ...asked, credit: item?.credit ?? 0 }], told);
    expect(lines.map(({ factId }) => factId).sort()).toEqual([...question.factIds].sort());
    expect(lines.filter(({ memory }) => memory === "recalled")).toMatchObject([{ right: "right" }]);
    expect(lines.filter(({ memory, right: how }) => memory === "forgotten" && how === "wrong")).toHaveLength(
      question.factIds.length - 1,
    );
  });

  it("takes nothing for a recall that was told on the same day, and the next day does", async () => {
    // More than are asked again: of three facts there may be no three questions.
    const pretest = await begin("pretest", 9);
    for (let index = 0; index < 9; index++) await answer(pretest, index, false);
    const factIds = (await questionsOf(pretest)).flatMap((question) => question.factIds);
    const retake = async (at: Date) => {
      const started = await startAttempt(
        awa,
        { title: "Again", blueprint: { ...blueprint, factIds }, followsId: pretest },
        at,
      );
      if (!started.ok) throw new Error(started.error);
      const { attemptId } = started.value;
      for (const index of [0, 1, 2]) await answer(attemptId, index, true, at);
      return (await findResult(awa, attemptId, at))?.items.map(({ toldBefore }) => toldBefore);
    };
    expect(await retake(hoursLater(1))).toEqual([true, true, true]);
    expect(await client.memoryEvent.count({ where: { kind: "answered" } })).toBe(0);
    expect(await retake(hoursLater(24))).toEqual([false, false, false]);
    expect(await client.memoryEvent.count({ where: { kind: "answered" } })).toBe(3);
  });

  it("does not take what a test has not told for told, nor a test's answers for recalls once they were", async () => {
    const test = await begin("test", 9);
    const factIds = (await questionsOf(test)).flatMap((question) => question.factIds);
    const again = async (kind: "practice" | "test") => {
      const started = await startAttempt(
        awa,
        { title: "Again", blueprint: { ...blueprint, factIds }, kind, rules: kind === "test" ? testRules : null },
        NOON,
      );
      if (!started.ok) throw new Error(started.error);
      return started.value.attemptId;
    };
    const toldOn = async (attemptId: string) =>
      (await client.attemptItem.findMany({ where: { attemptId } })).map((item) => item.toldOn !== null);
    await answer(test, 0, true);
    expect(await toldOn(await again("practice"))).toEqual([false, false, false]);
    await handIn(awa, test, NOON);
    const second = await again("test");
    expect(await toldOn(second)).toEqual([true, true, true]);
    const events = await client.memoryEvent.count({ where: { kind: "answered" } });
    expect(events).toBe(1);
    await answer(second, 0, true);
    await handIn(awa, second, NOON);
    expect(await client.memoryEvent.count({ where: { kind: "answered" } })).toBe(events);
  });

  it("knows the mix of the learner's own day, and of no other day", async () => {
    expect(await findDailyMix(awa, NOON)).toBeNull();
    const started = await startDaily(awa, "Daily mix", NOON);
    if (!started.ok) throw new Error(started.error);
    expect(await findDailyMix(awa, NOON)).toEqual({ attemptId: started.value.attemptId, finished: false });
    expect(await findDailyMix(awa, hoursLater(24))).toBeNull();
    expect(await findDailyMix(await aPerson({ name: "Binta" }), NOON)).toBeNull();
  });

  it("says what a wrong name is that was typed, in the reply, in the same reply again and in the result", async () => {
    const typed = { ...blueprint, types: ["short-answer" as const] };
    const started = await startAttempt(awa, { title: "Typed", blueprint: typed, kind: "practice", rules: null }, NOON);
    if (!started.ok) throw new Error(started.error);
    const { attemptId } = started.value;
    const given = { answer: { text: "Zzyzx" } };
    const message = anAnswer(attemptId, 0, given);
    const because = "Nobody and nothing in our facts is called “Zzyzx”.";
    for (const _ of ["first", "again"]) {
      const reply = await recordAnswer(awa, message, NOON);
      expect(reply).toMatchObject({ ok: true, value: { feedback: { whyWrong: { typed: because } } } });
    }
    const rejected = () => client.rejectedAnswer.findMany({ select: { given: true, wrong: true, count: true } });
    expect(await rejected()).toEqual([{ given: "Zzyzx", wrong: true, count: 1 }]);
    const result = await findResult(awa, attemptId, NOON);
    expect(result?.items.map(({ feedback }) => feedback?.whyWrong.typed)).toEqual([because]);

    // What is undecided is stored nowhere: by its message it counts once all the same, and of a teacher nothing counts.
    const teacher = await aPerson({ role: "teacher" });
    const open = { answer: { text: "The Fort" } };
    for (const [viewer, kind] of [
      [teacher, "practice"],
      [teacher, "test"],
      [awa, "practice"],
    ] as const) {
      const rules = kind === "test" ? testRules : null;
      const own = await startAttempt(viewer, { title: "Typed", blueprint: typed, kind, rules }, NOON);
      if (!own.ok) throw new Error(own.error);
      const where = { attemptId_index: { attemptId: own.value.attemptId, index: 0 } };
      const { key } = await client.attemptItem.findUniqueOrThrow({ where });
      const others = [{ text: "the fort", open: true }];
      await client.attemptItem.update({ where, data: { key: { ...(key as object), others } } });
      const undecided = anAnswer(own.value.attemptId, 0, open);
      for (const _ of ["first", "again"]) await recordAnswer(viewer, undecided, hoursLater(1));
      if (viewer === teacher) {
        await recordAnswer(viewer, { ...anAnswer(own.value.attemptId, 0, given), sequence: 2 }, hoursLater(1));
        await handIn(viewer, own.value.attemptId, hoursLater(1));
      }
    }
    expect(await rejected()).toEqual(
      expect.arrayContaining([
        { given: "Zzyzx", wrong: true, count: 1 },
        { given: "The Fort", wrong: false, count: 1 },
      ]),
    );
    expect(await rejected()).toHaveLength(2);
  });
});
