import { describe, expect, it } from "vitest";
import { type Rating, ratings } from "@/core/memory/events";
import { applyRating, previewIntervals, retrievability } from "@/core/memory/scheduler";
import { defaultSettings, type MemoryState, newState } from "@/core/memory/state";

const DAY = 86_400_000;
const start = Date.parse("2026-01-01T10:00:00Z");
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function run(steps: readonly (readonly [Rating, number])[]): MemoryState {
  let at = start;
  let state = newState;
  for (const [rating, days] of steps) {
    at += days * DAY;
    state = applyRating(state, rating, at, dayOf(at), defaultSettings);
  }
  return state;
}

describe("FSRS-6 scheduler", () => {
  it("reproduces the golden values of the reference implementation", () => {
    // py-fsrs and fsrs-rs: ratings 1,3,3,3,3,3 at 0,0,1,3,8,21 days.
    const state = run([
      ["again", 0],
      ["good", 0],
      ["good", 1],
      ["good", 3],
      ["good", 8],
      ["good", 21],
    ]);
    expect(state.stability).toBeCloseTo(53.62691, 4);
    expect(state.difficulty).toBeCloseTo(6.3574867, 6);
  });

  it("gives the first intervals of the published weights: ten minutes, two days, eight days give or take the fuzz", () => {
    const first = previewIntervals(newState, start, dayOf(start), defaultSettings);
    expect(first.again).toBe(10 * 60_000);
    expect(first.good).toBe(2 * DAY);
    expect(first.easy / DAY).toBeGreaterThanOrEqual(7);
    expect(first.easy / DAY).toBeLessThanOrEqual(9);
  });

  it("shows on each button the interval that the button then gives", () => {
    const state = run([
      ["good", 0],
      ["good", 2],
      ["good", 8],
    ]);
    const at = start + 40 * DAY;
    const shown = previewIntervals(state, at, dayOf(at), defaultSettings);
    for (const rating of ratings) {
      expect((applyRating(state, rating, at, dayOf(at), defaultSettings).dueAt ?? 0) - at).toBe(shown[rating]);
    }
  });

  it("never schedules beyond the maximum interval", () => {
    const settings = { ...defaultSettings, maximumIntervalDays: 30 };
    let at = start;
    let state = newState;
    for (let index = 0; index < 12; index++) {
      state = applyRating(state, "easy", at, dayOf(at), settings);
      expect((state.dueAt ?? 0) - at).toBeLessThanOrEqual(30 * DAY);
      at = state.dueAt ?? at;
    }
  });

  it("counts elapsed time in days of studying, not in hours", () => {
    const state = run([["good", 0]]);
    const lateSameDay = applyRating(state, "good", start + 13 * 3_600_000, dayOf(start), defaultSettings);
    const earlyNextDay = applyRating(state, "good", start + 15 * 3_600_000, dayOf(start + DAY), defaultSettings);
    expect(lateSameDay.stability).toBeLessThan(earlyNextDay.stability);
  });
});

describe("retrievability", () => {
  it("is one at once and the desired retention after as many days as the stability", () => {
    const state = run([
      ["good", 0],
      ["good", 2],
    ]);
    expect(retrievability(state, state.lastAt ?? 0, defaultSettings)).toBe(1);
    expect(retrievability(state, (state.lastAt ?? 0) + state.stability * DAY, defaultSettings)).toBeCloseTo(0.9, 10);
  });

  it("is unknown for what was never reviewed", () => {
    expect(retrievability(newState, start, defaultSettings)).toBeNull();
  });
});
