import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Rating, ratings } from "@/core/memory/events";
import {
  applyRating,
  nextStrength,
  plainInterval,
  previewIntervals,
  recallAfter,
  retrievability,
  type Strength,
} from "@/core/memory/scheduler";
import { defaultSettings, type MemoryState, newState, type SchedulerSettings } from "@/core/memory/state";
import { addDays, daysBetween } from "@/core/memory/study-day";

const DAY = 86_400_000;
const start = Date.parse("2026-01-01T10:00:00Z");
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const momentOf = (at: number, targetId = "fact:a:o", dueBy: string | null = null) => ({
  targetId,
  at,
  localDay: dayOf(at),
  dueBy,
});
const daysUntilDue = (state: MemoryState) => ((state.dueAt ?? 0) - (state.lastAt ?? 0)) / DAY;

function run(
  steps: readonly (readonly [Rating, number])[],
  settings = defaultSettings,
  targetId = "fact:a:o",
): MemoryState {
  let at = start;
  let state = newState;
  for (const [rating, days] of steps) {
    at += days * DAY;
    state = applyRating(state, rating, momentOf(at, targetId), settings);
  }
  return state;
}

/**
 * FSRS-6 written down a second time, from its published formulas: py-fsrs `fsrs/scheduler.py` @3abe686. The published
 * weights stand here as numbers, so that a change of the library's defaults is noticed.
 */
const w = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const easiness = (grade: number) => w[4] - Math.exp(w[5] * (grade - 1)) + 1;
const F = 0.9 ** (-1 / w[20]) - 1;

function byFormula(before: Strength | null, grade: 1 | 2 | 3 | 4, days: number): Strength {
  if (before === null) return { stability: w[(grade - 1) as 0 | 1 | 2 | 3], difficulty: clamp(easiness(grade), 1, 10) };
  const { stability: S, difficulty: D } = before;
  const R = (1 + (F * days) / S) ** -w[20];
  const difficulty = clamp(w[7] * easiness(4) + (1 - w[7]) * (D - (w[6] * (grade - 3) * (10 - D)) / 9), 1, 10);
  if (days === 0) {
    const factor = Math.exp(w[17] * (grade - 3 + w[18])) * S ** -w[19];
    // A pass on the same day never weakens: "hard" too since fsrs-rs #376, where py-fsrs still has it from "good" on.
    return { stability: S * (grade >= 2 ? Math.max(1, factor) : factor), difficulty };
  }
  if (grade === 1) {
    const forgotten = w[11] * D ** -w[12] * ((S + 1) ** w[13] - 1) * Math.exp((1 - R) * w[14]);
    return { stability: Math.min(forgotten, S / Math.exp(w[17] * w[18])), difficulty };
  }
  const bonus = grade === 2 ? w[15] : grade === 4 ? w[16] : 1;
  const growth = Math.exp(w[8]) * (11 - D) * S ** -w[9] * (Math.exp((1 - R) * w[10]) - 1) * bonus;
  return { stability: S * (1 + growth), difficulty };
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

  it("begins with the published stabilities and difficulties", () => {
    const first = ratings.map((rating) => run([[rating, 0]]));
    expect(first.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
    for (const [index, expected] of [6.4133, 5.1121707, 2.1181039, 1].entries()) {
      expect(first[index]?.difficulty).toBeCloseTo(expected, 6);
    }
  });

  it("gives first intervals of 1, 1, 2 and 8 days at a retention of 90 %", () => {
    const first = ratings.map((rating) => plainInterval(run([[rating, 0]]).stability, defaultSettings));
    expect(first).toEqual([1, 1, 2, 8]);
  });

  it.each([
    [0.8, 3.32],
    [0.85, 1.91],
    [0.95, 0.4],
  ])("stretches intervals for a retention of %d by the forgetting curve", (desiredRetention, factor) => {
    const days = plainInterval(1000, { desiredRetention, weights: null });
    expect(days).toBe(Math.round((1000 / F) * (desiredRetention ** (-1 / w[20]) - 1)));
    expect(days / 1000).toBeCloseTo(factor, 1);
  });

  it("follows the published formulas through any history", () => {
    const history = fc.array(fc.tuple(fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(history, (steps) => {
        let mine: Strength | null = null;
        let theirs: Strength | null = null;
        let state = newState;
        let at = start;
        for (const [grade, days] of steps) {
          at += days * DAY;
          const rating = ratings[grade - 1] ?? "again";
          mine = byFormula(mine, grade, days);
          theirs = nextStrength(theirs, rating, days, defaultSettings);
          state = applyRating(state, rating, momentOf(at), defaultSettings);
          // The library rounds to eight places, and holds stabilities between 0.001 days and a hundred years.
          const stability = clamp(mine.stability, 0.001, 36_500);
          expect(Math.abs(theirs.stability / stability - 1)).toBeLessThan(1e-4);
          expect(theirs.difficulty).toBeCloseTo(mine.difficulty, 5);
          expect(state).toMatchObject(theirs);
          mine = theirs;
        }
      }),
    );
  });

  it("brings a forgotten card back after ten minutes, once, and a remembered one after days", () => {
    const minutes = (state: MemoryState) => ((state.dueAt ?? 0) - (state.lastAt ?? 0)) / 60_000;
    const forgotten = run([["again", 0]]);
    expect([forgotten.phase, minutes(forgotten)]).toEqual(["learning", 10]);
    const learnt = run([
      ["again", 0],
      ["good", 0],
    ]);
    expect([learnt.phase, daysUntilDue(learnt) >= 1]).toEqual(["review", true]);
    const lapsed = run([
      ["good", 0],
      ["again", 2],
    ]);
    expect([lapsed.phase, minutes(lapsed), lapsed.lapses]).toEqual(["relearning", 10, 1]);
  });

  it("shows on each button the interval that the button then gives", () => {
    const state = run([
      ["good", 0],
      ["good", 2],
      ["good", 8],
    ]);
    const moment = momentOf(start + 40 * DAY, "fact:a:o", dayOf(start + 60 * DAY));
    const shown = previewIntervals(state, moment, defaultSettings);
    for (const rating of ratings) {
      expect((applyRating(state, rating, moment, defaultSettings).dueAt ?? 0) - moment.at).toBe(shown[rating]);
    }
  });

  it("counts elapsed time in days of studying, not in hours", () => {
    const state = run([["good", 0]]);
    const lateSameDay = applyRating(
      state,
      "good",
      { ...momentOf(start + 13 * 3_600_000), localDay: dayOf(start) },
      defaultSettings,
    );
    const earlyNextDay = applyRating(
      state,
      "good",
      { ...momentOf(start + 13 * 3_600_000), localDay: dayOf(start + DAY) },
      defaultSettings,
    );
    expect(lateSameDay.stability).toBeLessThan(earlyNextDay.stability);
  });
});

describe("intervals", () => {
  const known = (targetId: string, settings: SchedulerSettings = defaultSettings) =>
    run(
      [
        ["good", 0],
        ["good", 2],
        ["good", 9],
        ["good", 30],
      ],
      settings,
      targetId,
    );
  const manyTargets = Array.from({ length: 200 }, (_, index) => `fact:f${index}:o`);

  it("spread cards that were learnt together, and are the same on every machine", () => {
    const days = manyTargets.map((targetId) => daysUntilDue(known(targetId)));
    expect(days).toEqual(manyTargets.map((targetId) => daysUntilDue(known(targetId))));
    const counts = new Map<number, number>();
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(8);
    expect(Math.max(...counts.values())).toBeLessThan(40);
    const mean = days.reduce((sum, day) => sum + day, 0) / days.length;
    expect(mean / plainInterval(known("x").stability, defaultSettings)).toBeCloseTo(1, 1);
  });

  const states = fc.record({
    stability: fc.double({ min: 0.1, max: 3000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    since: fc.integer({ min: 1, max: 800 }),
    targetId: fc.constantFrom(...manyTargets.slice(0, 30)),
  });
  const aState = ({ stability, difficulty, since }: { stability: number; difficulty: number; since: number }) => ({
    ...newState,
    phase: "review" as const,
    stability,
    difficulty,
    reps: 4,
    lastAt: start - since * DAY,
    lastDay: dayOf(start - since * DAY),
    dueAt: start,
  });
  const settingsArb = fc.record({
    desiredRetention: fc.double({ min: 0.8, max: 0.95, noNaN: true }),
    maximumIntervalDays: fc.integer({ min: 1, max: 365 }),
    weights: fc.constant(null),
    easyDays: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
  });
  const examArb = fc.option(fc.integer({ min: -5, max: 500 }), { nil: null });

  it("never reach beyond the maximum, nor beyond the day of an exam that is ahead", () => {
    fc.assert(
      fc.property(states, settingsArb, examArb, fc.constantFrom(...ratings), (from, settings, exam, rating) => {
        const dueBy = exam === null ? null : dayOf(start + exam * DAY);
        const days = daysUntilDue(applyRating(aState(from), rating, momentOf(start, from.targetId, dueBy), settings));
        expect(days).toBeLessThanOrEqual(settings.maximumIntervalDays);
        if (exam !== null && exam > 0) expect(days).toBeLessThanOrEqual(exam);
        if (rating !== "again") expect(days).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("are never shorter for the better of two grades", () => {
    fc.assert(
      fc.property(states, settingsArb, examArb, (from, settings, exam) => {
        const dueBy = exam === null ? null : dayOf(start + exam * DAY);
        const shown = previewIntervals(aState(from), momentOf(start, from.targetId, dueBy), settings);
        const inOrder = ratings.map((rating) => shown[rating]);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      }),
    );
  });

  it("leave the grades alone when an exam is ahead: only the day changes", () => {
    const before = aState({ stability: 300, difficulty: 5, since: 250 });
    const free = applyRating(before, "good", momentOf(start), defaultSettings);
    const exam = applyRating(before, "good", momentOf(start, "fact:a:o", dayOf(start + 40 * DAY)), defaultSettings);
    expect(exam).toEqual({ ...free, dueAt: exam.dueAt });
    expect(daysUntilDue(free)).toBeGreaterThan(200);
    expect(daysUntilDue(exam)).toBeLessThanOrEqual(40);
  });

  it("avoid easy days wherever the range has another, without leaving the range", () => {
    const easyDays = [0, 6];
    const onEasy = (targets: readonly string[], settings: SchedulerSettings) =>
      targets.filter((targetId) => {
        const state = known(targetId, settings);
        const due = addDays(state.lastDay ?? "", daysUntilDue(state));
        return easyDays.includes(new Date(`${due}T00:00:00Z`).getUTCDay());
      }).length;
    expect(onEasy(manyTargets, defaultSettings)).toBeGreaterThan(30);
    expect(onEasy(manyTargets, { ...defaultSettings, easyDays })).toBeLessThanOrEqual(2);
    const spread = manyTargets.map((targetId) => daysUntilDue(known(targetId)));
    for (const targetId of manyTargets) {
      const days = daysUntilDue(known(targetId, { ...defaultSettings, easyDays }));
      expect(days).toBeGreaterThanOrEqual(Math.min(...spread));
      expect(days).toBeLessThanOrEqual(Math.max(...spread));
    }
  });

  it("count days from one to another over the end of a year and a leap day", () => {
    expect(daysBetween("2027-12-31", "2028-01-01")).toBe(1);
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
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

  it("falls by the published curve", () => {
    expect(F).toBeCloseTo(0.98035, 5);
    for (const [days, expected] of [
      [1, (1 + 0.98035 / 10) ** -0.1542],
      [10, 0.9],
      [100, (1 + 9.8035) ** -0.1542],
    ] as const) {
      expect(recallAfter(days, 10, defaultSettings)).toBeCloseTo(expected, 5);
    }
  });

  it("is unknown for what was never reviewed", () => {
    expect(retrievability(newState, start, defaultSettings)).toBeNull();
  });
});
