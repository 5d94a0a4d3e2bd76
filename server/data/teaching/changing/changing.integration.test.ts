import { beforeEach, expect, it } from "vitest";
import { studyDay } from "@/core/memory/study-day";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { FULL_DAY } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { handIn, readClock } from "@/server/data/sittings/hand-in";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { assignmentResults, withdrawAssignment } from "@/server/data/teaching/assignments";
import { type AssignmentChange, changeAssignment } from "@/server/data/teaching/changing/change-assignment";
import { listChanges } from "@/server/data/teaching/changing/change-history";
import { findAssignmentToChange } from "@/server/data/teaching/changing/given-assignment";
import { lockSettings } from "@/server/data/teaching/changing/lock-settings";
import { checkStats } from "@/server/data/teaching/stats-check";
import { anAssignedQuiz, answerQuestion, dontKnow, QUIZ_ID, questionsOf, right } from "@/tests/support/assigned-quiz";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";

const HOUR = 3_600_000;
const TYPES = ["multiple-choice", "true-false"];

describeOnEachEngine("changing what was given", (getClient) => {
  let teacher: Viewer;
  let colleague: Viewer;
  let awa: Viewer;
  let binta: Viewer;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    [teacher, colleague] = [await aPerson({ role: "teacher" }), await aPerson({ role: "teacher", name: "Mr Sow" })];
    [awa, binta] = [await aPerson({ name: "Awa" }), await aPerson({ name: "Binta" })];
  });

  /** The quiz with a co-teacher; nobody has begun it but those given. */
  async function given(begun: readonly Viewer[], rules: object = {}): Promise<ReadonlyMap<Viewer, string>> {
    await anAssignedQuiz(teacher, [awa, binta], TYPES, rules);
    const { classroomId } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    const membership = { classroomId, userId: colleague.userId, role: "teacher" as const, displayName: colleague.name };
    await getClient().membership.create({ data: membership });
    await getClient().attempt.deleteMany({});
    await getClient().assignmentResult.deleteMany({});
    const sittings = new Map<Viewer, string>();
    for (const learner of begun) sittings.set(learner, await begin(learner, NOON));
    return sittings;
  }

  async function begin(learner: Viewer, at: Date): Promise<string> {
    const started = await startAssignedAttempt(learner, QUIZ_ID, at);
    if (!started.ok) throw new Error(started.error);
    return started.value.attemptId;
  }

  type Wish = Partial<Omit<AssignmentChange, "work">> & { readonly work?: Partial<AssignmentChange["work"]> };

  async function change(viewer: Viewer, wish: Wish, at: Date, dry = false) {
    const found = await findAssignmentToChange(teacher, QUIZ_ID, at);
    if (found === null) throw new Error("it is there");
    const { revision, title, work, audience } = found;
    const kept = { seen: revision, title, audience: audience ?? { kind: "class" as const }, newQuestions: false };
    return changeAssignment(viewer, QUIZ_ID, { ...kept, ...wish, work: { ...work, ...wish.work } }, at, { dry });
  }

  const states = async (at: Date) =>
    Object.fromEntries(((await assignmentResults(teacher, QUIZ_ID, at))?.rows ?? []).map((row) => [row.name, row]));
  const ends = async (learner: Viewer, attemptId: string, at: Date) =>
    (await readClock(learner, attemptId, at))?.deadline ?? null;
  const rules = (wish: object) => quizRulesSchema.parse(wish);

  it("moves the due date with the marks of being late; a dry run says the same and changes nothing", async () => {
    const sittings = await given([awa], { mode: "test" });
    const sitting = sittings.get(awa) ?? "";
    await handIn(awa, sitting, hoursLater(10));
    const sooner = { work: { dueAt: hoursLater(5).getTime() }, title: "Sooner" };
    const at = hoursLater(20);
    const dry = await change(teacher, sooner, at, true);
    expect(dry).toMatchObject({
      ok: true,
      value: { moved: expect.arrayContaining([{ from: "done", to: "done-late", learners: 1 }]), going: 0, regraded: 0 },
    });
    expect((await states(at)).Awa).toMatchObject({ state: "done" });
    expect(await listChanges(teacher, QUIZ_ID)).toEqual([]);

    expect(await change(teacher, sooner, at)).toEqual(dry);
    expect(await states(at)).toMatchObject({ Awa: { state: "done-late" }, Binta: { state: "missed" } });
    expect(await listChanges(colleague, QUIZ_ID)).toMatchObject([
      { verb: "assignment-changed", by: teacher.name, fields: ["dueAt", "title"] },
    ]);
    // Calendars are told of it, and not of what they do not show.
    const told = () => getClient().assignment.findUnique({ where: { id: QUIZ_ID } });
    expect(await told()).toMatchObject({ datesSequence: 1, datesChangedAt: at });
    expect(await change(teacher, { work: { closesAt: hoursLater(90).getTime() } }, hoursLater(21))).toMatchObject({
      ok: true,
    });
    expect(await told()).toMatchObject({ revision: 2, datesSequence: 1, datesChangedAt: at });
    expect(await checkStats()).toMatchObject({ mismatches: 0 });
  });

  it("counts the sittings anew when another one is to count", async () => {
    const sittings = await given([awa]);
    const first = sittings.get(awa) ?? "";
    for (const { index } of await questionsOf(first)) await answerQuestion(awa, first, index, dontKnow);
    const second = await begin(awa, hoursLater(2));
    for (const question of await questionsOf(second)) {
      await answerQuestion(awa, second, question.index, right(question));
    }
    const at = hoursLater(3);
    expect((await states(at)).Awa?.credit).toBeGreaterThan(1);
    const changed = await change(teacher, { work: { rules: rules({ counts: "first" }) } }, at);
    expect(changed).toMatchObject({ ok: true, value: { regraded: 1 } });
    expect((await states(at)).Awa?.credit).toBe(0);
    expect(await checkStats()).toMatchObject({ mismatches: 0 });
  });

  it("lets a sitting that goes on keep its deadline, unless it grows", async () => {
    const sitting = (await given([awa], { mode: "test", timeLimitS: 3600, reviewAfter: "score" })).get(awa) ?? "";
    const limit = (timeLimitS: number) => ({
      work: { rules: rules({ mode: "test", timeLimitS, reviewAfter: "score" }) },
    });
    const at = hoursLater(0.25);
    expect(await change(teacher, limit(1200), at)).toMatchObject({ ok: true, value: { going: 1, kept: 1 } });
    expect(await ends(awa, sitting, at)).toBe(hoursLater(1).getTime());
    const late = await begin(binta, at);
    expect(await ends(binta, late, at)).toBe(at.getTime() + 1_200_000);

    expect(await change(teacher, limit(7200), at)).toMatchObject({ ok: true, value: { going: 2, kept: 0 } });
    expect(await ends(awa, sitting, at)).toBe(hoursLater(2).getTime());

    // Closed before the sitting's end: who sits goes on, nobody begins, and the answers wait for the last.
    const closing = { work: { dueAt: at.getTime() + 60_000, closesAt: at.getTime() + 60_000 } };
    expect(await change(teacher, closing, at)).toMatchObject({ ok: true, value: { going: 2, kept: 2 } });
    expect(await ends(awa, sitting, at)).toBe(hoursLater(2).getTime());
    const told = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    expect(told.keepsUntil).toEqual(new Date(at.getTime() + 7_200_000));
  });

  it("counts a new time limit from the change for whoever had none, and opens nothing that was over", async () => {
    const sittings = await given([awa, binta], { mode: "test" });
    await handIn(binta, sittings.get(binta) ?? "", hoursLater(1));
    const at = hoursLater(30);
    const limited = { work: { rules: rules({ mode: "test", timeLimitS: 600 }) } };
    expect(await change(teacher, limited, at)).toMatchObject({ ok: true, value: { going: 1, kept: 1 } });
    expect(await ends(awa, sittings.get(awa) ?? "", at)).toBe(at.getTime() + 600_000);
    expect((await states(hoursLater(31))).Awa?.finishedAt).toEqual(new Date(at.getTime() + 600_000));
    expect((await states(hoursLater(31))).Binta?.finishedAt).toEqual(hoursLater(1));
  });

  it("keeps questions, kind, promises and what was shown as they are once somebody has begun", async () => {
    const test = { mode: "test", overdue: "submit", reviewAfter: "marks" };
    await given([awa], test);
    const at = hoursLater(1);
    const refused = async (wish: Wish) => change(teacher, wish, at);
    expect(await refused({ work: { kind: "reviewing" } })).toEqual({ ok: false, error: "kindLocked" });
    expect(await refused({ work: { rules: rules({}) } })).toEqual({ ok: false, error: "kindLocked" });
    expect(await refused({ newQuestions: true })).toEqual({ ok: false, error: "questionsLocked" });
    const discards = { work: { rules: rules({ ...test, overdue: "discard" }) } };
    expect(await refused(discards)).toEqual({ ok: false, error: "overdueLocked" });
    const hides = { work: { rules: rules({ ...test, reviewAfter: "score" }) } };
    expect(await refused(hides)).toEqual({ ok: false, error: "reviewLocked" });
    const others = { audience: { kind: "learners" as const, learnerIds: [binta.userId] } };
    expect(await refused(others)).toEqual({ ok: false, error: "audienceLocked" });
    const only = { audience: { kind: "learners" as const, learnerIds: [awa.userId] } };
    expect(await refused(only)).toMatchObject({ ok: true, value: { removed: 1 } });
    expect(Object.keys(await states(at))).toEqual(["Awa"]);
  });

  it("does not open a test again whose answers have been told to all", async () => {
    const test = { mode: "test", timeLimitS: 600, reviewAfter: "score" };
    await given([awa], test);
    const close = { work: { dueAt: hoursLater(2).getTime(), closesAt: hoursLater(2).getTime() } };
    expect(await change(teacher, close, hoursLater(1))).toMatchObject({ ok: true });
    const again = { work: { dueAt: hoursLater(9).getTime(), closesAt: hoursLater(9).getTime() } };
    expect(await change(teacher, again, hoursLater(3))).toEqual({ ok: false, error: "closesLocked" });
    expect(await change(teacher, { work: { dueAt: hoursLater(1).getTime() } }, hoursLater(3))).toMatchObject({
      ok: true,
    });
  });

  it("takes another kind and the set as it is now while nobody has begun; a teacher's trial goes", async () => {
    await given([]);
    await begin(teacher, NOON);
    const { setId } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    const blueprint = { topics: ["minusma"], types: [], length: 7, includeHarm: false };
    await getClient().studySet.update({ where: { id: setId }, data: { version: 2, blueprint } });
    expect((await findAssignmentToChange(teacher, QUIZ_ID, NOON))?.newerVersion).toBe(2);
    expect((await findAssignmentToChange(colleague, QUIZ_ID, NOON))?.newerVersion).toBeNull();
    expect(await change(colleague, { newQuestions: true }, NOON)).toEqual({ ok: false, error: "set-gone" });
    expect(await change(teacher, { newQuestions: true }, NOON)).toMatchObject({ ok: true });
    const row = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID }, include: { attempts: true } });
    expect(row).toMatchObject({ setVersion: 2, blueprint: { length: 7 }, attempts: [] });
    const reviewing = { work: { kind: "reviewing" as const, daysWanted: 3 } };
    expect(await change(teacher, reviewing, NOON)).toMatchObject({ ok: true });
    expect(await checkStats()).toMatchObject({ assignments: 1, mismatches: 0 });
  });

  it("is refused to whoever does not teach the class, and while the settings are locked", async () => {
    await given([]);
    const [stranger, left] = [await aPerson({ role: "teacher" }), colleague];
    const wish = { title: "Mine now" };
    for (const wrong of [stranger, awa]) {
      expect(await change(wrong, wish, NOON)).toEqual({ ok: false, error: "not-found" });
      expect(await findAssignmentToChange(wrong, QUIZ_ID, NOON)).toBeNull();
      expect(await lockSettings(wrong, QUIZ_ID, true, NOON)).toBe(false);
      expect(await listChanges(wrong, QUIZ_ID)).toEqual([]);
    }
    expect(await lockSettings(teacher, QUIZ_ID, true, NOON)).toBe(true);
    expect(await change(colleague, wish, NOON)).toEqual({ ok: false, error: "settingsLocked" });
    expect(await withdrawAssignment(colleague, QUIZ_ID, NOON)).toEqual({ ok: false, error: "settingsLocked" });
    expect(await withdrawAssignment(stranger, QUIZ_ID, NOON)).toEqual({ ok: false, error: "not-found" });
    expect(await assignmentResults(teacher, QUIZ_ID, NOON)).toMatchObject({ withdrawn: false, lockedAt: NOON });
    expect(await lockSettings(colleague, QUIZ_ID, false, hoursLater(1))).toBe(true);
    expect(await change(colleague, { ...wish, seen: 7 }, NOON)).toEqual({ ok: false, error: "changedMeanwhile" });
    expect(await change(colleague, wish, hoursLater(2))).toMatchObject({ ok: true });
    expect((await listChanges(teacher, QUIZ_ID)).map(({ verb, by }) => [verb, by])).toEqual([
      ["assignment-changed", "Mr Sow"],
      ["assignment-unlocked", "Mr Sow"],
      ["assignment-locked", teacher.name],
    ]);
    await getClient().membership.updateMany({ where: { userId: left.userId }, data: { removedAt: NOON } });
    expect(await change(left, wish, hoursLater(3))).toEqual({ ok: false, error: "not-found" });
  });

  it("counts days of reviewing anew by the dates and the number that hold now", async () => {
    await given([]);
    await change(teacher, { work: { kind: "reviewing", daysWanted: 2 } }, NOON);
    for (const hours of [2, 30, 60]) await reviewed(awa, hoursLater(hours));
    const at = hoursLater(61);
    const more = await change(teacher, { work: { daysWanted: 3 } }, at);
    expect(more.ok).toBe(true);
    expect((await states(at)).Awa).toMatchObject({ state: "done", daysReviewed: 3 });
    const sooner = await change(teacher, { work: { dueAt: at.getTime() + 1, daysWanted: 4 } }, at);
    expect(sooner).toMatchObject({ value: { moved: [{ from: "done", to: "going", learners: 1 }], regraded: 1 } });
    expect(await change(teacher, { work: { opensAt: at.getTime() - HOUR } }, at)).toEqual({
      ok: false,
      error: "opensLocked",
    });
    expect(await checkStats()).toMatchObject({ mismatches: 0 });
  });

  async function reviewed(learner: Viewer, at: Date): Promise<void> {
    const { blueprint } = await getClient().assignment.findUniqueOrThrow({ where: { id: QUIZ_ID } });
    expect(blueprint).toMatchObject({ topics: [] });
    const keys = Array.from({ length: FULL_DAY }, (_, card) => ({
      learnerId: learner.userId,
      targetId: `fact:${card}:o`,
    }));
    const state = { topic: "minusma", phase: "review", stability: 1, difficulty: 5, step: 0, reps: 1, lapses: 0 };
    await getClient().memoryState.createMany({ data: keys.map((key) => ({ ...key, ...state })), skipDuplicates: true });
    const when = { deviceAt: at, receivedAt: at, effectiveAt: at, localDay: studyDay(at.getTime(), learner) };
    const made = { kind: "reviewed", device: "d", deviceSequence: 1, schedulerVersion: 1, body: {}, bodyHash: "h" };
    await getClient().memoryEvent.createMany({
      data: keys.map((key) => ({ id: crypto.randomUUID(), ...key, ...when, ...made })),
    });
  }
});
