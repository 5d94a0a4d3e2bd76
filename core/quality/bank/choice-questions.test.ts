import { describe, expect, it } from "vitest";
import { choiceQuestion } from "@/core/quality/bank/choice-questions";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { aSmallWorld, contextOf } from "@/tests/support/items";

describe("what a guesser sees of an option", () => {
  const context = contextOf(aSmallWorld());

  it.each([
    ["multiple-choice", "capital-mali"],
    ["what-changed", "president-2"],
    ["who-says-so", "claim-control"],
  ] as const)("is the same in %s whichever option is right", (type, factId) => {
    const fact = context.base.facts.get(factId);
    const way = fact && possibleItems(context, fact).find((each) => each.type === type);
    const made = way && generateItem(context, type, way.ask, "a");
    if (!made?.ok) throw new Error(`no ${type} of ${factId}`);
    const key = made.value.key as { readonly options: Readonly<Record<string, string>> };
    const seen = Object.keys(key.options).map((correctChoiceId) => {
      const question = choiceQuestion(context, { ...made.value, key: { ...key, correctChoiceId } });
      return { right: question?.right, options: question?.options };
    });
    expect(new Set(seen.map(({ right }) => right)).size).toBe(seen.length);
    for (const { options } of seen) expect(options).toEqual(seen[0]?.options);
  });
});
