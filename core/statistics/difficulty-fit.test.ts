import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/core/shared/random";
import { type FirstAnswer, fitDifficulty, PRIOR_ANSWERS, refitted } from "@/core/statistics/difficulty-fit";
import { spearman } from "@/core/statistics/spearman";

/** Answers of simulated learners to items of known difficulty: right by a Rasch model with guessing. */
function simulate(kinds: number, perKind: number, estimateOf: (difficulty: number) => number, guess = 0.25) {
  const random = seededRandom("difficulty");
  const planted = Array.from({ length: kinds }, (_, at) => ({
    key: `k${at}`,
    difficulty: -2 + (4 * at) / (kinds - 1),
  }));
  const answers: FirstAnswer[] = planted.flatMap(({ key, difficulty }) =>
    Array.from({ length: perKind }, () => {
      const ability = random() + random() + random() - 1.5;
      const knows = random() < 1 / (1 + Math.exp(difficulty - ability));
      const right = knows || random() < guess;
      return { key, estimated: estimateOf(difficulty), guess, credit: right ? 1 : 0 };
    }),
  );
  return { planted, answers };
}

describe("fitDifficulty", () => {
  it("finds the order and the size of planted difficulties, with no help from the estimates", () => {
    const { planted, answers } = simulate(40, 400, () => 1.5);
    const { fit, report } = fitDifficulty(answers);
    const observed = planted.map(({ key }) => fit.get(key)?.observed ?? Number.NaN);
    expect(
      spearman(
        planted.map(({ difficulty }) => difficulty),
        observed,
      ),
    ).toBeGreaterThan(0.95);
    // The whole scale is moved to the mean of the estimates; the distances stay.
    const shift = 1.5 - planted.reduce((sum, { difficulty }) => sum + difficulty, 0) / planted.length;
    for (const [at, { difficulty }] of planted.entries()) {
      expect(Math.abs((observed[at] ?? 0) - difficulty - shift)).toBeLessThan(0.75);
    }
    expect(report).toMatchObject({ answers: 16_000, fitted: 40, rho: null });
  });

  it("tells how well the estimates did", () => {
    const good = fitDifficulty(simulate(60, 300, (difficulty) => difficulty).answers).report;
    expect(good.rho).toBeGreaterThan(0.95);
    expect(good.classAccuracy).toBeGreaterThan(0.8);
    const turned = fitDifficulty(simulate(60, 300, (difficulty) => -difficulty).answers).report;
    expect(turned.rho).toBeLessThan(-0.95);
    expect(turned.classAccuracy).toBeLessThan(0.5);
  });

  it("says nothing of kinds with too few answers, and no figure for too few kinds", () => {
    const { fit, report } = fitDifficulty(simulate(10, PRIOR_ANSWERS - 1, (difficulty) => difficulty).answers);
    expect(fit.size).toBe(0);
    expect(report).toEqual({ answers: 10 * (PRIOR_ANSWERS - 1), fitted: 0, rho: null, classAccuracy: null });
  });
});

describe("refitted", () => {
  it("leaves the estimate alone below thirty answers, and stands half-way at thirty", () => {
    expect(refitted(1, undefined)).toBe(1);
    expect(refitted(1, { n: 29, observed: 5 })).toBe(1);
    expect(refitted(1, { n: 30, observed: 5 })).toBe(3);
  });

  it("lies between estimate and observation and comes nearer to the answers as they grow", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.integer({ min: 30, max: 5000 }),
        (estimated, observed, n) => {
          const blended = refitted(estimated, { n, observed });
          expect(blended).toBeGreaterThanOrEqual(Math.min(estimated, observed) - 1e-9);
          expect(blended).toBeLessThanOrEqual(Math.max(estimated, observed) + 1e-9);
          const more = refitted(estimated, { n: n + 50, observed });
          expect(Math.abs(more - observed)).toBeLessThanOrEqual(Math.abs(blended - observed) + 1e-9);
        },
      ),
    );
  });
});

describe("spearman", () => {
  it("agrees with values worked out by hand", () => {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 − 6·4/(5·24) = 0.8.
    expect(spearman([10, 20, 30, 40, 50], [2, 1, 4, 3, 5])).toBeCloseTo(0.8, 12);
    // Ties share their mean rank: ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4 give 4.5/√(4.5·5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
    expect(spearman([1, 1], [1, 2])).toBeNull();
  });
});
