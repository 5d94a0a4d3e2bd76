import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import type { Rating } from "@/core/memory/events";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { checkStats } from "@/server/data/teaching/stats-check";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "crisis-2012";

describeOnEachEngine("stats:check", (getClient) => {
  let learner: Viewer;
  let quizId: string;
  let reviewingId: string;

  beforeEach(async () => {
    await emptyDatabase(getClient());
    const teacher = await aPerson({ role: "teacher" });
    learner = await aPerson();
    const { id: classroomId } = await aClass(teacher, [learner]);
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
    expect(told).toEqual([quizId, reviewingId]);
  });
});
