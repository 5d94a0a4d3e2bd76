import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { FULL_DAY } from "@/core/quizzes/rules/reviewing-day";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { createGroup } from "@/server/data/classes/groups";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { listExceptions, setException } from "@/server/data/teaching/exceptions";
import { listAssignedWork, setStudyTopic } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import { migrationsFolder } from "@/server/database/migrations";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "crisis-2012";

describeOnEachEngine("stats:check", (getClient) => {
  let teacher: Viewer;
  let learner: Viewer;
  let classroomId: string;
  let quizId: string;
  let reviewingId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    teacher = await aPerson({ role: "teacher" });
    learner = await aPerson();
    classroomId = (await aClass(teacher, [learner])).id;
    const blueprint = blueprintSchema.parse({ topics: [TOPIC], types: [], length: 3, includeHarm: false });
    const setId = randomUUID();
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    const assign = async (kind: "quiz" | "reviewing") => {
      const id = randomUUID();
      const times = { opensAt: NOON, dueAt: hoursLater(100), createdAt: NOON, createdBy: teacher.userId };
      const data = { id, classroomId, setId, kind, title: kind, blueprint, daysWanted: 2, ...times };
      await getClient().assignment.create({ data });
      return id;
    };
    [quizId, reviewingId] = [await assign("quiz"), await assign("reviewing")];
    await setStudyTopic(learner, TOPIC, true);
  });

  async function review(cards: number, hours: number, sequence: number) {
    const at = hoursLater(hours);
    const queue = await loadReviewQueue(learner, at);
    return send(
      queue.cards.slice(0, cards).map(({ card }) => card.targetId),
      at,
      at,
      sequence,
    );
  }

  /** Reviews that were done at one time and come in at another. */
  async function send(targetIds: readonly string[], at: Date, now: Date, sequence: number) {
    const events = targetIds.map((targetId, index) => {
      const deed = { kind: "reviewed" as const, rating: "easy" as const };
      return { ...deed, id: randomUUID(), sequence: sequence + index, at: at.getTime(), targetId };
    });
    await recordReviews(learner, { device: randomUUID(), sentAt: now.getTime(), events }, now);
    return events;
  }

  async function answer(attemptId: string, index: number) {
    const given = { dontKnow: true } as const;
    const request = { id: randomUUID(), attemptId, index, given, sequence: 1, confidence: null, activeMs: null };
    return recordAnswer(learner, request, hoursLater(1));
  }

  const rowOf = (assignmentId: string) => getClient().assignmentResult.findFirst({ where: { assignmentId } });

  it("counts a day of ten different cards in the transaction that brings them, and uncounts it with one of them", async () => {
    const today = async (hours: number) =>
      (await listAssignedWork(learner, hoursLater(hours))).find(({ id }) => id === reviewingId)?.today;
    expect(await today(0)).toEqual({ done: 0, asked: FULL_DAY, ahead: false });
    await review(1, 0, 1);
    expect(await rowOf(reviewingId)).toMatchObject({ state: "going", answered: 1, daysReviewed: 0 });
    expect(await today(0)).toMatchObject({ done: 1, asked: FULL_DAY });
    await review(FULL_DAY - 2, 1, 10);
    expect(await rowOf(reviewingId)).toMatchObject({ daysReviewed: 0 });
    await review(1, 2, 20);
    expect(await rowOf(reviewingId)).toMatchObject({ state: "going", answered: FULL_DAY, daysReviewed: 1 });
    const [last] = await review(FULL_DAY, 24, 30);
    expect(await rowOf(reviewingId)).toMatchObject({ state: "done", answered: 2 * FULL_DAY, daysReviewed: 2 });
    expect(await today(24)).toBeNull();
    const at = hoursLater(24).getTime();
    const undo = { id: randomUUID(), sequence: 50, at, kind: "undone" as const };
    const events = [{ ...undo, targetId: last?.targetId ?? "", undoes: last?.id ?? "" }];
    await recordReviews(learner, { device: randomUUID(), sentAt: at, events }, hoursLater(24));
    expect(await rowOf(reviewingId)).toMatchObject({ state: "going", daysReviewed: 1 });
    expect(await checkStats()).toEqual({ assignments: 2, results: 1, mismatches: 0 });
  });

  it("counts a day on which all four of four are done; and those that come in later for the day on which they were done", async () => {
    const facts = [...getGenerationContext("en").base.facts.values()].filter(
      ({ harm, topic }) => harm === null && topic === TOPIC,
    );
    const four = facts.slice(0, 4).map(({ id }) => id);
    const blueprint = blueprintSchema.parse({ topics: [], types: [], length: 3, includeHarm: false, facts: four });
    const smaller = blueprintSchema.parse({ ...blueprint, facts: four.slice(0, 2) });
    const { frozenItems: _, ...given } = await getClient().assignment.findUniqueOrThrow({ where: { id: reviewingId } });
    const dueAt = hoursLater(24 * 30);
    const overlapping = { ...given, dueAt, id: randomUUID(), blueprint: smaller, rules: {} };
    const context = getGenerationContext("en");
    const targetsIn = (ids: readonly string[]) =>
      facts.filter(({ id }) => ids.includes(id)).flatMap((fact) => [...targetsOf(context, fact)]);
    await getClient().assignment.update({
      where: { id: reviewingId },
      data: { blueprint, targetIds: targetsIn(four), dueAt },
    });
    await getClient().assignment.create({ data: { ...overlapping, targetIds: targetsIn(four.slice(0, 2)) } as never });
    await setStudyTopic(learner, TOPIC, false);
    const days = async () =>
      [await rowOf(reviewingId), await rowOf(overlapping.id)].map((row) => row?.daysReviewed ?? null);

    const due = async (hours: number) =>
      (await loadReviewQueue(learner, hoursLater(hours))).cards.map(({ card }) => card.targetId);
    // The smaller work shares two of the four, and its day is done with them.
    const asked = await due(0);
    expect(asked).toHaveLength(4);
    const shared = asked.filter((targetId) => targetsIn(four.slice(0, 2)).includes(targetId));
    expect(shared).toHaveLength(2);
    await send(shared, NOON, NOON, 1);
    expect(await days()).toEqual([0, 1]);
    await review(1, 1, 5);
    expect(await days()).toEqual([0, 1]);
    await review(1, 1, 10);
    expect(await days()).toEqual([1, 1]);
    // Nothing is due on the next day: one card gone over ahead is no day.
    const [ahead] = (await loadStudyQueue(learner, { kind: "ahead", days: 90, cram: false }, hoursLater(24))).cards;
    await send([ahead?.card.targetId ?? ""], hoursLater(24), hoursLater(24), 20);
    expect(await days()).toEqual([1, 1]);

    // Three are due, done without a connection, and come in the day after.
    const offline = await due(24 * 12);
    expect(offline).toHaveLength(3);
    await send(offline, hoursLater(24 * 12), hoursLater(24 * 13), 30);
    expect(await days()).toEqual([2, 2]);
    expect((await checkStats()).mismatches).toBe(0);
  });

  it("asks no less of whoever begins one card a day, puts the others aside or lets them rest", async () => {
    learner = { ...learner, newPerDay: 1 };
    const { cards } = await loadReviewQueue(learner, NOON);
    // What the day asks for comes over the limit.
    expect(cards).toHaveLength(FULL_DAY);
    const [only, ...others] = cards.map(({ card }) => card.targetId);
    const aside = others.map((targetId, index) => {
      return { id: randomUUID(), sequence: index + 1, at: NOON.getTime(), kind: "buried" as const, targetId };
    });
    await recordReviews(learner, { device: randomUUID(), sentAt: NOON.getTime(), events: aside }, NOON);
    await send([only ?? ""], NOON, NOON, 20);
    expect(await rowOf(reviewingId)).toMatchObject({ answered: 1, daysReviewed: 0 });
    const event = await getClient().memoryEvent.findFirstOrThrow({ where: { kind: "reviewed" } });
    expect(event.body).toMatchObject({ asks: { [reviewingId]: FULL_DAY } });
  });

  it("counts by dates of one's own, of a learner or of a group, and brings the cards then", async () => {
    const shown = async (hours: number) => (await loadReviewQueue(learner, hoursLater(hours))).counts.fresh > 0;
    await setStudyTopic(learner, TOPIC, false);
    const row = () => rowOf(reviewingId);
    const none = { opensAt: null, dueAt: null, closesAt: null, extraTimePercent: null, attemptLimit: null };
    const group = await createGroup(teacher, classroomId, { name: "Ill", memberIds: [learner.userId] });
    if (!group.ok) throw new Error(group.error.code);
    const whom = { learnerIds: [], groupIds: [group.value.id] };
    expect(await shown(1)).toBe(true);
    // A closing, extra time and sittings mean nothing for reviewing, and are not kept.
    const wish = {
      ...none,
      opensAt: hoursLater(20),
      dueAt: hoursLater(130),
      closesAt: hoursLater(200),
      attemptLimit: 2,
    };
    expect(await setException(teacher, reviewingId, whom, wish, NOON)).toBe(1);
    expect(await listExceptions(teacher, reviewingId)).toMatchObject([
      { set: true, opensAt: hoursLater(20), dueAt: hoursLater(130), closesAt: null, attemptLimit: null },
    ]);
    expect(await Promise.all([1, 21, 101, 131].map(shown))).toEqual([false, true, true, false]);
    await review(FULL_DAY, 24, 1);
    await review(FULL_DAY, 110, 20);
    expect(await row()).toMatchObject({ state: "done", daysReviewed: 2 });
    expect(await checkStats()).toEqual({ assignments: 2, results: 1, mismatches: 0 });
    // By the class's date the second day came too late.
    expect(await setException(teacher, reviewingId, { learnerIds: [learner.userId] }, null, hoursLater(111))).toBe(1);
    expect(await row()).toMatchObject({ state: "going", daysReviewed: 1 });
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
    expect(await setException(learner, reviewingId, whom, wish, NOON)).toBeNull();
  });

  it("counts what was reviewed while out of the class once its learner is let in again, by days of studying", async () => {
    const row = () => rowOf(reviewingId);
    await review(FULL_DAY - 1, 0, 1);
    await removeLearner(teacher, classroomId, learner.userId, hoursLater(1));
    // One at night still belongs to the day before.
    await review(1, 13, 20);
    expect(await row()).toMatchObject({ answered: FULL_DAY - 1, daysReviewed: 0 });
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
    expect(await readmitLearner(teacher, classroomId, learner.userId, hoursLater(14))).toBe("done");
    expect(await row()).toMatchObject({ answered: FULL_DAY, daysReviewed: 1 });
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
  });

  it("lets days from before they asked for ten cards count as they did, once the database is migrated", async () => {
    await review(1, 0, 1);
    await review(1, 24, 10);
    const before = { ...{ state: "done", credit: 2, answered: 2, daysReviewed: 2 }, finishedAt: hoursLater(24) };
    await getClient().assignmentResult.updateMany({ where: { assignmentId: reviewingId }, data: before });
    await getClient().$executeRaw`UPDATE "MemoryEvent" SET "body" = "body" - 'asks'`;
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 1 });
    const name = "20261123111500_reviews_of_before_days_ask_for_one";
    const statements = await readFile(join(migrationsFolder(), name, "migration.sql"), "utf8");
    const migrate = async () => {
      for (const statement of statements.split(/(?<=;)\n/)) await getClient().$executeRawUnsafe(statement);
    };
    await migrate();
    expect(await rowOf(reviewingId)).toMatchObject(before);
    // A row that counted by days of receipt.
    await getClient().assignmentResult.updateMany({ where: { assignmentId: reviewingId }, data: { daysReviewed: 1 } });
    await migrate();
    expect(await rowOf(reviewingId)).toMatchObject(before);
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
  });

  it("finds a quiz's row as it should be while it goes and when it is done", async () => {
    const started = await startAssignedAttempt(learner, quizId, NOON);
    if (!started.ok) throw new Error(started.error);
    for (const index of [0, 1, 2]) {
      expect((await answer(started.value.attemptId, index)).ok).toBe(true);
      expect(await checkStats()).toMatchObject({ mismatches: 0 });
    }
    expect(await getClient().assignmentResult.findFirst()).toMatchObject({ state: "done", answered: 3 });
  });

  it("finds a row that was changed and one that is missing", async () => {
    await review(2, 0, 1);
    const started = await startAssignedAttempt(learner, quizId, NOON);
    if (!started.ok) throw new Error(started.error);
    await answer(started.value.attemptId, 0);
    const where = (assignmentId: string) => ({
      assignmentId_learnerId: { assignmentId, learnerId: learner.userId },
    });
    await getClient().assignmentResult.update({ where: where(quizId), data: { credit: 2 } });
    await getClient().assignmentResult.delete({ where: where(reviewingId) });
    const told: string[] = [];
    const found = await checkStats(({ assignmentId }) => told.push(assignmentId));
    expect(found).toEqual({ assignments: 2, results: 2, mismatches: 2 });
    expect(told.sort()).toEqual([quizId, reviewingId].sort());
  });
});
