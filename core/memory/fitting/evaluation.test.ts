import { describe, expect, it } from "vitest";
import { evaluate, type Prediction, predict } from "@/core/memory/fitting/evaluation";
import type { GradedRecall } from "@/core/memory/fitting/graded-recalls";

const DAY = 86_400_000;
const recall = (given: Partial<GradedRecall>): GradedRecall => ({
  rating: "good",
  elapsedDays: 0,
  at: 0,
  guess: 0,
  ...given,
});

describe("predictions", () => {
  it("are made for the first review of a day of what was reviewed before, in the order of time", () => {
    const one = [
      recall({}),
      recall({ at: 1 }),
      recall({ at: 2 * DAY, elapsedDays: 2 }),
      recall({ at: 9 * DAY, elapsedDays: 7, rating: "again" }),
    ];
    const other = [recall({ at: DAY }), recall({ at: 4 * DAY, elapsedDays: 3, guess: null })];
    const made = predict([other, one], null);
    expect(made.map(({ at, passed }) => [at, passed])).toEqual([
      [2 * DAY, true],
      [9 * DAY, false],
    ]);
  });

  it("are of the published forgetting curve: 90 % after as many days as the first stability", () => {
    const [made] = predict([[recall({ rating: "easy" }), recall({ at: 8 * DAY, elapsedDays: 8 })]], null);
    const factor = 0.9 ** (-1 / 0.1542) - 1;
    expect(made?.predicted).toBeCloseTo((1 + (factor * 8) / 8.2956) ** -0.1542, 8);
  });

  it("allow for the lucky guess of a question that has options", () => {
    const history = (guess: number) => [recall({}), recall({ at: 5 * DAY, elapsedDays: 5, guess })];
    const [recalled] = predict([history(0)], null);
    const [guessed] = predict([history(0.25)], null);
    const R = recalled?.predicted ?? 0;
    expect(guessed?.predicted).toBeCloseTo(R + (1 - R) * 0.25, 12);
  });

  it("fall into the bins of interval, reviews and lapses of the reference", () => {
    const history = [
      recall({}),
      recall({ elapsedDays: 1, rating: "again", at: 1 }),
      recall({ elapsedDays: 4, at: 2 }),
      recall({ elapsedDays: 14, at: 3 }),
    ];
    // By hand: 2.48·3.62^⌊log₃.₆₂ t⌋ for 1, 4 and 14 days; 1.99·1.89^⌊log₁.₈₉ n⌋ for 2, 3 and 4 reviews; 1.65 for one lapse.
    expect(predict([history], null).map(({ bin }) => bin)).toEqual(["2.48 4 0", "8.98 4 2", "32.50 7 2"]);
  });
});

describe("evaluation", () => {
  const given = (predicted: number, passed: boolean, bin = "b"): Prediction => ({ at: 0, predicted, passed, bin });

  it("is that worked out by hand", () => {
    const found = evaluate([given(0.9, true, "a"), given(0.8, false, "a"), given(0.5, true, "b")]);
    expect(found?.logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.5)) / 3, 12);
    // Bin a: (0.85 − 0.5)² twice; bin b: (0.5 − 1)² once.
    expect(found?.rmseBins).toBeCloseTo(Math.sqrt((2 * 0.35 ** 2 + 0.5 ** 2) / 3), 12);
    expect(found?.meanPredicted).toBeCloseTo(2.2 / 3, 12);
    expect(found?.observed).toBeCloseTo(2 / 3, 12);
    // Pairs of a pass and a failure: 0.9 above 0.8, 0.5 below it.
    expect(found?.auc).toBe(0.5);
  });

  it("gives half for pairs that were predicted alike, and no area where all went alike", () => {
    expect(evaluate([given(0.9, true), given(0.9, false)])?.auc).toBe(0.5);
    expect(evaluate([given(0.9, true), given(0.2, false)])?.auc).toBe(1);
    expect(evaluate([given(0.9, true)])?.auc).toBeNull();
  });

  it("is finite after a certainty that failed, and nothing without predictions", () => {
    expect(evaluate([given(1, false)])?.logLoss).toBeLessThan(20);
    expect(evaluate([])).toBeNull();
  });
});
