import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { MemoryEvent, Rating } from "@/core/memory/events";
import type { ReviewDeed } from "@/core/memory/protocol";
import { replay } from "@/core/memory/replay";
import { recallAfter } from "@/core/memory/scheduler";
import { daysBetween, studyDay } from "@/core/memory/study-day";
import { blueprintSchema } from "@/core/quizzes/blueprint";
import { seededRandom } from "@/core/shared/random";
import { knowledgeHistory } from "@/core/statistics/knowledge";
import { retentionTable } from "@/core/statistics/retention";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { eventSelect, toMemoryEvent } from "@/server/data/memory/memory-rows";
import { loadReviewQueue } from "@/server/data/memory/review-queue";
import { recordReviews } from "@/server/data/memory/reviews";
import { findProgress } from "@/server/data/progress/progress";
import { findRecallLog } from "@/server/data/progress/recall-log";
import { findStudyDays } from "@/server/data/progress/study-days";
import { recordAnswer } from "@/server/data/sittings/answers";
import { startAttempt } from "@/server/data/sittings/start";
import { setStudyTopic } from "@/server/data/teaching/overview";
import { describeOnEachEngine, emptyDatabase } from "@/tests/support/database";
import { aPerson, hoursLater } from "@/tests/support/people";

vi.stubEnv("NEXTAUTH_SECRET", "a secret that is only for these tests");

const TOPIC = "crisis-2012";
const DAY_MS = 86_400_000;
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const device = randomUUID();
const counter = { next: 1 };

async function aStudent(): Promise<{ viewer: Viewer; targets: readonly string[] }> {
  const viewer = await aPerson();
  await setStudyTopic(viewer, TOPIC, true);
  const { cards } = await loadReviewQueue(viewer, hoursLater(0));
  return { viewer, targets: cards.map(({ card }) => card.targetId) };
}

/** Does things to cards at one moment; gives the ids of the events. */
async function does(viewer: Viewer, at: Date, deeds: readonly ReviewDeed[]): Promise<string[]> {
  const events = deeds.map((deed) => ({ ...deed, id: randomUUID(), sequence: counter.next++, at: at.getTime() }));
  await recordReviews(viewer, { device, sentAt: at.getTime(), events }, at);
  return events.map(({ id }) => id);
}

const graded = (targetId: string, rating: Rating): ReviewDeed => ({ kind: "reviewed", targetId, rating });

/** The long way: for each day the whole log up to it, replayed with its schedule. */
function knownTheLongWay(events: readonly MemoryEvent[], day: string) {
  const { states, settings } = replay(events.filter(({ localDay }) => localDay <= day));
  const shown = [...states.values()].flatMap(({ lastDay, stability, suspended }) =>
    lastDay === null || suspended ? [] : [recallAfter(daysBetween(lastDay, day), stability, settings)],
  );
  return { met: shown.length, recalled: shown.reduce((sum, recall) => sum + recall, 0) };
}

describeOnEachEngine("figures of studying", (getClient) => {
  // The fact base is read once, and not in the time of whichever test comes first.
  beforeAll(() => {
    getGenerationContext("en");
  });
  beforeEach(() => emptyDatabase(getClient()));

  it("knows on each day what a replay of the log up to it gives, whatever was undone, put away or begun anew", async () => {
    const { viewer, targets } = await aStudent();
    const random = seededRandom("figures");
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    let slip: { readonly id: string; readonly targetId: string } | null = null;
    for (let day = 0; day < 8; day++) {
      const deeds = Array.from({ length: 8 }, (): ReviewDeed => {
        const targetId = pick(targets);
        const chance = random();
        if (chance < 0.1) return { kind: "reset", targetId };
        if (chance < 0.25) return { kind: "suspended", targetId, on: chance < 0.18 };
        return graded(targetId, pick(["again", "hard", "good", "easy"]));
      });
      const undo: ReviewDeed[] = slip === null ? [] : [{ kind: "undone", targetId: slip.targetId, undoes: slip.id }];
      const [id = ""] = await does(viewer, hoursLater(day * 24 + 5), [...deeds, ...undo]);
      slip = { id, targetId: deeds[0]?.targetId ?? "" };
    }
    const rows = await getClient().memoryEvent.findMany({ where: { learnerId: viewer.userId }, select: eventSelect });
    const events = rows.map(toMemoryEvent);
    const undone = new Set(events.flatMap((event) => (event.kind === "undone" ? [event.undoes] : [])));
    expect(undone.size).toBeGreaterThan(3);
    const live = events.filter(({ id }) => !undone.has(id));

    const { traces, settings } = await findRecallLog(viewer);
    const days = Array.from({ length: 10 }, (_, day) => studyDay(hoursLater(day * 24).getTime(), viewer));
    const known = knowledgeHistory(traces, days.map(dayNumber), settings).get(TOPIC) ?? [];
    days.forEach((day, index) => {
      const wanted = knownTheLongWay(live, day);
      expect(known[index]?.met).toBe(wanted.met);
      expect(known[index]?.recalled).toBeCloseTo(wanted.recalled, 9);
    });
    expect(Math.max(...known.map(({ recalled }) => recalled))).toBeGreaterThan(3);
  });

  it("counts the first grade of a card on a day, from its second day on, and nobody else's", async () => {
    const { viewer, targets } = await aStudent();
    const [a = "", b = "", c = ""] = targets;
    await does(viewer, hoursLater(0), [graded(a, "good"), graded(b, "good"), graded(c, "good")]);
    // On the third day: a is forgotten and then remembered, b is forgotten by a slip that is taken back.
    await does(viewer, hoursLater(48), [graded(a, "again"), graded(a, "good")]);
    const [slip = ""] = await does(viewer, hoursLater(48), [graded(b, "again")]);
    await does(viewer, hoursLater(48), [{ kind: "undone", targetId: b, undoes: slip }, graded(b, "hard")]);
    // Mature: c waited for thirty days.
    await does(viewer, hoursLater(30 * 24), [graded(c, "good")]);

    const today = dayNumber(studyDay(hoursLater(30 * 24).getTime(), viewer));
    const recalls = (await findRecallLog(viewer)).traces.flatMap((trace) => trace.recalls);
    const table = retentionTable(recalls, today);
    expect(table.find(({ span }) => span === "today")).toMatchObject({
      young: { asked: 0, share: null },
      mature: { recalled: 1, asked: 1 },
    });
    expect(table.find(({ span }) => span === "month")).toMatchObject({
      young: { recalled: 1, asked: 2, share: 0.5 },
      mature: { recalled: 1, asked: 1 },
      all: { recalled: 2, asked: 3 },
    });
    expect(recalls.map(({ hour }) => hour)).toEqual([12, 12, 12]);
    expect((await findRecallLog(await aPerson())).traces).toEqual([]);
  });

  it("counts a pretest among neither the days nor the minutes of studying", async () => {
    const viewer = await aPerson();
    const blueprint = blueprintSchema.parse({ topics: [], types: ["multiple-choice"], length: 3, includeHarm: false });
    for (const kind of ["pretest", "practice"] as const) {
      expect(await findStudyDays(viewer, hoursLater(1))).toEqual([]);
      const started = await startAttempt(viewer, { title: "Before", blueprint, kind }, hoursLater(0));
      if (!started.ok) throw new Error(started.error);
      const message = {
        id: randomUUID(),
        attemptId: started.value.attemptId,
        index: 0,
        given: { dontKnow: true },
      } as const;
      const reply = await recordAnswer(
        viewer,
        { ...message, sequence: 1, confidence: null, activeMs: 4000 },
        hoursLater(0),
      );
      expect(reply.ok).toBe(true);
    }
    expect(await findStudyDays(viewer, hoursLater(1))).toMatchObject([{ reviews: 0, answers: 1, activeMs: 4000 }]);
  });

  it("adds up each day's grades and time, and plans what is late, due and later", async () => {
    const { viewer, targets } = await aStudent();
    const [a = "", b = ""] = targets;
    await does(viewer, hoursLater(0), [
      { ...graded(a, "good"), activeMs: 4000 } as ReviewDeed,
      { ...graded(b, "easy"), activeMs: 2500 } as ReviewDeed,
    ]);
    await does(viewer, hoursLater(24), [graded(targets[2] ?? "", "again")]);
    expect(await findStudyDays(viewer, hoursLater(24))).toEqual([
      { day: "2026-11-22", reviews: 2, answers: 0, activeMs: 6500 },
      { day: "2026-11-23", reviews: 1, answers: 0, activeMs: 0 },
    ]);
    expect(await findStudyDays(await aPerson(), hoursLater(24))).toEqual([]);

    // "good" comes back after two days (items.md §6), "easy" after eight, "again" after ten minutes.
    const { workload, due } = await findProgress(viewer, hoursLater(3 * 24));
    expect(due).toBe(2);
    expect(workload.late).toBe(2);
    expect(workload.days[0]).toEqual({ day: "2026-11-25", count: 0 });
    expect(workload.days.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(workload.days).toHaveLength(30);
  });
});
