import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Rating } from "@/core/memory/events";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { readmitLearner, removeLearner } from "@/server/data/classes/classrooms";
import { createGroup } from "@/server/data/classes/groups";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { listExceptions, setException } from "@/server/data/teaching/exceptions";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
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

  async function review(cards: number, hours: number, sequence: number, rating: Rating = "good") {
    const at = hoursLater(hours);
    const queue = await loadReviewQueue(learner, at);
    const events = queue.cards.slice(0, cards).map(({ card: { targetId } }, index) => {
      const id = randomUUID();
      return { id, sequence: sequence + index, at: at.getTime(), kind: "reviewed" as const, targetId, rating };
    });
    await recordReviews(learner, { device: randomUUID(), sentAt: at.getTime(), events }, at);
    return events;
  }

  async function answer(attemptId: string, index: number) {
    const given = { dontKnow: true } as const;
    const request = { id: randomUUID(), attemptId, index, given, sequence: 1, confidence: null, activeMs: null };
    return recordAnswer(learner, request, hoursLater(1));
  }

  it("counts each review in the transaction that brings it, and finds the rows as they should be", async () => {
    await review(2, 0, 1);
    const row = () => getClient().assignmentResult.findFirst({ where: { assignmentId: reviewingId } });
    expect(await row()).toMatchObject({ state: "going", answered: 2, daysReviewed: 1 });
    const [last] = await review(1, 24, 10);
    expect(await row()).toMatchObject({ state: "done", answered: 3, daysReviewed: 2 });
    const at = hoursLater(24).getTime();
    const undo = { id: randomUUID(), sequence: 20, at, kind: "undone" as const };
    const events = [{ ...undo, targetId: last?.targetId ?? "", undoes: last?.id ?? "" }];
    await recordReviews(learner, { device: randomUUID(), sentAt: at, events }, hoursLater(24));
    expect(await row()).toMatchObject({ state: "going", answered: 2, daysReviewed: 1 });
    expect(await checkStats()).toEqual({ assignments: 2, results: 1, mismatches: 0 });
  });

  it("counts by dates of one's own, of a learner or of a group, and brings the cards then", async () => {
    const shown = async (hours: number) => (await loadReviewQueue(learner, hoursLater(hours))).counts.fresh > 0;
    await setStudyTopic(learner, TOPIC, false);
    const row = () => getClient().assignmentResult.findFirst({ where: { assignmentId: reviewingId } });
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
    await review(2, 24, 1);
    await review(1, 110, 10);
    expect(await row()).toMatchObject({ state: "done", daysReviewed: 2 });
    expect(await checkStats()).toEqual({ assignments: 2, results: 1, mismatches: 0 });
    // By the class's date the second day came too late.
    expect(await setException(teacher, reviewingId, { learnerIds: [learner.userId] }, null, hoursLater(111))).toBe(1);
    expect(await row()).toMatchObject({ state: "going", daysReviewed: 1 });
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
    expect(await setException(learner, reviewingId, whom, wish, NOON)).toBeNull();
  });

  it("counts what was reviewed while out of the class once its learner is let in again, by days of studying", async () => {
    const row = () => getClient().assignmentResult.findFirst({ where: { assignmentId: reviewingId } });
    await review(1, 0, 1);
    await removeLearner(teacher, classroomId, learner.userId, hoursLater(1));
    // One at night still belongs to the day before.
    await review(1, 13, 10);
    expect(await row()).toMatchObject({ answered: 1, daysReviewed: 1 });
    expect(await checkStats()).toMatchObject({ results: 1, mismatches: 0 });
    expect(await readmitLearner(teacher, classroomId, learner.userId, hoursLater(14))).toBe("done");
    expect(await row()).toMatchObject({ answered: 2, daysReviewed: 1 });
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
