import { beforeEach, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { sheetMark } from "@/core/quizzes/paper";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { forgetOverrides } from "@/server/data/facts/in-force";
import { addOverride, liftOverride, listOverrides } from "@/server/data/facts/overrides";
import { erasePeople } from "@/server/data/privacy/erase-people";
import { questionIdOf } from "@/server/data/regrade/had-items";
import type { Wanted } from "@/server/data/regrade/plan";
import { carryOut, dryRun } from "@/server/data/regrade/rule";
import { readClock } from "@/server/data/sittings/hand-in";
import { sweep } from "@/server/data/sittings/settle";
import { previewForm } from "@/server/data/teaching/assigned-form";
import { setException, setUsualExtraTime } from "@/server/data/teaching/exceptions";
import { anAssignedQuiz, beginSitting, QUIZ_ID, questionsOf } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

const none = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };
const twelve = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 12, includeHarm: false });
const TEST = { mode: "test", timeLimitS: 3600, graceS: 0 };

describeOnEachEngine("what a class was promised of a quiz", (getClient) => {
  let teacher: Viewer;
  let awa: Viewer;
  let binta: Viewer;
  let sittings: ReadonlyMap<Viewer, string>;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    forgetOverrides();
    teacher = await aPerson({ role: "teacher" });
    [awa, binta] = [await aPerson({ name: "Awa" }), await aPerson({ name: "Binta" })];
  });

  async function given(rules: object = {}): Promise<void> {
    sittings = await anAssignedQuiz(teacher, [awa, binta], ["multiple-choice"], rules);
  }

  const deadline = async (at: Date) => (await readClock(awa, sittings.get(awa) ?? "", at))?.deadline;

  it("lets who sits keep the time of an exception that is lowered or taken away", async () => {
    await given(TEST);
    await setException(teacher, QUIZ_ID, { learnerIds: [awa.userId] }, { ...none, extraTimePercent: 100 }, NOON);
    const at = hoursLater(1.2);
    await setException(teacher, QUIZ_ID, { learnerIds: [awa.userId] }, { ...none, extraTimePercent: 10 }, at);
    expect(await deadline(at)).toBe(hoursLater(2).getTime());
    await setException(teacher, QUIZ_ID, { learnerIds: [awa.userId] }, null, at);
    expect(await readClock(awa, sittings.get(awa) ?? "", at)).toMatchObject({ over: false });
    expect(await deadline(at)).toBe(hoursLater(2).getTime());
    expect(await readClock(awa, sittings.get(awa) ?? "", hoursLater(2))).toMatchObject({ over: true });
    expect(await readClock(binta, sittings.get(binta) ?? "", hoursLater(1))).toMatchObject({ over: true });
  });

  it("lets who sits keep the extra time that they have in every quiz", async () => {
    await given(TEST);
    const { classroomId } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    await setUsualExtraTime(teacher, classroomId, awa.userId, 50, NOON);
    expect(await setUsualExtraTime(teacher, classroomId, awa.userId, 0, hoursLater(1.2))).toBe(true);
    expect(await deadline(hoursLater(1.2))).toBe(hoursLater(1.5).getTime());
  });

  it("prints no question that was taken out, and says which count as right for everybody", async () => {
    await given();
    const [first, second] = await questionsOf(sittings.get(awa) ?? "");
    if (first === undefined || second === undefined) throw new Error("no questions");
    for (const [question, kind] of [
      [first, "drop"],
      [second, "credit"],
    ] as const) {
      const wanted: Wanted = { kind: "apply", ruling: { kind }, reason: "The stem was unclear." };
      const run = await dryRun(teacher, QUIZ_ID, questionIdOf(question), wanted, hoursLater(1));
      if (!run.ok) throw new Error(JSON.stringify(run.error));
      await carryOut(teacher, QUIZ_ID, questionIdOf(question), wanted, run.value.hash, hoursLater(1));
    }
    const begun = await previewForm(teacher, QUIZ_ID, hoursLater(2));
    if (!begun.ok) throw new Error(begun.error.code);
    expect(begun.value.items.map(({ view }) => view.prompt)).not.toContain(first.view.prompt);
    expect(begun.value).toMatchObject({ leftOut: 1, credited: [1], begun: true, withdrawn: [] });
    expect(begun.value.items).toHaveLength(3);
    // The sheet stays that of whoever has begun, and says what whoever begins now is not asked.
    const admin = await aPerson({ role: "administrator" });
    const forged = { factId: second.factIds[0] ?? "", kind: "withdrawn", reason: "A source was forged." } as const;
    await addOverride(admin, forged, hoursLater(2));
    const since = await previewForm(teacher, QUIZ_ID, hoursLater(2));
    expect(since).toMatchObject({ value: { items: begun.value.items, withdrawn: [1] } });
    for (const { id } of await listOverrides(admin)) await liftOverride(admin, id, hoursLater(2));

    await getClient().attempt.deleteMany({});
    const unbegun = await previewForm(teacher, QUIZ_ID, hoursLater(2));
    if (!unbegun.ok) throw new Error(unbegun.error.code);
    expect(unbegun.value).toMatchObject({ leftOut: 1, credited: [1], begun: false, withdrawn: [] });
  });

  async function printed(at = hoursLater(2)) {
    const form = await previewForm(teacher, QUIZ_ID, at);
    if (!form.ok) throw new Error(form.error.code);
    const views = form.value.items.map(({ view }) => view);
    return { mark: sheetMark(views), prompts: views.map(({ prompt }) => prompt) };
  }

  it("prints sheet and key in one order, before anybody begins a shuffled test, after, and when that one is erased", async () => {
    await anAssignedQuiz(teacher, [], ["multiple-choice"], { ...TEST, shuffle: true });
    const { classroomId } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    await getClient().membership.createMany({
      data: [awa, binta].map(({ userId, name }) => ({
        ...{ classroomId, userId, role: "learner" as const, displayName: name, joinedAt: NOON },
      })),
    });
    await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { blueprint: twelve } });
    const before = await printed(NOON);
    expect(before.prompts).toHaveLength(12);

    const attemptId = await beginSitting(awa);
    const asked = (await questionsOf(attemptId)).map(({ view }) => view.prompt);
    expect(asked).not.toEqual(before.prompts);
    expect([...asked].sort()).toEqual([...before.prompts].sort());
    expect(await printed()).toMatchObject({ mark: before.mark, prompts: before.prompts });

    // Whoever turns it off later does not change the paper either.
    const rules = quizRulesSchema.parse({ ...TEST, shuffle: false });
    await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { rules } });
    expect(await printed()).toMatchObject({ mark: before.mark });
    await beginSitting(binta);

    await getClient().$transaction((tx) => erasePeople(tx, [awa.userId], hoursLater(2)));
    expect(await printed()).toMatchObject({ mark: before.mark });
    await getClient().$transaction((tx) => erasePeople(tx, [binta.userId], hoursLater(2)));
    expect(await printed()).toMatchObject({ mark: before.mark });
  });

  it("keeps the order of the paper when the form as it would be made now has other questions", async () => {
    await anAssignedQuiz(teacher, [awa], ["multiple-choice"], { ...TEST, shuffle: true });
    await getClient().attempt.deleteMany({});
    await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { blueprint: twelve } });
    const before = await printed(NOON);
    const [first] = await questionsOf(await beginSitting(awa));
    const disputed = { factId: first?.factIds[0] ?? "", kind: "disputed" as const, reason: "It is contested." };
    const administrator = await aPerson({ role: "administrator" });
    expect(await addOverride(administrator, disputed, hoursLater(1))).toMatchObject({ ok: true });
    expect((await printed()).mark).toBe(before.mark);
    // Nor when the rule is another one by then.
    const rules = quizRulesSchema.parse({ ...TEST, shuffle: false });
    await getClient().assignment.update({ where: { id: QUIZ_ID }, data: { rules } });
    expect((await printed()).mark).toBe(before.mark);
  });

  it("ends everybody's overdue sitting, though one cannot be read", async () => {
    await given(TEST);
    const bad = sittings.get(awa) ?? "";
    await getClient().attempt.update({
      where: { id: bad },
      data: { assignmentId: null, rules: { timeLimitS: 60, mode: "no such" } },
    });
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await sweep(hoursLater(101));
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(bad), expect.anything());
    log.mockRestore();
    const rows = await getClient().attempt.findMany({ select: { id: true, finishedAt: true } });
    expect(Object.fromEntries(rows.map(({ id, finishedAt }) => [id, finishedAt]))).toEqual({
      [bad]: null,
      [sittings.get(binta) ?? ""]: hoursLater(1),
    });
  });
});
