import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { MemoryEventBody } from "@/core/memory/events";
import type { ReviewBatch, ReviewCard } from "@/core/memory/protocol";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { type CardSearch, listCards } from "@/server/data/cards/browse";
import { findCardInfo } from "@/server/data/cards/card-info";
import { findGoalForecast, listGivenSets, setGoal, setPaused } from "@/server/data/memory/goals";
import { checkMemory } from "@/server/data/memory/memory-check";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { findProgress } from "@/server/data/progress/progress";
import { createAssignment } from "@/server/data/sets/assign";
import { createStudySet } from "@/server/data/sets/study-sets";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON, viewerOf } from "@/tests/support/people";

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

const DUE: CardSearch = { words: "", topic: null, show: "due", page: 1 };

describeOnEachEngine("what is learned for a day", (getClient) => {
  beforeAll(() => void getGenerationContext("en"));
  beforeEach(() => emptyDatabase(getClient()));

  it("comes as new cards until that day, though nothing else asks for it", async () => {
    const person = await aPerson();
    const fresh = async (at: Date) => (await loadReviewQueue(await again(person), at)).counts.fresh;
    expect(await fresh(NOON)).toBe(0);
    await setGoal(person, GOAL);
    expect(await fresh(NOON)).toBe((await again(person)).newPerDay);
    expect(await fresh(new Date(`${GOAL.day}T12:00:00Z`))).toBe(0);
    await setPaused(person, [TOPIC], true);
    expect(await fresh(NOON)).toBe(0);
  });

  it("comes before what is only studied, and after a set that is due sooner, of which the forecast tells", async () => {
    const person = await aPerson();
    const topicsOf = async () => {
      const { cards } = await loadReviewQueue(await again(person), NOON);
      return [...new Set(cards.map(({ card }) => card.topic))];
    };
    const before = async () => (await findGoalForecast(await again(person), GOAL, null, NOON)).setsBefore;
    await setStudyTopic(person, "geography", true);
    expect(await topicsOf()).toEqual(["geography"]);
    await setGoal(person, GOAL);
    expect(await topicsOf()).toEqual([TOPIC]);
    expect(await before()).toBe(0);
    const teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    const { id: classroomId } = await aClass(teacher, [person]);
    const give = async (hours: number, topic: string) => {
      const blueprint = blueprintSchema.parse({ topics: [topic], types: [], length: 5, includeHarm: false });
      const set = await createStudySet(teacher, { title: topic, blueprint });
      const times = { opensAt: NOON, dueAt: hoursLater(hours) };
      await createAssignment(teacher, {
        classroomId,
        setId: set.id,
        kind: "reviewing",
        title: topic,
        daysWanted: 1,
        ...times,
      });
    };
    // What a class's day asks for comes over the number of new cards, after them.
    await give(24 * 60, "minusma");
    expect(await topicsOf()).toEqual([TOPIC, "minusma"]);
    await give(24 * 5, "peace-process");
    expect(await topicsOf()).toEqual(["peace-process", "minusma"]);
    expect(await before()).toBe(1);
  });
});

describeOnEachEngine("a set that rests", (getClient) => {
  beforeAll(() => void getGenerationContext("en"));
  beforeEach(() => emptyDatabase(getClient()));

  async function aGivenSet(
    teacher: Viewer,
    classroomId: string,
    title: string,
    change: object,
    hours = 100,
  ): Promise<string> {
    const wanted = { topics: [TOPIC], types: [], length: 5, includeHarm: false, ...change };
    const set = await createStudySet(teacher, { title, blueprint: blueprintSchema.parse(wanted) });
    await createAssignment(teacher, {
      ...{ classroomId, setId: set.id, kind: "reviewing", title, daysWanted: 1 },
      ...{ opensAt: NOON, dueAt: hoursLater(hours) },
    });
    return set.id;
  }

  /** The same in the queue, the list of cards and the figures: one definition of what is due today. */
  async function due(person: Viewer, at: Date): Promise<readonly string[]> {
    const viewer = { ...(await again(person)), newPerDay: 0 };
    const [queue, list, { due: count }] = await Promise.all([
      loadReviewQueue(viewer, at),
      listCards(viewer, DUE, at),
      findProgress(viewer, at),
    ]);
    const ids = queue.cards.map(({ card }) => card.targetId).sort();
    expect(list.cards.map(({ targetId }) => targetId).sort()).toEqual(ids);
    expect(count).toBe(ids.length);
    return ids;
  }

  it("keeps back what was begun of it, but for what another set or a chosen topic holds, and says so", async () => {
    const teacher = await aPerson({ role: "teacher", name: "Ms Diallo" });
    const person = await aPerson();
    const { id: classroomId } = await aClass(teacher, [person]);
    const first = await aGivenSet(teacher, classroomId, "The crisis", {});
    const begun = (await loadReviewQueue(person, NOON)).cards.map(({ card }) => card);
    const targets = begun.map(({ targetId }) => targetId).sort();
    const held = begun[0]?.targetId ?? "";
    await recordReviews(person, easy(person, targets), NOON);
    const later = hoursLater(24 * 30);
    expect(await due(person, later)).toEqual(targets);

    // Its time is over, and still it can rest.
    await setPaused(person, [`set:${first}`], true);
    expect(await due(person, later)).toEqual([]);
    const info = async (targetId: string) => (await findCardInfo(await again(person), targetId, later))?.rest;
    expect(await info(held)).toEqual({ kind: "set", title: "The crisis" });
    const forecast = async () => findGoalForecast(await again(person), { ...GOAL, day: "2027-01-12" }, null, later);
    expect((await forecast()).resting).toBe(true);
    expect((await loadReviewQueue(await again(person), later)).nextDueAt).toBeNull();

    // What is over and what is open can rest; a set that is over keeps nothing awake.
    const one = { topics: [], facts: begun[0]?.factIds };
    await aGivenSet(teacher, classroomId, "One fact, of old", one, 90);
    expect(await due(person, later)).toEqual([]);
    const second = await aGivenSet(teacher, classroomId, "One fact", one, 24 * 60);
    const sets = await listGivenSets(await again(person), later);
    expect(sets.map(({ title, over }) => [title, over])).toEqual([
      ["One fact", false],
      ["One fact, of old", true],
      ["The crisis", true],
    ]);
    expect(await due(person, later)).toEqual([held]);
    expect(await info(held)).toEqual({ kind: "held", title: "The crisis", by: "One fact" });
    await setPaused(person, [`set:${second}`], true);
    expect(await due(person, later)).toEqual([]);

    await setStudyTopic(person, TOPIC, true);
    expect(await due(person, later)).toEqual(targets);
    expect(await info(held)).toMatchObject({ kind: "held", by: null });
    await setPaused(person, [TOPIC], true);
    expect(await due(person, later)).toEqual([]);
    expect(await info(held)).toEqual({ kind: "topic" });

    // What fell due meanwhile comes again, at the number of a day, and nothing of its memory has changed.
    await setPaused(person, [TOPIC, `set:${first}`, `set:${second}`], false);
    expect(await due(person, later)).toEqual(targets);
    const isHeld = ({ card }: ReviewCard) => card.targetId === held;
    const few = await loadReviewQueue({ ...(await again(person)), reviewsPerDay: 2 }, later);
    // Beside these, the only card of the set that is open: its day counts with it.
    expect([few.counts.due, few.counts.fresh]).toEqual([few.cards.slice(0, 2).some(isHeld) ? 2 : 3, 0]);
    expect(few.cards.some(isHeld)).toBe(true);
    expect(await info(held)).toBeNull();
    expect((await forecast()).resting).toBe(false);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("counts a step as due when it may be taken, the same in the queue and in the list", async () => {
    const person = await aPerson();
    await setStudyTopic(person, TOPIC, true);
    const targets = (await loadReviewQueue(person, NOON)).cards.map(({ card }) => card.targetId);
    const batch = easy(person, targets.slice(0, 1));
    const events = batch.events.map(
      (event) => ({ ...event, rating: "again" as const }) as (typeof batch.events)[number],
    );
    await recordReviews(person, { ...batch, events }, NOON);
    const { dueAt } = await getClient().memoryState.findFirstOrThrow({});
    const step = dueAt?.getTime() ?? 0;
    expect(step - NOON.getTime()).toBeLessThan(3_600_000);
    expect(await due(person, new Date(step - 21 * 60_000))).toEqual([]);
    expect(await due(person, new Date(step - 19 * 60_000))).toEqual(targets.slice(0, 1));
  });
});
