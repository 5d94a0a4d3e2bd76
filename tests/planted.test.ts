import { beforeAll, describe, expect, it } from "vitest";
import { defects, type Planted, plantDefects } from "@/core/quality/planted/plant";
import { formChecks, itemChecks } from "@/core/quality/run-checks";
import { getGenerationContext } from "@/server/content/generation-context";

/** Proof of the gate (items.md §4.3): every mistake that we thought of is planted in items of the real base and found. */
describe("defects planted in items of the fact base", () => {
  const context = getGenerationContext("en");
  let planted: readonly Planted[];

  beforeAll(() => {
    planted = plantDefects(context, "planted");
  }, 120_000);

  it("are forty at least, each with a name of its own", () => {
    expect(defects.length).toBeGreaterThanOrEqual(40);
    expect(new Set(defects.map(({ name }) => name)).size).toBe(defects.length);
  });

  it("are each found by the check named for it, in every item", () => {
    const passed = planted.filter(({ planted: count, caught }) => count === 0 || caught < count);
    expect(passed).toEqual([]);
  });

  it("include one for every check that it alone finds, and which passes with that check off", () => {
    const alone = new Set(planted.filter((each) => each.alone > 0).map(({ check }) => check));
    expect([...itemChecks, ...formChecks].map(({ id }) => id).filter((id) => !alone.has(id))).toEqual([]);
  });
});
