import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Choice, type OptionAnalysis, optionAnalysis } from "@/core/statistics/items/distractors";
import { type ItemStatistics, itemStatistics } from "@/core/statistics/items/item-statistics";
import type { ResponseSet } from "@/core/statistics/items/response-set";
import { type TestStatistics, testStatistics } from "@/core/statistics/items/test-statistics";

type Reference = ResponseSet & {
  readonly about: string;
  readonly expected: { readonly items: readonly ItemStatistics[]; readonly test: TestStatistics };
};

const folder = join(import.meta.dirname, "..", "..", "..", "tests", "reference");
const readAll = <T>(from: string) =>
  readdirSync(from)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name, JSON.parse(readFileSync(join(from, name), "utf8")) as T] as const);
const sets = readAll<Reference>(folder);

type OptionReference = {
  readonly optionIds: readonly string[];
  readonly key: string;
  readonly choices: readonly Choice[];
  readonly expected: OptionAnalysis;
};
const optionSets = readAll<OptionReference>(join(folder, "options"));

function expectEqual(found: object, expected: object, of: string): void {
  expect(Object.keys(found).sort(), of).toEqual(Object.keys(expected).sort());
  for (const [key, value] of Object.entries(expected)) {
    const own = (found as Record<string, unknown>)[key];
    if (typeof value !== "number") expect(own, `${of} ${key}`).toBe(value);
    else expect(Math.abs((own as number) - value), `${of} ${key}: ${own} for ${value}`).toBeLessThanOrEqual(1e-9);
  }
}

describe("item and test statistics equal values that were computed apart", () => {
  it("of twelve sets", () => expect(sets.length).toBe(12));

  it.each(sets)("%s", (_, { maxMarks, marks, expected }) => {
    const items = itemStatistics({ maxMarks, marks });
    expect(items).toHaveLength(expected.items.length);
    for (const [at, item] of expected.items.entries()) expectEqual(items[at] ?? {}, item, `question ${at + 1}`);
    expectEqual(testStatistics({ maxMarks, marks }), expected.test, "the test");
  });
});

describe("the use of options equals values that were computed apart", () => {
  it("of eight questions", () => expect(optionSets.length).toBe(8));

  it.each(optionSets)("%s", (_, { optionIds, key, choices, expected }) => {
    const found = optionAnalysis(optionIds, key, choices);
    expect(found.options).toHaveLength(expected.options.length);
    for (const [at, option] of expected.options.entries())
      expectEqual(found.options[at] ?? {}, option, `option ${option.optionId}`);
    expect(Math.abs((found.efficiency ?? Number.NaN) - (expected.efficiency ?? 0))).toBeLessThanOrEqual(1e-9);
    expect(found.rivals).toEqual(expected.rivals);
  });
});
