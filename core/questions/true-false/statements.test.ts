import { describe, expect, it } from "vitest";
import type { Item } from "@/core/questions/contract";
import { generateItem } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";

/** The small world, in which a capital may be wrong and a land may be, too. */
const context = contextOf(
  aSmallWorld((given) => ({
    ...given,
    relations: (given.relations ?? []).map((relation) =>
      relation.id === "capital" && relation.patterns.en !== undefined
        ? {
            ...relation,
            patterns: { en: { ...relation.patterns.en, contrastInverse: "{o} is the capital of {s}, not of {s2}." } },
          }
        : relation,
    ),
  })),
);

const DRAWS = 300;
/** Why a statement is left out whose right value stands out. */
const LEFT_OUT = ["best-known", "longest-name"];

function itemsOf(factId: string): readonly Item[] {
  const fact = context.base.facts.get(factId);
  if (fact === undefined) throw new Error(`no fact ${factId}`);
  return Array.from({ length: DRAWS }, (_, at) => at).flatMap((at) => {
    const made = generateItem(context, "true-false", { fact, slot: "o" }, `draw ${at}`);
    if (!made.ok && !LEFT_OUT.includes(made.error.code)) throw new Error(made.error.code);
    return made.ok ? [made.value] : [];
  });
}

const verdictOf = ({ key }: Item) => (key as { readonly isTrue: boolean }).isTrue;
const partOf = ({ view }: Item) => (view.type === "true-false" ? view.parts.map(({ id }) => id).join() : "");

describe("a statement whose parts bear years", () => {
  const dated = (pact: string, town: (name: string) => string) => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((each) =>
          each.id === "acacia-pact"
            ? { ...each, name: { en: pact } }
            : each.type === "town"
              ? { ...each, name: { en: town(each.name.en) } }
              : each,
        ),
      })),
    );
    const fact = world.base.facts.get("signed-acacia");
    return fact && generateItem(world, "true-false", { fact, slot: "o" }, "a");
  };

  it("is not asked where both do, since the years can be matched", () => {
    expect(dated("Acacia pact (1991)", (name) => `${name} (2001)`)).toMatchObject({
      ok: false,
      error: { code: "years-tell" },
    });
    expect(dated("Acacia pact", (name) => `${name} (2001)`)?.ok).toBe(true);
    expect(dated("Acacia pact (1991)", (name) => name)?.ok).toBe(true);
  });
});

describe("a statement whose right value stands out from all that could stand there", () => {
  it("by what is known of it is left out of a part of the draws, which leaves as many true ones as false", () => {
    const left = [itemsOf("capital-mali"), itemsOf("signed-acacia")].map((items) => items.length / DRAWS);
    expect(Math.min(...left)).toBeGreaterThan(0.6);
    expect(Math.min(...left)).toBeLessThan(1);
    const statements = itemsOf("capital-mali");
    const isTrue = statements.filter(verdictOf).length / statements.length;
    expect(Math.abs(isTrue - 0.5)).toBeLessThan(0.15);
  });

  it("by its length is left out of a part of the draws, too", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        entities: (given.entities ?? []).map((each) =>
          each.id === "bamako" ? { ...each, name: { en: "Bamako upon the Djoliba" } } : each,
        ),
      })),
    );
    const fact = world.base.facts.get("capital-mali");
    const made = Array.from({ length: DRAWS }, (_, at) =>
      fact === undefined ? null : generateItem(world, "true-false", { fact, slot: "o" }, `draw ${at}`),
    );
    const left = made.filter((each) => each?.ok === false && each.error.code === "longest-name").length / DRAWS;
    expect(left).toBeGreaterThan(0.25);
    expect(left).toBeLessThan(0.5);
    expect(made.some((each) => each?.ok)).toBe(true);
  });
});

describe("the part of a statement that is in question", () => {
  it("is the one or the other equally often, whether the statement is true or false", () => {
    const items = itemsOf("capital-mali");
    for (const isTrue of [true, false]) {
      const parts = items.filter((item) => verdictOf(item) === isTrue).map(partOf);
      expect(parts.length).toBeGreaterThan(DRAWS / 4);
      expect(new Set(parts)).toEqual(new Set(["s", "o"]));
      const share = parts.filter((part) => part === "s").length / parts.length;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.2);
    }
  });

  it("is the only one that can be wrong where the relation has no sentence for the other", () => {
    expect(new Set(itemsOf("signed-acacia").map(partOf))).toEqual(new Set(["o"]));
  });
});

describe("a sentence of a few words", () => {
  const asked = (statement: string) => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        relations: (given.relations ?? []).map((relation) =>
          relation.id === "capital" && relation.patterns.en !== undefined
            ? { ...relation, patterns: { en: { ...relation.patterns.en, statement } } }
            : relation,
        ),
      })),
    );
    const fact = world.base.facts.get("capital-mali");
    return Array.from({ length: DRAWS }, (_, at) =>
      fact === undefined ? null : generateItem(world, "true-false", { fact, slot: "o" }, `draw ${at}`),
    );
  };

  it("is none to judge, whichever of its values it would show", () => {
    for (const made of asked("{s} has {o}.")) expect(made).toMatchObject({ error: { code: "short-statement" } });
    expect(asked("The capital of {s} is {o}.").some((made) => made?.ok)).toBe(true);
  });
});
