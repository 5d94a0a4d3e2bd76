import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { MemoryEventBody } from "@/core/memory/events";
import type { ReviewBatch } from "@/core/memory/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { findGoalForecast, setGoal, setPaused } from "@/server/data/memory/goals";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

const TOPIC = "crisis-2012";
const GOAL = { day: "2026-12-12", topics: [TOPIC], share: 0.9 };

/** The same person as the next request sees them. */
const again = ({ userId }: Viewer): Promise<Viewer> => viewerOf({ userId, sessionVersion: 1 });

const easy = (viewer: Viewer, targets: readonly string[], at = NOON): ReviewBatch => ({
  account: viewer.userId,
  device: randomUUID(),
  sentAt: at.getTime(),
  events: targets.map((targetId, index) => ({
    id: randomUUID(),
    sequence: index,
    at: at.getTime(),
    kind: "reviewed",
    targetId,
    rating: "easy",
    activeMs: 4000,
  })),
});

describeOnEachEngine("a goal", (getClient) => {
  // The whole fact base is read once in a process: not on the test's time.
  beforeAll(() => void getGenerationContext("en"));
  beforeEach(() => emptyDatabase(getClient()));

  it("holds what is graded to its day, rehearses in its last week, and rests with its topic", async () => {
    const person = await aPerson();
    await setStudyTopic(person, TOPIC, true);
    await setGoal(person, GOAL);
    const viewer = await again(person);
    expect(viewer.goal).toEqual(GOAL);
    const stranger = await aPerson();
    expect((await again(stranger)).goal).toBeNull();

    const targets = (await loadReviewQueue(viewer, NOON)).cards.map(({ card }) => card.targetId);
    const before = await findGoalForecast(viewer, GOAL, 10, NOON);
    expect(before).toMatchObject({ now: 0, begun: 0, daysLeft: 20 });
    expect(before.asked?.share).toBeGreaterThan(0.2);

    for (const hours of [0, 24 * 9]) {
      await recordReviews(viewer, easy(viewer, targets, hoursLater(hours)), hoursLater(hours));
    }
    const events = await getClient().memoryEvent.findMany({ where: { kind: "reviewed" }, select: { body: true } });
    expect(events.map(({ body }) => (body as MemoryEventBody & { dueBy?: string }).dueBy)).toEqual(
      Array(2 * targets.length).fill(GOAL.day),
    );
    const { dueAt } = await getClient().memoryState.findFirstOrThrow({ orderBy: { dueAt: "desc" } });
    expect(dueAt?.toISOString().slice(0, 10)).toBe(GOAL.day);
    expect((await checkMemory()).mismatches).toBe(0);

    const after = await findGoalForecast(viewer, GOAL, null, hoursLater(24 * 9));
    expect(after).toMatchObject({ begun: targets.length, daysLeft: 11 });
    expect(after.now).toBeGreaterThan(before.now);

    // In the last week what is less sure than wanted comes before its day; nobody can be sure of 99.99 %.
    const week = hoursLater(24 * 14);
    const sure = { ...viewer, newPerDay: 0, goal: { ...GOAL, share: 0.9999 } };
    expect((await loadReviewQueue({ ...sure, goal: null }, week)).counts.due).toBe(0);
    expect((await loadReviewQueue(sure, week)).counts.due).toBe(targets.length);

    await setPaused(viewer, [TOPIC], true);
    const resting = await again(viewer);
    expect(resting.pausedTopics).toEqual([TOPIC]);
    const quiet = await loadReviewQueue(resting, hoursLater(24 * 30));
    expect([quiet.cards, quiet.nextDueAt]).toEqual([[], null]);
    await setPaused(viewer, [TOPIC], false);
    await setGoal(viewer, null);
    const back = await again(viewer);
    expect([back.goal, back.pausedTopics]).toEqual([null, []]);
    expect((await loadReviewQueue(back, hoursLater(24 * 30))).counts.due).toBe(targets.length);
  });
});
