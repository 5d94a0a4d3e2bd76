import { describe, expect, it } from "vitest";
import { relatedFacts } from "@/core/browse/related-facts";
import { aBase, aFact } from "@/tests/support/facts";

const about = (id: string, ...entities: readonly string[]) => aFact({ id, about: entities });
const related = (facts: readonly ReturnType<typeof aFact>[], limit = 6) => {
  const base = aBase({ facts });
  const first = facts[0];
  return first === undefined ? [] : relatedFacts(base, first, limit).map(({ id }) => id);
};

describe("related facts", () => {
  it("share a rare entity before a common one", () => {
    const common = Array.from({ length: 40 }, (_, index) => about(`common-${index}`, "mali"));
    expect(related([about("asked", "mali", "ber"), about("near", "ber"), ...common])[0]).toBe("near");
  });

  it("leave out what shares nothing, the fact itself what contradicts it and what is shown as another account", () => {
    const asked = aFact({ id: "asked", about: ["ber"], contradicts: ["answer"] });
    const answer = aFact({ id: "answer", about: ["ber"], contradicts: ["asked"] });
    expect(related([asked, answer, about("far", "gao"), about("near", "ber")])).toEqual(["near"]);
    const counted = aFact({ id: "asked", about: ["ber"], sameEvent: ["answer"] });
    expect(related([counted, about("answer", "ber"), about("near", "ber")])).toEqual(["near"]);
  });

  it("are no more than asked for, the same every time", () => {
    const facts = Array.from({ length: 9 }, (_, index) => about(`f${index}`, "ber"));
    expect(related(facts, 3)).toEqual(["f1", "f2", "f3"]);
  });
});
