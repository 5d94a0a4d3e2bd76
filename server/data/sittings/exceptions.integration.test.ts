import { beforeEach, expect, it, vi } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { recordAnswer } from "@/server/data/sittings/answers";
import { extendOwnTest, handIn, readClock } from "@/server/data/sittings/hand-in";
import { sweep } from "@/server/data/sittings/settle";
import { assignmentResults } from "@/server/data/teaching/assignments";
import { listExceptions, setException, setUsualExtraTime } from "@/server/data/teaching/exceptions";
import { anAnswer, aTestOfChoices, beginTest, dontKnow } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const secondsLater = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const noException = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };

describeOnEachEngine("an exception", (getClient) => {
  let teacher: Viewer;
  let awa: Viewer;
  let binta: Viewer;
  let classroomId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    awa = await aPerson({ name: "Awa" });
    binta = await aPerson({ name: "Binta" });
    classroomId = (await aClass(teacher, [awa, binta])).id;
  });

  const giveAwa = (assignmentId: string, extraTimePercent: number) =>
    setException(teacher, assignmentId, { learnerIds: [awa.userId] }, { ...noException, extraTimePercent }, NOON);

  it("gives extra time at once, to one learner or to those who always have it", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 600 }, hoursLater(3));
    const attemptId = await beginTest(awa, assignmentId);
    const deadline = async () => (await readClock(awa, attemptId, secondsLater(1)))?.deadline;
    expect(await deadline()).toBe(secondsLater(600).getTime());
    await setUsualExtraTime(teacher, classroomId, awa.userId, 25, NOON);
    expect(await deadline()).toBe(secondsLater(750).getTime());
    await giveAwa(assignmentId, 50);
    expect(await deadline()).toBe(secondsLater(900).getTime());
    expect((await listExceptions(teacher, assignmentId))?.map(({ name, set }) => [name, set])).toEqual([
      ["Awa", true],
      ["Binta", false],
    ]);
  });

  it("that closes a quiz earlier or later for one learner is heeded by the sweeper, too", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { graceS: 0 }, hoursLater(3));
    const sittings = [await beginTest(awa, assignmentId), await beginTest(binta, assignmentId)];
    const give = (learner: Viewer, hours: number) => {
      const own = { ...noException, dueAt: hoursLater(hours), closesAt: hoursLater(hours) };
      return setException(teacher, assignmentId, { learnerIds: [learner.userId] }, own, NOON);
    };
    // Whoever has begun keeps what they were promised; of Awa's sitting that is taken away, as if she had begun after it.
    await give(awa, 1);
    await getClient().attempt.updateMany({ data: { keepsUntil: null } });
    await give(binta, 5);
    const finished = async () =>
      Promise.all(
        sittings.map(async (id) => (await getClient().attempt.findUniqueOrThrow({ where: { id } })).finishedAt),
      );
    expect(await sweep(hoursLater(2))).toBe(1);
    expect(await finished()).toEqual([hoursLater(1), null]);
    expect(await sweep(hoursLater(4))).toBe(0);
    await sweep(hoursLater(6));
    expect(await finished()).toEqual([hoursLater(1), hoursLater(5)]);
  });

  it("is heard of late by a page without a connection: its clock ends nothing before the new deadline, and everything after", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 60, graceS: 0 }, hoursLater(3));
    const attemptId = await beginTest(awa, assignmentId);
    await giveAwa(assignmentId, 300);
    expect(await handIn(awa, attemptId, secondsLater(61), "clock")).toEqual({
      ok: true,
      value: { now: secondsLater(61).getTime(), deadline: secondsLater(240).getTime(), over: false },
    });
    const stored = () => getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } });
    expect((await stored()).finishedAt).toBeNull();
    expect(await handIn(awa, attemptId, secondsLater(241), "clock")).toEqual({ ok: true, value: null });
    expect(await stored()).toMatchObject({ finishedAt: secondsLater(240), abandoned: false });
  });

  it("opens nothing again that was over, though nobody had looked at it since", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 60, graceS: 0 }, hoursLater(3));
    const [hers, other] = [await beginTest(awa, assignmentId), await beginTest(binta, assignmentId)];
    const later = secondsLater(61);
    const own = { ...noException, extraTimePercent: 300 };
    expect(await setUsualExtraTime(teacher, classroomId, binta.userId, 300, later)).toBe(true);
    expect(await readClock(binta, other, later)).toMatchObject({ over: true, deadline: secondsLater(60).getTime() });
    expect(await setException(teacher, assignmentId, { learnerIds: [awa.userId] }, own, later)).toBe(1);
    expect(await readClock(awa, hers, later)).toMatchObject({ over: true, deadline: secondsLater(60).getTime() });
  });

  it("keeps nobody from handing in before the time is up", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 60 }, hoursLater(3));
    const attemptId = await beginTest(awa, assignmentId);
    expect(await handIn(awa, attemptId, secondsLater(30), "learner")).toEqual({ ok: true, value: null });
    expect(await getClient().attempt.findUniqueOrThrow({ where: { id: attemptId } })).toMatchObject({
      finishedAt: secondsLater(30),
      abandoned: false,
    });
  });

  it("leaves what somebody has already where a further exception says nothing of it, and refuses what contradicts it", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 600 }, hoursLater(3));
    await giveAwa(assignmentId, 50);
    const later = { ...noException, dueAt: hoursLater(50), closesAt: hoursLater(60) };
    expect(await setException(teacher, assignmentId, { learnerIds: [awa.userId, binta.userId] }, later, NOON)).toBe(2);
    const rows = await listExceptions(teacher, assignmentId);
    expect(rows?.map(({ name, extraTimePercent, dueAt }) => [name, extraTimePercent, dueAt])).toEqual([
      ["Awa", 50, hoursLater(50)],
      ["Binta", null, hoursLater(50)],
    ]);
    const tooLate = { ...noException, opensAt: hoursLater(51) };
    expect(await setException(teacher, assignmentId, { learnerIds: [awa.userId, binta.userId] }, tooLate, NOON)).toBe(
      "clash",
    );
    expect(await listExceptions(teacher, assignmentId)).toEqual(rows);
    const results = await assignmentResults(teacher, assignmentId, hoursLater(49));
    expect(results?.rows.map(({ state }) => state)).toEqual(["not-begun", "not-begun"]);
  });

  it("lets nobody else see, answer, hand in, extend or make exceptions", async () => {
    const assignmentId = await aTestOfChoices(teacher, classroomId, { timeLimitS: 600 });
    const attemptId = await beginTest(awa, assignmentId);
    const answer = anAnswer(attemptId, 0, dontKnow);
    const stranger = await aPerson({ role: "teacher", name: "Stranger" });
    expect(await handIn(binta, attemptId, NOON)).toEqual({ ok: false, error: "not-found" });
    expect(await readClock(binta, attemptId, NOON)).toBeNull();
    expect(await extendOwnTest(awa, attemptId, NOON)).toEqual({ ok: false, error: "not-found" });
    expect(await recordAnswer(binta, answer, NOON)).toEqual({ ok: false, error: "not-found" });
    expect(await setException(stranger, assignmentId, { learnerIds: [awa.userId] }, noException, NOON)).toBeNull();
    expect(await listExceptions(stranger, assignmentId)).toBeNull();
    expect(await setUsualExtraTime(stranger, classroomId, awa.userId, 100, NOON)).toBe(false);
    const outsider = await aPerson({ name: "Outsider" });
    expect(await setException(teacher, assignmentId, { learnerIds: [outsider.userId] }, noException, NOON)).toBe(0);
  });
});
