import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Rating } from "@/core/memory/events";
import type { ReviewQueue } from "@/core/memory/protocol";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import type { Viewer } from "@/server/auth/viewer";
import { recordRelease } from "@/server/data/facts/releases";
import { checkMemory } from "@/server/data/memory/memory-check";
import { toMemoryState } from "@/server/data/memory/memory-rows";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { findResult } from "@/server/data/sittings/result";
import { startAttempt } from "@/server/data/sittings/start";
import type { ContentCopy } from "@/tests/support/content-copy";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater, NOON } from "@/tests/support/people";
import {
  aBorder,
  anEntry,
  CHANGELOG,
  cardTarget,
  copyWithRevisable,
  FACTS,
  revisedNames,
  secondSource,
} from "@/tests/support/revised-content";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

describeOnEachEngine("releases", (getClient) => {
  let copy: ContentCopy;
  let learner: Viewer;

  afterEach(() => copy.remove());
  beforeEach(async () => {
    copy = copyWithRevisable();
    await emptyDatabase(getClient());
    learner = await aPerson();
    copy.restart();
    await recordRelease(NOON);
  });

  async function review(viewer: Viewer, name: string, hours: number, rating: Rating = "good") {
    const at = hoursLater(hours).getTime();
    const message = {
      id: randomUUID(),
      sequence: hours,
      at,
      kind: "reviewed" as const,
      targetId: cardTarget(name),
      rating,
    };
    const reply = await recordReviews(
      viewer,
      { device: randomUUID(), sentAt: at, events: [message] },
      hoursLater(hours),
    );
    expect(reply.results[0]?.outcome).toBe("stored");
  }

  async function stateOf(viewer: Viewer, name: string) {
    const key = { learnerId: viewer.userId, targetId: cardTarget(name) };
    const row = await getClient().memoryState.findUnique({ where: { learnerId_targetId: key } });
    return row && toMemoryState(row);
  }

  const revisedEvents = () => getClient().memoryEvent.findMany({ where: { kind: "contentRevised" } });
  const cardOf = ({ cards }: ReviewQueue, name: string) =>
    cards.find(({ card }) => card.targetId === cardTarget(name)) ?? null;

  it("records the first release without a word to anybody, and each release once", async () => {
    await review(learner, "kept", 1);
    expect(await recordRelease(hoursLater(2))).toEqual({ revisions: [], events: 0 });
    expect(await getClient().release.count()).toBe(1);
    copy.append(FACTS, aBorder("new"));
    copy.restart();
    const together = await Promise.all([recordRelease(hoursLater(3)), recordRelease(hoursLater(3))]);
    expect(together.map(({ events }) => events)).toEqual([0, 0]);
    expect(await getClient().release.count()).toBe(2);
  });

  it("keeps the schedule of what is only worded otherwise or refined, and says of the latter that it changed", async () => {
    for (const name of ["worded", "refined", "kept"]) for (const hours of [0, 60]) await review(learner, name, hours);
    const before = [await stateOf(learner, "worded"), await stateOf(learner, "refined")];
    copy.edit(FACTS, "surveyors call the worded one", "the surveyors call the worded one");
    copy.edit(
      FACTS,
      'the refined border of Mali?" }\n  answer: { en: "The refined one." }\n  about: [mali]\n  when: "2012-01-01"',
      'the refined border of Mali?" }\n  answer: { en: "The refined one." }\n  about: [mali]\n  when: "2012-01-02"',
    );
    copy.append(CHANGELOG, anEntry("refined", "refinement", "The day is known now."));
    copy.restart();
    const report = await recordRelease(hoursLater(100));
    expect(report.revisions.map(({ factId, kind }) => `${factId} ${kind}`)).toEqual([
      "zz-refined refinement",
      "zz-worded wording",
    ]);
    expect(report.events).toBe(2);
    expect([await stateOf(learner, "worded"), await stateOf(learner, "refined")]).toEqual(before);

    const later = 24 * 30;
    const queue = await loadReviewQueue(learner, hoursLater(later));
    expect(cardOf(queue, "refined")?.revised).toEqual({ change: "refinement", text: "The day is known now." });
    expect(cardOf(queue, "worded")).toMatchObject({ revised: null });
    expect(cardOf(queue, "kept")).toMatchObject({ revised: null });
    await review(learner, "refined", later, "again");
    const afterwards = await loadReviewQueue(learner, hoursLater(later + 0.2));
    expect(cardOf(afterwards, "refined")).toMatchObject({ revised: null });
  });

  it("makes a card due whose status changed, for those who know it and nobody else", async () => {
    const other = await aPerson();
    await review(other, "kept", 0);
    for (const hours of [0, 60, 300, 1200]) await review(learner, "doubted", hours);
    expect((await stateOf(learner, "doubted"))?.stability).toBeGreaterThan(7);
    copy.edit(FACTS, secondSource("doubted"), "");
    copy.restart();
    const report = await recordRelease(hoursLater(1210));
    expect(report).toMatchObject({ revisions: [{ factId: "zz-doubted", kind: "status" }], events: 1 });
    expect((await revisedEvents()).map(({ learnerId }) => learnerId)).toEqual([learner.userId]);
    expect(await stateOf(learner, "doubted")).toMatchObject({
      stability: 7,
      reps: 4,
      dueAt: hoursLater(1210).getTime(),
    });
    const card = cardOf(await loadReviewQueue(learner, hoursLater(1240)), "doubted");
    expect(card?.revised?.change).toBe("status");
    expect(card?.card.back).toMatchObject({ status: "reported" });
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("stops a card whose fact was taken back, tells it once, and drops its question from a quiz that is going on, not from one whose time is over", async () => {
    await review(learner, "retracted", 0);
    const blueprint = blueprintSchema.parse({ topics: ["geography"], types: [], length: 3, includeHarm: false });
    const attempt = await startAttempt(learner, { title: "Quiz", blueprint }, NOON);
    if (!attempt.ok) throw new Error(attempt.error);
    const { attemptId } = attempt.value;
    // The time of a test was over while no process ran that could have ended it.
    const rules = quizRulesSchema.parse({ mode: "test", timeLimitS: 600 });
    const overdue = await startAttempt(learner, { title: "Test", blueprint, kind: "test", rules }, NOON);
    if (!overdue.ok) throw new Error(overdue.error);
    const both = { attemptId: { in: [attemptId, overdue.value.attemptId] } };
    await getClient().attemptItem.updateMany({ where: { ...both, index: 1 }, data: { factIds: ["zz-retracted"] } });
    copy.removeEntry(FACTS, "zz-retracted");
    const entry = anEntry("retracted", "retracted", "The map was a forgery.");
    copy.append(CHANGELOG, entry);
    copy.restart();
    expect((await recordRelease(hoursLater(1))).events).toBe(1);
    expect(await stateOf(learner, "retracted")).toMatchObject({ suspended: true, reps: 1 });
    const queue = await loadReviewQueue(learner, hoursLater(24 * 30));
    expect(cardOf(queue, "retracted")).toBeNull();
    expect(queue.corrections).toEqual([{ factId: "zz-retracted", text: "The map was a forgery." }]);
    await review(learner, "kept", 24 * 30);
    expect((await loadReviewQueue(learner, hoursLater(24 * 31))).corrections).toEqual([]);
    const answers = await getClient().answer.findMany({
      where: both,
      select: { attemptId: true, index: true, grade: true },
    });
    expect(answers).toEqual([{ attemptId, index: 1, grade: { kind: "skipped" } }]);
    expect(await findResult(learner, attemptId, NOON)).not.toBeUndefined();
    // A later release has the fact again.
    copy.edit(CHANGELOG, entry, "");
    copy.append(FACTS, aBorder("retracted"));
    copy.restart();
    await recordRelease(hoursLater(24 * 32));
    expect(await getClient().answer.count({ where: both })).toBe(0);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("lets the stronger of two merged memories go on under the new fact, and retires the others", async () => {
    const other = await aPerson();
    for (const hours of [0, 60, 300]) await review(learner, "one-half", hours);
    await review(learner, "other-half", 0, "again");
    await review(other, "other-half", 0);
    await review(other, "kept", 0, "easy");
    const [strong, weak] = [await stateOf(learner, "one-half"), await stateOf(other, "other-half")];
    copy.removeEntry(FACTS, "zz-one-half");
    copy.removeEntry(FACTS, "zz-other-half");
    copy.append(CHANGELOG, anEntry("kept", "merged", "The halves are one border.", ["one-half", "other-half"]));
    copy.restart();
    await recordRelease(hoursLater(400));
    expect(await stateOf(learner, "kept")).toEqual(strong);
    expect((await stateOf(other, "kept"))?.stability).toBeGreaterThan(weak?.stability ?? 0);
    for (const name of ["one-half", "other-half"])
      expect(await stateOf(learner, name)).toMatchObject({ suspended: true });
    const card = cardOf(await loadReviewQueue(learner, hoursLater(24 * 60)), "kept");
    expect(card?.revised).toEqual({ change: "merged", text: "The halves are one border." });
    await review(learner, "kept", 24 * 60);
    expect((await stateOf(learner, "kept"))?.reps).toBe(4);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("tells the way back to an earlier release as a change of its own", async () => {
    await review(learner, "worded", 0);
    copy.edit(FACTS, "surveyors call the worded one", "all surveyors call the worded one");
    copy.restart();
    expect((await recordRelease(hoursLater(1))).events).toBe(1);
    copy.edit(FACTS, "all surveyors call the worded one", "surveyors call the worded one");
    copy.restart();
    expect((await recordRelease(hoursLater(2))).events).toBe(1);
    copy.edit(FACTS, "surveyors call the worded one", "all surveyors call the worded one");
    copy.restart();
    expect((await recordRelease(hoursLater(3))).events).toBe(1);
    expect((await checkMemory()).mismatches).toBe(0);
  });

  it("is quick for a school: ten thousand memories of changed facts", async () => {
    const client = getClient();
    const people = Array.from({ length: 1000 }, () => ({
      id: randomUUID(),
      name: "Pupil",
      createdAt: NOON,
      lastSeenAt: NOON,
    }));
    await client.user.createMany({ data: people });
    await client.$executeRaw`
      INSERT INTO "MemoryState" ("learnerId", "targetId", "topic", "phase", "stability", "difficulty", "step", "reps",
        "lapses", "lastAt", "lastDay", "dueAt", "suspended")
      SELECT u."id", t, 'geography', 'review', 30, 5, 0, 5, 0, now(), '2026-11-22', now() + interval '9 days', false
      FROM "User" u, unnest(${[...revisedNames.map(cardTarget), "fact:x:o", "fact:y:o"]}::text[]) t WHERE u."name" = 'Pupil'`;
    for (const name of revisedNames) copy.edit(FACTS, secondSource(name), "");
    copy.restart();
    // Of this process's own time: what else the machine has to do is not in it.
    const began = process.cpuUsage();
    expect((await recordRelease(hoursLater(1))).events).toBe(8000);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(30_000);
    expect(await client.memoryState.count({ where: { stability: 7 } })).toBe(8000);
  });
});
