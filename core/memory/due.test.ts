import { describe, expect, it } from "vitest";
import { dueQueue } from "@/core/memory/due";
import { defaultSettings, type MemoryState, newState } from "@/core/memory/state";

const now = Date.parse("2026-05-01T12:00:00Z");
const HOUR = 3_600_000;
const dayEnd = now + 16 * HOUR;
const today = "2026-05-01";
const limits = { newLeft: 10, reviewsLeft: 100 };
const due = (hours: number, change: Partial<MemoryState> = {}): MemoryState => ({
  ...newState,
  phase: "review",
  stability: 5,
  difficulty: 5,
  reps: 3,
  lastAt: now - 100 * HOUR,
  lastDay: "2026-04-27",
  dueAt: now + hours * HOUR,
  ...change,
});

describe("due queue", () => {
  it("holds what falls due before the learner's day ends, best remembered first", () => {
    const known = [
      { targetId: "later-today", state: due(10) },
      { targetId: "tomorrow", state: due(17) },
      { targetId: "overdue", state: due(-50, { lastAt: now - 200 * HOUR }) },
    ];
    expect(dueQueue(known, [], now, today, dayEnd, limits, defaultSettings).review.map((one) => one.targetId)).toEqual([
      "later-today",
      "overdue",
    ]);
  });

  it("lets the longest forgotten wait when not everything fits into the day, and begins nothing new meanwhile", () => {
    const away = (days: number) => due(-24, { lastAt: now - days * 24 * HOUR });
    const known = [
      { targetId: "long-gone", state: away(90) },
      { targetId: "going", state: away(9) },
      { targetId: "gone", state: away(30) },
      { targetId: "strong", state: { ...away(90), stability: 200 } },
    ];
    const queue = dueQueue(known, ["x"], now, today, dayEnd, { newLeft: 5, reviewsLeft: 3 }, defaultSettings);
    expect(queue.review.map((one) => one.targetId)).toEqual(["strong", "going", "gone"]);
    expect(queue).toMatchObject({ waiting: 1, fresh: [] });
  });

  it("leaves out what is suspended or put aside for today, and brings it back tomorrow", () => {
    const known = [
      { targetId: "suspended", state: due(-1, { suspended: true }) },
      { targetId: "buried", state: due(-1, { buriedOn: today }) },
      { targetId: "buried-yesterday", state: due(-1, { buriedOn: "2026-04-30" }) },
    ];
    expect(dueQueue(known, [], now, today, dayEnd, limits, defaultSettings).review.map((one) => one.targetId)).toEqual([
      "buried-yesterday",
    ]);
  });

  it("lets a learning step be taken a little early, so that a session can end", () => {
    const known = [
      { targetId: "soon", state: due(0.2, { phase: "learning" }) },
      { targetId: "in-an-hour", state: due(1, { phase: "relearning" }) },
    ];
    expect(
      dueQueue(known, [], now, today, dayEnd, limits, defaultSettings).learning.map((one) => one.targetId),
    ).toEqual(["soon"]);
  });

  it("keeps to the limits of the day", () => {
    const known = ["a", "b", "c"].map((targetId) => ({ targetId, state: due(-1) }));
    const queue = dueQueue(known, ["x", "y", "z"], now, today, dayEnd, { newLeft: 1, reviewsLeft: 3 }, defaultSettings);
    expect(queue.review).toHaveLength(3);
    expect(queue.fresh).toEqual(["x"]);
  });
});
