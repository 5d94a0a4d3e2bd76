import { describe, expect, it } from "vitest";
import { dueQueue, roomOfDay } from "@/core/memory/due";
import { defaultSettings, type MemoryState, newState } from "@/core/memory/state";

const now = Date.parse("2026-05-01T12:00:00Z");
const HOUR = 3_600_000;
const dayEnd = now + 16 * HOUR;
const today = "2026-05-01";
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
    expect(dueQueue(known, [], { at: now, today, dayEnd }, defaultSettings).review.map((one) => one.targetId)).toEqual([
      "later-today",
      "overdue",
    ]);
  });

  it("lets the longest forgotten come last, who wait when not everything fits into the day", () => {
    const away = (days: number) => due(-24, { lastAt: now - days * 24 * HOUR });
    const known = [
      { targetId: "long-gone", state: away(90) },
      { targetId: "going", state: away(9) },
      { targetId: "gone", state: away(30) },
      { targetId: "strong", state: { ...away(90), stability: 200 } },
    ];
    const queue = dueQueue(known, ["x"], { at: now, today, dayEnd }, defaultSettings);
    expect(queue.review.map((one) => one.targetId)).toEqual(["strong", "going", "gone", "long-gone"]);
  });

  it("leaves out what is suspended or put aside for today, and brings it back tomorrow", () => {
    const known = [
      { targetId: "suspended", state: due(-1, { suspended: true }) },
      { targetId: "buried", state: due(-1, { buriedOn: today }) },
      { targetId: "buried-yesterday", state: due(-1, { buriedOn: "2026-04-30" }) },
    ];
    expect(dueQueue(known, [], { at: now, today, dayEnd }, defaultSettings).review.map((one) => one.targetId)).toEqual([
      "buried-yesterday",
    ]);
  });

  it("lets a learning step be taken a little early, so that a session can end", () => {
    const known = [
      { targetId: "soon", state: due(0.2, { phase: "learning" }) },
      { targetId: "in-an-hour", state: due(1, { phase: "relearning" }) },
    ];
    expect(
      dueQueue(known, [], { at: now, today, dayEnd }, defaultSettings).learning.map((one) => one.targetId),
    ).toEqual(["soon"]);
  });
});

describe("room of the day", () => {
  it.each([
    ["everything fits", 3, { newLeft: 2, reviewsLeft: 5 }, { reviews: 3, ahead: 2, fresh: 2 }],
    ["as much as fits", 5, { newLeft: 2, reviewsLeft: 5 }, { reviews: 5, ahead: 0, fresh: 2 }],
    ["more waits, so nothing new", 6, { newLeft: 2, reviewsLeft: 5 }, { reviews: 5, ahead: 0, fresh: 0 }],
    ["the day is full", 0, { newLeft: -1, reviewsLeft: -3 }, { reviews: 0, ahead: 0, fresh: 0 }],
  ])("%s", (_, due, limits, room) => {
    expect(roomOfDay(due, limits)).toEqual(room);
  });
});
