import { describe, expect, it } from "vitest";
import { rehearsals } from "@/core/memory/exam/ahead";
import {
  type ExamCard,
  type ExamForecast,
  type ExamPlan,
  examForecast,
  forecast,
  forecastBeside,
} from "@/core/memory/exam/forecast";
import { dueByOf } from "@/core/memory/exam/goal";
import { recallAfter } from "@/core/memory/scheduler";
import { defaultSettings, newState } from "@/core/memory/state";
import { addDays } from "@/core/memory/study-day";

const plan: ExamPlan = {
  daysLeft: 30,
  minutesPerDay: 0,
  newPerDay: 20,
  reviewsPerDay: 200,
  secondsPerReview: 10,
  share: 0.85,
  settings: defaultSettings,
};
const known = (index: number, stability: number, lastDay = -2, dueDay = 1): ExamCard => ({
  targetId: `fact:k${index}:o`,
  memory: { strength: { stability, difficulty: 5 }, lastDay, dueDay },
});
const fresh = (index: number): ExamCard => ({ targetId: `fact:n${index}:o`, memory: null });
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const mixed = [...many(40, (index) => known(index, 1 + index)), ...many(40, fresh)];

function run(cards: readonly ExamCard[], given: ExamPlan): ExamForecast {
  const steps = examForecast(cards, given, "s");
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

describe("forecast of an exam", () => {
  it("is, without studying, the mean of the forgetting curves on the day; what was not begun is not known", () => {
    const cards = [known(1, 10), known(2, 100), fresh(1)];
    const expected = (recallAfter(32, 10, defaultSettings) + recallAfter(32, 100, defaultSettings)) / 3;
    expect(forecast(cards, plan, "s")).toEqual({
      share: expect.closeTo(expected, 12),
      reviews: 0,
      minutesPerDay: 0,
      short: true,
    });
  });

  it("is the same for the same seed, and hardly another for another", () => {
    const studied = { ...plan, minutesPerDay: 10 };
    expect(forecast(mixed, studied, "s")).toEqual(forecast(mixed, studied, "s"));
    expect(forecast(mixed, studied, "s").share).toBeCloseTo(forecast(mixed, studied, "t").share, 1);
  });

  it("is the desired retention or better for what is reviewed whenever it is due", () => {
    const { share } = forecast(
      many(60, (index) => known(index, 3 + index)),
      { ...plan, minutesPerDay: 60 },
      "s",
    );
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.99);
  });

  it("grows with the minutes, which are never more than the plan gives, but for the last card of a day", () => {
    const { plans, now } = run(mixed, plan);
    expect(plans[0]).toMatchObject({ minutes: 0, share: now });
    for (const [index, { minutes, share, minutesPerDay }] of plans.entries()) {
      expect(share).toBeGreaterThanOrEqual(plans[index - 1]?.share ?? 0);
      expect(minutesPerDay).toBeLessThanOrEqual(minutes + (2 * plan.secondsPerReview) / 60);
    }
    expect(plans.at(-1)?.share).toBeGreaterThan(0.9);
  });

  it("never tells less of more minutes that are asked about, whatever chance says", () => {
    const told = run(mixed, plan);
    const most = told.plans.at(-1);
    const many = [4, 6, 7, 10, 15, 25, 40].map((minutesPerDay) =>
      forecastBeside(told, mixed, { ...plan, minutesPerDay }, "another draw"),
    );
    expect(many.map(({ minutes }) => minutes)).toEqual([4, 6, 7, 10, 15, 25, 40]);
    for (const { minutes, share } of many) {
      const smaller = told.plans.filter((one) => one.minutes <= minutes);
      expect(share).toBeGreaterThanOrEqual(smaller.at(-1)?.share ?? 1);
    }
    // More than any plan told of: chance alone tells it from the last one.
    expect(many.at(-1)?.share).toBeCloseTo(most?.share ?? 0, 1);
  });

  it("tells the fewest minutes that reach the share: one less does not", () => {
    const { minutesNeeded } = run(mixed, plan);
    expect(minutesNeeded).toBeGreaterThan(0);
    const at = (minutesPerDay: number) => forecast(mixed, { ...plan, minutesPerDay }, "s").share;
    expect(at(minutesNeeded ?? 0)).toBeGreaterThanOrEqual(plan.share);
    expect(at((minutesNeeded ?? 0) - 1)).toBeLessThan(plan.share);
  });

  it("needs no minutes for what is known already, and finds none where the days do not suffice", () => {
    expect(
      run(
        many(20, (index) => known(index, 900)),
        plan,
      ).minutesNeeded,
    ).toBe(0);
    expect(run(many(500, fresh), { ...plan, daysLeft: 2 }).minutesNeeded).toBeNull();
    expect(run([], plan)).toMatchObject({ now: 0, minutesNeeded: null });
  });

  it("begins no more cards a day than the learner wants", () => {
    const { share } = forecast(many(100, fresh), { ...plan, daysLeft: 3, newPerDay: 10, minutesPerDay: 90 }, "s");
    expect(share).toBeLessThanOrEqual(0.3);
    expect(share).toBeGreaterThan(0.25);
  });

  it("counts on the rehearsal of the last week for what would not come by itself", () => {
    const late = many(30, (index) => known(index, 60, -30, 40));
    const reach = (share: number) => forecast(late, { ...plan, minutesPerDay: 20, share }, "s");
    expect(reach(0.5).reviews).toBe(0);
    expect(reach(0.95).reviews).toBeGreaterThanOrEqual(30);
    expect(reach(0.95).share).toBeGreaterThan(reach(0.5).share + 0.03);
  });
});

describe("rehearsal in the week before an exam", () => {
  const goal = { day: "2026-06-12", topics: ["mali"], share: 0.95 };
  const today = "2026-06-07";
  const entry = (targetId: string, stability: number, change: object = {}) => ({
    targetId,
    state: { ...newState, phase: "review" as const, stability, difficulty: 5, lastDay: addDays(today, -20), ...change },
  });

  it("brings what would be known less surely than aimed at, the least sure first", () => {
    const entries = [entry("strong", 400), entry("middling", 40), entry("weak", 20)];
    expect(rehearsals(entries, goal, today, defaultSettings).map(({ targetId }) => targetId)).toEqual([
      "weak",
      "middling",
    ]);
  });

  it("leaves out what was seen today, put aside or frozen", () => {
    const entries = [
      entry("seen", 20, { lastDay: today }),
      entry("aside", 20, { buriedOn: today }),
      entry("frozen", 20, { suspended: true }),
    ];
    expect(rehearsals(entries, goal, today, defaultSettings)).toEqual([]);
  });

  it("holds cards of the goal's topics to its day while that lies ahead", () => {
    expect(dueByOf(goal, "mali", today)).toBe(goal.day);
    expect(dueByOf(goal, "geography", today)).toBeNull();
    expect(dueByOf(goal, "mali", goal.day)).toBeNull();
    expect(dueByOf(null, "mali", today)).toBeNull();
  });

  it("does not call out of reach what more minutes reach on the full days before the exam", () => {
    const full = { ...plan, daysLeft: 11, newPerDay: 10, share: 0.85 };
    const cards = many(113, fresh);
    expect(forecast(cards, { ...full, minutesPerDay: 90 }, "s").share).toBeGreaterThan(0.85);
    expect(run(cards, full).minutesNeeded).not.toBeNull();
  });
});
