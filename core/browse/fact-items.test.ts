import { describe, expect, it } from "vitest";
import { factItems } from "@/core/browse/fact-items";
import { questionTypeNames } from "@/core/questions/type-names";
import { getGenerationContext } from "@/server/content/generation-context";

const context = getGenerationContext("en");
const { base } = context;
const facts = [...base.facts.values()];
// Every fourth: enough to meet each type and reason, and read in a few seconds.
const some = facts.filter((_, index) => index % 4 === 0).map((fact) => factItems(context, fact));

describe("what the page of a fact shows of its items", () => {
  it("holds every type of question that there is", () => {
    expect(new Set(some.flatMap(({ examples }) => examples.map(({ type }) => type)))).toEqual(
      new Set(questionTypeNames),
    );
  });

  it("always has a card, and says why where no question asks what the fact says", () => {
    for (const { cards, examples, unasked } of some) {
      expect(cards.length).toBeGreaterThan(0);
      if (examples.every(({ type }) => type === "status" || type === "who-says-so")) expect(unasked).not.toBeNull();
      else if (examples.some(({ type }) => type === "multiple-choice")) expect(unasked).toBeNull();
    }
  });

  it("tells that violence is not asked for, and that a sentence without relation is asked on cards", () => {
    const reasonsOf = (wanted: (fact: (typeof facts)[number]) => boolean) =>
      new Set(
        facts
          .filter(wanted)
          .slice(0, 20)
          .map((fact) => factItems(context, fact).unasked),
      );
    expect(reasonsOf(({ triple }) => triple === null)).toContain("descriptive");
    expect(reasonsOf(({ triple, harm }) => triple !== null && harm !== null)).toContain("harm");
  });
});
