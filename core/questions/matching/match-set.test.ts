import { describe, expect, it } from "vitest";
import { generateItem } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** How often a town that completes no sentence stands among the options, under the given name. */
function offered(name: string): number {
  const context = contextOf(
    aSmallWorld((given) => ({
      ...given,
      entities: (given.entities ?? []).map((each) =>
        each.id === "nouakchott" ? { ...each, name: { en: name } } : each,
      ),
    })),
  );
  const fact = context.base.facts.get("signed-acacia");
  if (fact === undefined) throw new Error("no fact");
  const items = Array.from({ length: 20 }, (_, at) =>
    generateItem(context, "matching", { fact, slot: "o" }, `match ${at}`),
  );
  expect(items.some(({ ok }) => ok)).toBe(true);
  return items.filter((item) => item.ok && Object.values(item.value.key as object).some(isAmong("nouakchott"))).length;
}

const isAmong = (id: string) => (ids: unknown) => typeof ids === "object" && Object.values(ids ?? {}).includes(id);

describe("options that are left over in a match", () => {
  it("share no word with one sentence alone", () => {
    expect(offered("Palm Well")).toBeGreaterThan(0);
    expect(offered("Acacia X")).toBe(0);
  });

  it("are not half as long again as the shortest of the others", () => {
    expect(offered("Palmtree Wells")).toBe(0);
  });
});
