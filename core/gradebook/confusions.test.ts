import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confusionPairs, FEWEST_ASKED, type Mistaken } from "@/core/gradebook/confusions";

const learners = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `l${from + at}`);
const mistaken = (right: string, given: string, taken: number, asked: number, from = 0): Mistaken => ({
  ...{ right, given, takenBy: learners(taken, from), askedOf: learners(asked, from) },
  factIds: ["f"],
});

describe("what a class takes for something else", () => {
  it("counts learners in both directions, each with its own n", () => {
    expect(confusionPairs([mistaken("hcua", "mnla", 9, 24), mistaken("mnla", "hcua", 2, 20)])).toEqual([
      {
        first: { right: "hcua", given: "mnla", taken: 9, asked: 24, factIds: ["f"] },
        second: { right: "mnla", given: "hcua", taken: 2, asked: 20, factIds: ["f"] },
      },
    ]);
  });

  it("counts a learner once, however many kinds of questions found them", () => {
    const [pair] = confusionPairs([mistaken("a", "b", 3, 10), mistaken("a", "b", 3, 10, 2)]);
    expect(pair?.first).toMatchObject({ taken: 5, asked: 12 });
  });

  it("says nothing of a direction in which fewer than five were asked", () => {
    expect(confusionPairs([mistaken("a", "b", 4, 4)])).toEqual([]);
    expect(confusionPairs([mistaken("a", "b", 4, 5), mistaken("b", "a", 4, 4)])).toMatchObject([{ second: null }]);
  });

  it("does not depend on the order in which it was found, and names no pair twice", () => {
    const one = fc.record({
      right: fc.constantFrom("a", "b", "c"),
      given: fc.constantFrom("a", "b", "c"),
      takenBy: fc.uniqueArray(fc.constantFrom(...learners(9))),
      askedOf: fc.uniqueArray(fc.constantFrom(...learners(9))),
      factIds: fc.uniqueArray(fc.constantFrom("f", "g")),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (found) => {
        const pairs = confusionPairs(found);
        expect(confusionPairs([...found].reverse())).toEqual(pairs);
        const names = pairs.map(({ first }) => [first.right, first.given].sort().join(" "));
        expect(new Set(names).size).toBe(names.length);
        for (const { first, second } of pairs) {
          expect(first.right).not.toBe(first.given);
          for (const { taken, asked } of second === null ? [first] : [first, second]) {
            expect(asked).toBeGreaterThanOrEqual(Math.max(taken, FEWEST_ASKED));
          }
        }
      }),
    );
  });
});
