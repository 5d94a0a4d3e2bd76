import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OF_EVIDENCE, TypeMix } from "@/core/quizzes/type-mix";
import { seededRandom } from "@/core/shared/random";

describe("the mix of types", () => {
  it("lets questions about evidence be a third of a form, whatever else is asked and in which order", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (seed, length) => {
        const random = seededRandom(seed);
        const mix = new TypeMix([], random);
        let evidence = 0;
        for (let asked = 0; asked < length; asked++) {
          const types = mix.byNeed().filter((type) => mix.isWithinShare(type));
          // What fits next is chance: a topic may lack any type.
          const type = types[Math.floor(random() * types.length)];
          if (type === undefined) throw new Error("no type may come");
          mix.count(type);
          if (OF_EVIDENCE.has(type)) evidence += 1;
          expect(evidence).toBeLessThanOrEqual(1 + Math.floor(asked / 3));
        }
      }),
    );
  });

  it("lets them come at once where they alone were asked for", () => {
    const mix = new TypeMix(["status"], seededRandom("alone"));
    mix.count("status");
    expect(mix.byNeed()).toEqual(["status"]);
    expect(mix.isWithinShare("status")).toBe(false);
  });
});
