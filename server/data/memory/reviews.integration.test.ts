import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Rating } from "@/core/memory/events";
import type { DeviceReport, ReviewDeed, ReviewMessage } from "@/core/memory/protocol";
import { replay } from "@/core/memory/replay";
import type { StudyChoice } from "@/core/memory/study-choice";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { seededRandom, shuffled } from "@/core/shared/random";
import type { Viewer } from "@/server/auth/viewer";
import { targetsOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { loadStudyQueue } from "@/server/data/cards/custom-study";
import { eventSelect, stateSelect, toMemoryEvent, toMemoryState } from "@/server/data/memory/memory-rows";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { findProgress } from "@/server/data/progress/progress";
import { startAssignedAttempt } from "@/server/data/sittings/start";
import { setStudyTopic } from "@/server/data/teaching/overview";
import type { PrismaClient } from "@/server/generated/prisma/client";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aClass, aPerson, hoursLater, NOON } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

// The fact base is read once, whichever test comes first.
beforeAll(() => void getGenerationContext("en"), 120_000);

const TOPIC = "crisis-2012";
const device = randomUUID();
const counter = { next: 1 };

function aReview(targetId: string, rating: Rating, at = NOON): ReviewMessage {
  return { id: randomUUID(), sequence: counter.next++, at: at.getTime(), kind: "reviewed", targetId, rating };
}

function anUndo(undoes: ReviewMessage, at = NOON): ReviewMessage {
  const { targetId } = undoes;
  return { id: randomUUID(), sequence: counter.next++, at: at.getTime(), kind: "undone", targetId, undoes: undoes.id };
}

const aDeed = (deed: ReviewDeed, at = NOON): ReviewMessage => ({
  ...deed,
  id: randomUUID(),
  sequence: counter.next++,
  at: at.getTime(),
});

const batchOf = (events: readonly ReviewMessage[], at = NOON, from = device): DeviceReport => ({
  device: from,
  sentAt: at.getTime(),
  events,
});

async function aStudent(): Promise<{ viewer: Viewer; targets: string[] }> {
  const viewer = await aPerson();
  await setStudyTopic(viewer, TOPIC, true);
  const { cards } = await loadReviewQueue(viewer, NOON);
  return { viewer, targets: cards.map(({ card }) => card.targetId) };
}

async function memoryOf(client: PrismaClient, viewer: Viewer) {
  const where = { learnerId: viewer.userId };
  const events = await client.memoryEvent.findMany({ where, select: eventSelect });
  const states = await client.memoryState.findMany({ where, select: stateSelect });
  return {
    events,
    stored: new Map(states.map((row) => [row.targetId, toMemoryState(row)])),
    replayed: new Map(replay(events.map(toMemoryEvent)).states),
  };
}

describeOnEachEngine("reviewing", (getClient) => {
  beforeEach(() => emptyDatabase(getClient()));

  it("begins as many new cards a day as the learner wants, one of each fact", async () => {
    const { viewer, targets } = await aStudent();
    expect(targets).toHaveLength(viewer.newPerDay);
    const queue = await loadReviewQueue(viewer, NOON);
    const facts = queue.cards.flatMap(({ card }) => card.factIds);
    expect(new Set(facts).size).toBe(facts.length);
    await recordReviews(viewer, batchOf(targets.slice(0, 4).map((target) => aReview(target, "good"))), NOON);
    expect((await loadReviewQueue(viewer, NOON)).counts.fresh).toBe(viewer.newPerDay - 4);
  });

  it("brings a remembered card back on its day and not before, and a forgotten one in minutes", async () => {
    const { viewer, targets } = await aStudent();
    const [known = "", forgotten = ""] = targets;
    const reply = await recordReviews(viewer, batchOf([aReview(known, "good"), aReview(forgotten, "again")]), NOON);
    expect(reply.cards.map(({ targetId, again }) => [targetId, again])).toEqual([
      [known, false],
      [forgotten, true],
    ]);
    const soon = await loadReviewQueue(viewer, hoursLater(0.2));
    expect(soon.cards[0]?.card.targetId).toBe(forgotten);
    expect(soon.cards.map(({ card }) => card.targetId)).not.toContain(known);
    const later = await loadReviewQueue(viewer, hoursLater(24 * 4));
    expect(later.counts.due).toBeGreaterThan(0);
    expect(later.cards.map(({ card }) => card.targetId)).toContain(known);
  });

  it("spends the day's limit after a break on cards that are shown, not on other sides of the same facts", async () => {
    const viewer = { ...(await aStudent()).viewer, reviewsPerDay: 3 };
    const context = getGenerationContext(viewer.language);
    const sides = [...context.base.facts.values()]
      .map((fact) => targetsOf(context, fact))
      .filter((targets) => targets.length > 1)
      .slice(0, 6);
    expect(sides).toHaveLength(6);
    await recordReviews(viewer, batchOf(sides.flat().map((target) => aReview(target, "easy"))), NOON);
    const late = hoursLater(24 * 40);
    const first = await loadReviewQueue(viewer, late);
    expect(first.counts).toEqual({ fresh: 0, learning: 0, due: 3 });
    const [done = ""] = first.cards.map(({ card }) => card.targetId);
    await recordReviews(viewer, batchOf([aReview(done, "good", late)], late), late);
    const second = await loadReviewQueue(viewer, late);
    expect(second.counts).toEqual({ fresh: 0, learning: 0, due: 2 });
    expect(second.nextDueAt).toBeLessThanOrEqual(late.getTime() + 24 * 3_600_000);
  });

  it("counts an event once, however often it is sent, and refuses its id for another", async () => {
    const { viewer, targets } = await aStudent();
    const [target = ""] = targets;
    const review = aReview(target, "good");
    const outcomes = [];
    for (const events of [[review], [review], [{ ...review, rating: "again" as const }]]) {
      outcomes.push((await recordReviews(viewer, batchOf(events), NOON)).results[0]?.outcome);
    }
    expect(outcomes).toEqual(["stored", "duplicate", "conflict"]);
    expect(await getClient().memoryEvent.count()).toBe(1);
  });

  it("takes a review back, and the card is as it was", async () => {
    const { viewer, targets } = await aStudent();
    const [target = ""] = targets;
    const review = aReview(target, "good");
    await recordReviews(viewer, batchOf([review]), NOON);
    const reply = await recordReviews(viewer, batchOf([anUndo(review)]), NOON);
    expect(reply.cards).toMatchObject([{ targetId: target, phase: "new", again: false }]);
    const { stored } = await memoryOf(getClient(), viewer);
    expect(stored.size).toBe(0);
    expect((await loadReviewQueue(viewer, NOON)).counts.fresh).toBe(viewer.newPerDay);
  });

  it("puts a card aside for the day, new or not, and away until it is brought back; each can be undone", async () => {
    const { viewer, targets } = await aStudent();
    const [fresh = "", known = "", away = ""] = targets;
    const due = hoursLater(24 * 5);
    await recordReviews(viewer, batchOf([aReview(known, "good"), aReview(away, "good")]), NOON);
    const deeds = [
      aDeed({ kind: "buried", targetId: fresh }, due),
      aDeed({ kind: "buried", targetId: known }, due),
      aDeed({ kind: "suspended", targetId: away, on: true }, due),
    ];
    const shown = async (now: Date) => (await loadReviewQueue(viewer, now)).cards.map(({ card }) => card.targetId);
    expect(await shown(due)).toEqual(expect.arrayContaining([fresh, known, away]));
    await recordReviews(viewer, batchOf(deeds, due), due);
    const left = await shown(due);
    expect([fresh, known, away].filter((target) => left.includes(target))).toEqual([]);
    const nextDay = await shown(hoursLater(24 * 6));
    expect([fresh, known, away].map((target) => nextDay.includes(target))).toEqual([true, true, false]);
    await recordReviews(
      viewer,
      batchOf(
        deeds.map((deed) => anUndo(deed, due)),
        due,
      ),
      due,
    );
    expect(await shown(due)).toEqual(expect.arrayContaining([fresh, known, away]));
    const { stored, replayed } = await memoryOf(getClient(), viewer);
    expect(stored).toEqual(replayed);
  });

  it("keeps of flags and notes the newest, whatever the order of arrival, and shows nobody another's", async () => {
    const { viewer, targets } = await aStudent();
    const stranger = await aStudent();
    const [target = ""] = targets;
    const first = aDeed({ kind: "noted", targetId: target, text: "before" });
    const second = aDeed({ kind: "noted", targetId: target, text: " after " });
    const flags = [
      aDeed({ kind: "flagged", targetId: target, on: true }),
      aDeed({ kind: "flagged", targetId: target, on: false }),
      aDeed({ kind: "flagged", targetId: target, on: true }),
    ];
    const marksOf = async (who: Viewer) =>
      (await loadReviewQueue(who, NOON)).cards.find(({ card }) => card.targetId === target)?.marks;
    for (const deed of [second, ...flags].reverse()) await recordReviews(viewer, batchOf([deed]), NOON);
    const { results, cards } = await recordReviews(viewer, batchOf([first, second]), NOON);
    expect(results.map(({ outcome }) => outcome)).toEqual(["stored", "stored"]);
    expect(cards).toEqual([]);
    expect(await marksOf(viewer)).toEqual({ flagged: true, note: "after" });
    expect(await marksOf(stranger.viewer)).toEqual({ flagged: false, note: null });
    await recordReviews(viewer, batchOf([aDeed({ kind: "noted", targetId: target, text: "" })]), NOON);
    expect(await marksOf(viewer)).toEqual({ flagged: true, note: null });
  });

  it("brings what was chosen: a topic, flags, what was forgotten, days ahead; each card once a day", async () => {
    const { viewer, targets } = await aStudent();
    const [known = "", forgotten = "", flagged = ""] = targets;
    const chosen = async (choice: StudyChoice, now: Date) =>
      (await loadStudyQueue(viewer, choice, now)).cards.map(({ card }) => card.targetId);
    const flag = aDeed({ kind: "flagged", targetId: flagged, on: true });
    const first = [aReview(known, "easy"), aReview(forgotten, "again"), aReview(forgotten, "good"), flag];
    await recordReviews(viewer, batchOf(first), NOON);
    const nextDay = hoursLater(24);
    expect(await chosen({ kind: "flagged", cram: false }, nextDay)).toEqual([flagged]);
    expect(await chosen({ kind: "forgotten", days: 2, cram: false }, nextDay)).toEqual([forgotten]);
    expect(await chosen({ kind: "forgotten", days: 1, cram: false }, nextDay)).toEqual([]);
    expect(await chosen({ kind: "ahead", days: 20, cram: false }, nextDay)).toEqual([forgotten, known]);
    expect(await chosen({ kind: "ahead", days: 1, cram: false }, NOON)).toEqual([]);
    const topic = await chosen({ kind: "topic", topic: TOPIC, cram: false }, nextDay);
    expect(topic.length).toBeGreaterThan(viewer.newPerDay);
    expect(topic).not.toContain(known);

    const early = aReview(known, "good", nextDay);
    const reply = await recordReviews(viewer, batchOf([early], nextDay), nextDay);
    expect(reply.results[0]?.outcome).toBe("stored");
    expect(await chosen({ kind: "ahead", days: 20, cram: false }, nextDay)).toEqual([forgotten]);
    expect(await chosen({ kind: "ahead", days: 20, cram: true }, nextDay)).toEqual(
      expect.arrayContaining([forgotten, known]),
    );
    expect((await chosen({ kind: "topic", topic: TOPIC, cram: true }, nextDay)).slice(0, 2)).toEqual(
      expect.arrayContaining([forgotten, known]),
    );
    const stranger = await aPerson();
    const theirs = await loadStudyQueue(stranger, { kind: "flagged", cram: true }, nextDay);
    expect(theirs.cards).toEqual([]);
  });

  it("counts the real time before an early review", async () => {
    const { viewer, targets } = await aStudent();
    const [early = "", onTime = ""] = targets;
    await recordReviews(viewer, batchOf([aReview(early, "easy"), aReview(onTime, "easy")]), NOON);
    const [day1, day8] = [hoursLater(24), hoursLater(24 * 8)];
    await recordReviews(viewer, batchOf([aReview(early, "good", day1)], day1), day1);
    await recordReviews(viewer, batchOf([aReview(onTime, "good", day8)], day8), day8);
    const { stored } = await memoryOf(getClient(), viewer);
    const stabilityOf = (target: string) => stored.get(target)?.stability ?? 0;
    expect(stabilityOf(early)).toBeGreaterThan(8);
    expect(stabilityOf(onTime)).toBeGreaterThan(1.5 * stabilityOf(early));
  });

  it("counts nothing of a review whose undo was there first, nor does a later review of the same card", async () => {
    const { viewer, targets } = await aStudent();
    const [target = ""] = targets;
    const slip = aReview(target, "again");
    await recordReviews(viewer, batchOf([anUndo(slip)]), NOON);
    await recordReviews(viewer, batchOf([slip]), hoursLater(1));
    expect((await memoryOf(getClient(), viewer)).stored.size).toBe(0);
    await recordReviews(viewer, batchOf([aReview(target, "good")]), hoursLater(2));
    const { stored, replayed } = await memoryOf(getClient(), viewer);
    expect(stored.get(target)).toMatchObject({ reps: 1, lapses: 0 });
    expect(stored).toEqual(replayed);
  });

  it("says which cards it does not know, and keeps the others", async () => {
    const { viewer, targets } = await aStudent();
    const [target = ""] = targets;
    const { results } = await recordReviews(
      viewer,
      batchOf([aReview("fact:nothing-like-this:o", "good"), aReview(target, "good")]),
      NOON,
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(["unknown", "stored"]);
  });

  it("never lets one learner's events touch another's, though the ids are the same", async () => {
    const { viewer, targets } = await aStudent();
    const stranger = await aPerson();
    const [target = ""] = targets;
    const review = aReview(target, "good");
    await recordReviews(viewer, batchOf([review]), NOON);
    await recordReviews(stranger, batchOf([anUndo(review)]), NOON);
    expect((await memoryOf(getClient(), viewer)).stored.get(target)?.reps).toBe(1);
    expect((await memoryOf(getClient(), stranger)).stored.size).toBe(0);
    expect(await findProgress(stranger, NOON)).toMatchObject({ due: 0, topics: [] });
  });

  it("does not show the card of a fact that stands in an open assigned quiz", async () => {
    const viewer = await aPerson();
    await setStudyTopic(viewer, TOPIC, true);
    const before = await loadReviewQueue(viewer, NOON);
    const teacher = await aPerson({ role: "teacher" });
    const { id: classroomId } = await aClass(teacher, [viewer]);
    const factIds = before.cards.flatMap(({ card }) => card.factIds);
    const blueprint = blueprintSchema.parse({ topics: [TOPIC], types: [], length: 3, includeHarm: false, factIds });
    const [setId, id] = [randomUUID(), randomUUID()];
    await getClient().studySet.create({ data: { id: setId, ownerId: teacher.userId, title: "Set", blueprint } });
    const times = { opensAt: NOON, dueAt: hoursLater(48), createdBy: teacher.userId };
    await getClient().assignment.create({
      data: { id, classroomId, setId, kind: "quiz", title: "Quiz", blueprint, ...times },
    });
    const started = await startAssignedAttempt(viewer, id, NOON);
    if (!started.ok) throw new Error(started.error);
    const items = await getClient().attemptItem.findMany({ select: { factIds: true } });
    const asked = new Set(items.flatMap((item) => item.factIds));
    const during = await loadReviewQueue(viewer, NOON);
    expect(during.cards.flatMap(({ card }) => card.factIds).filter((factId) => asked.has(factId))).toEqual([]);
    expect(asked.size).toBeGreaterThan(0);
  });

  it("keeps the cached states equal to the log, whatever arrives twice, in disorder, at once or from two devices", async () => {
    const { viewer, targets } = await aStudent();
    const devices = [randomUUID(), randomUUID()];
    const plan = fc.array(
      fc.record({
        target: fc.constantFrom(...targets.slice(0, 3)),
        rating: fc.constantFrom<Rating>("again", "hard", "good", "easy"),
        hours: fc.integer({ min: -300, max: 300 }),
        device: fc.constantFrom(0, 1),
        undo: fc.boolean(),
        seed: fc.string({ maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const batches = steps.map(({ target, rating, hours, device: which, undo, seed }) => {
          const review = aReview(target, rating, hoursLater(hours));
          const events = undo ? [review, anUndo(review, hoursLater(hours))] : [review];
          return batchOf(shuffled([...events, ...events], seededRandom(seed)), NOON, devices[which]);
        });
        await Promise.all(batches.map((batch) => recordReviews(viewer, batch, NOON)));
        const ids = new Set(batches.flatMap(({ events }) => events.map(({ id }) => id)));
        const { events, stored, replayed } = await memoryOf(getClient(), viewer);
        expect(events.filter(({ id }) => ids.has(id))).toHaveLength(ids.size);
        expect(stored).toEqual(replayed);
      }),
      { numRuns: 12, seed: 20261122 },
    );
  });
});
