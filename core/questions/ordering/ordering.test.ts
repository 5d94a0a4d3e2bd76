import { describe, expect, it } from "vitest";
import { type Band, bandOf } from "@/core/distractors/band";
import { generateItem, gradeAnswer, possibleItems } from "@/core/questions/generate";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** Five pacts that were signed. */
const world = contextOf(aSmallWorld());
const items = Array.from({ length: 60 }, (_, seed) => seed).flatMap((seed) =>
  [...world.base.facts.values()].flatMap((fact) =>
    possibleItems(world, fact).flatMap(({ type, ask }) => {
      const made = type === "ordering" ? generateItem(world, type, ask, `order ${seed}`) : null;
      return made?.ok ? [made.value] : [];
    }),
  ),
);

const orders = (ids: readonly string[]): readonly (readonly string[])[] =>
  ids.length < 2
    ? [ids]
    : ids.flatMap((first) => orders(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("events to put in order", () => {
  it("are four, sometimes more", () => {
    const sizes = items.map(({ view }) => (view.type === "ordering" ? view.entries.length : 0));
    expect(new Set(sizes)).toEqual(new Set([4, 5]));
    expect(sizes.filter((size) => size === 4).length).toBeGreaterThan(sizes.length / 2);
  });

  it("lie nearer in time the harder the order is to be, and are estimated to be harder", () => {
    const of = (band: Band) => {
      const own = items.filter(({ seed, factIds: [id = ""] }) => bandOf(seed, { fact: { id }, slot: "when" }) === band);
      const years = own.map(({ factIds }) => factIds.map((id) => Number(world.base.facts.get(id)?.when?.slice(0, 4))));
      return {
        years: mean(years.map((each) => (Math.max(...each) - Math.min(...each)) / (each.length - 1))),
        difficulty: mean(own.map(({ difficulty }) => difficulty)),
      };
    };
    expect(of("hard").years).toBeLessThan(of("easy").years);
    expect(of("hard").difficulty).toBeGreaterThan(of("easy").difficulty);
  });

  it("state what a blind order earns: the mean over all orders", () => {
    for (const size of [4, 5]) {
      const item = items.find(({ view }) => view.type === "ordering" && view.entries.length === size);
      if (item?.view.type !== "ordering") throw new Error(`no order of ${size}`);
      const scores = orders(item.view.entries.map(({ id }) => id)).map((order) => {
        const grade = gradeAnswer("ordering", item.key, { order });
        if (!grade.ok) throw new Error("not graded");
        if (grade.value.kind === "partial") return grade.value.earned / grade.value.possible;
        return grade.value.kind === "correct" ? 1 : 0;
      });
      expect(item.guess).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0) / scores.length, 9);
    }
  });

  it("are all named by sentences or all by names", () => {
    const fairs = ["signed-baobab", "signed-acacia"];
    const relations = new Map(world.base.relations);
    const signed = relations.get("signed-in");
    if (signed === undefined) throw new Error("no relation");
    const named = { ...signed, id: "held-in", patterns: { en: { ...signed.patterns.en, headline: "{s}" } } };
    const mixed = contextOf(
      aSmallWorld((base) => ({
        ...base,
        relations: [...(base.relations ?? []), named],
        facts: (base.facts ?? []).map((fact) =>
          fairs.includes(fact.id) && fact.triple !== null
            ? aFact({ ...fact, triple: { ...fact.triple, r: "held-in" } })
            : fact,
        ),
      })),
    );
    const anchor = mixed.base.facts.get("signed-baobab");
    if (anchor === undefined) throw new Error("no fact");
    for (let seed = 0; seed < 20; seed++) {
      // "The Acacia pact" and another name are no order, and "the Ebony pact is signed" may not fill it up.
      expect(generateItem(mixed, "ordering", { fact: anchor, slot: "when" }, `${seed}`).ok).toBe(false);
    }
  });
});
