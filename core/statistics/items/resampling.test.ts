import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/core/shared/random";
import { itemStatistics } from "@/core/statistics/items/item-statistics";
import { prepareSet, resampledIntervals, statisticsOfDraw } from "@/core/statistics/items/resampling";
import type { ResponseSet } from "@/core/statistics/items/response-set";
import { testStatistics } from "@/core/statistics/items/test-statistics";

const folder = join(import.meta.dirname, "..", "..", "..", "tests", "reference");
const sets = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as ResponseSet] as const)
  .filter(([, { marks }]) => marks !== undefined && marks.length > 1);

const near = (found: number | null | undefined, expected: number | null | undefined) =>
  expected === null ? expect(found).toBeNull() : expect(found).toBeCloseTo(expected ?? Number.NaN, 9);

describe("the statistics of a draw of learners", () => {
  it.each(sets)("are those of the class written out: %s", (_, set) => {
    const random = seededRandom("draw");
    const once = set.marks.map(() => 1);
    const drawn = set.marks.map(() => Math.floor(random() * 4));
    drawn[0] = 2;
    for (const times of [once, drawn]) {
      const marks = set.marks.flatMap((row, at) => Array.from({ length: times[at] ?? 0 }, () => row));
      const out: ResponseSet = { maxMarks: set.maxMarks, marks };
      const found = statisticsOfDraw(prepareSet(set), times);
      const test = testStatistics(out);
      for (const name of ["mean", "median", "sd", "alpha", "errorRatio", "standardError"] as const)
        near(found[name], test[name]);
      for (const [at, item] of itemStatistics(out).entries()) {
        near(found.efficiency[at], item.efficiency);
        if (item.negative) expect(found.effectiveWeight[at]).toBe(0);
        else near(found.effectiveWeight[at], item.effectiveWeight);
      }
    }
  });
});

describe("resampled intervals", () => {
  const marks = Array.from({ length: 40 }, (_, learner) =>
    Array.from({ length: 12 }, (__, at) => (learner > 3 * at + ((learner * 7 + at * 5) % 11) - 5 ? 1 : 0)),
  );
  const set = { maxMarks: Array.from({ length: 12 }, () => 1), marks };
  const found = resampledIntervals(set, seededRandom("a class"));

  it("follow from the seed, and hold what they are of", () => {
    expect(found).toEqual(resampledIntervals(set, seededRandom("a class")));
    const test = testStatistics(set);
    for (const name of ["mean", "median", "sd", "errorRatio", "standardError"] as const) {
      expect(found[name]?.low, name).toBeLessThanOrEqual(test[name] ?? Number.NaN);
      expect(found[name]?.high, name).toBeGreaterThanOrEqual(test[name] ?? Number.NaN);
    }
    expect(found.alpha?.low).toBeLessThan(found.alpha?.high ?? 0);
    const item = itemStatistics(set)[4];
    expect(found.effectiveWeight[4]?.low).toBeLessThan(item?.effectiveWeight ?? 0);
    expect(found.effectiveWeight[4]?.high).toBeGreaterThan(item?.effectiveWeight ?? 0);
  });

  it("of a mean are as wide as its standard error says", () => {
    const { sd, n } = testStatistics(set);
    const wide = (found.mean?.high ?? 0) - (found.mean?.low ?? 0);
    expect(wide / ((2 * 1.96 * (sd ?? 0)) / Math.sqrt(n))).toBeCloseTo(1, 0);
  });

  it("are none where most draws cannot say", () => {
    const alike = {
      maxMarks: [1, 1],
      marks: [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
    };
    expect(resampledIntervals(alike, seededRandom("x"))).toMatchObject({ alpha: null, effectiveWeight: [null, null] });
  });
});
