import { default_w } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import type { GradedRecall } from "@/core/memory/fitting/graded-recalls";
import { recallHistories } from "@/core/memory/fitting/graded-recalls";
import { FEWEST_REVIEWS, judge, planTrial, reviewsToTrial } from "@/core/memory/fitting/trial";
import type { StrengthStep } from "@/core/memory/strength-history";

const DAY = 86_400_000;

/** Cards each reviewed once more a day later, one card a day: as many predictable reviews as cards. */
const cards = (count: number, change: (index: number) => Partial<GradedRecall> = () => ({})) =>
  Array.from({ length: count }, (_, index): GradedRecall[] => [
    { rating: "good", elapsedDays: 0, at: index * DAY, guess: 0 },
    { rating: index % 10 === 0 ? "again" : "good", elapsedDays: 1, at: (index + 1) * DAY, guess: 0, ...change(index) },
  ]);

describe("a trial of weights", () => {
  it("waits for enough reviews that can be predicted", () => {
    expect(planTrial(cards(FEWEST_REVIEWS - 1))).toBeNull();
    expect(planTrial(cards(FEWEST_REVIEWS))?.reviews).toBe(FEWEST_REVIEWS);
    expect(planTrial(cards(FEWEST_REVIEWS, (index) => (index === 7 ? { guess: null } : {})))).toBeNull();
  });

  it("learns from the earlier four fifths and from nothing that came later", () => {
    const plan = planTrial(cards(500));
    expect(plan?.heldOutFrom).toBe(401 * DAY);
    const learnt = plan?.training.flatMap(({ learn }) => learn).length;
    expect(learnt).toBe(400);
  });

  it("learns nothing from what is easily guessed, but knows that it happened", () => {
    const guessed = cards(500, (index) => (index === 3 ? { guess: 0.25 } : {}));
    expect(planTrial(guessed)?.training.flatMap(({ learn }) => learn)).toHaveLength(399);
    const later = [
      ...cards(500).slice(1),
      [
        { rating: "good", elapsedDays: 0, at: 0, guess: 0 },
        { rating: "good", elapsedDays: 2, at: 2 * DAY, guess: 0.25 },
        { rating: "good", elapsedDays: 5, at: 7 * DAY, guess: 0.04 },
      ] as const,
    ];
    const last = planTrial(later)?.training.at(-1);
    expect(last).toMatchObject({ learn: [2] });
    expect(last?.recalls).toHaveLength(3);
  });

  it("adopts what predicts the latest reviews better, and nothing else", () => {
    const histories = cards(500);
    const plan = planTrial(histories);
    if (plan === null) throw new Error("Five hundred reviews are enough.");
    const forgetful = default_w.map((weight, index) => (index < 4 ? weight / 50 : weight));
    const better = judge(histories, plan, forgetful, [...default_w]);
    expect(better?.adopt).toBe(true);
    expect(better?.after.logLoss).toBeLessThan(better?.before.logLoss ?? 0);
    expect(better?.before.reviews).toBe(100);
    expect(judge(histories, plan, null, forgetful)?.adopt).toBe(false);
    expect(judge(histories, plan, null, [...default_w])?.adopt).toBe(false);
    expect(judge(histories, plan, forgetful, default_w.slice(1))?.adopt).toBe(false);
    expect(judge(histories, plan, forgetful, [...default_w.slice(1), Number.NaN])?.adopt).toBe(false);
  });

  it("is due at first at 400 reviews, then with a quarter more each time", () => {
    expect([0, 399, 400, 900].map((reviews) => reviewsToTrial(reviews, null))).toEqual([400, 1, 0, 0]);
    expect([400, 499, 500].map((reviews) => reviewsToTrial(reviews, 400))).toEqual([100, 1, 0]);
  });
});

describe("histories to learn from", () => {
  const rated = (day: string): StrengthStep => ({ kind: "rated", rating: "good", day, at: Date.parse(day), guess: 0 });
  const of = (steps: readonly StrengthStep[], targetId = "fact:a:o") =>
    recallHistories(new Map([[targetId, steps]])).map((history) => history.map(({ elapsedDays }) => elapsedDays));

  it("count days between reviews, never backwards", () => {
    expect(of([rated("2026-01-01"), rated("2026-01-05"), rated("2026-01-03"), rated("2026-01-06")])).toEqual([
      [0, 4, 0, 1],
    ]);
  });

  it("begin after a reset and end where something else changed the memory", () => {
    const reset = { kind: "forgotten" } as const;
    expect(of([rated("2026-01-01"), reset, rated("2026-01-05"), rated("2026-01-08")])).toEqual([[0, 3]]);
    const capped = { kind: "capped", stability: 7 } as const;
    expect(of([rated("2026-01-01"), capped, rated("2026-01-05")])).toEqual([[0]]);
    const replaced = { kind: "replaced", strength: { stability: 9, difficulty: 5 }, day: "2026-01-04" } as const;
    expect(of([replaced, rated("2026-01-05")])).toEqual([]);
  });

  it("leave out what was taken back, and skills", () => {
    expect(of([rated("2026-01-01"), { kind: "withdrawn" }])).toEqual([]);
    expect(of([rated("2026-01-01")], "skill:status")).toEqual([]);
  });
});
