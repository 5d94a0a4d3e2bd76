import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "@/core/shared/edit-distance";

/** The definition, written down without a thought for its cost. */
function byDefinition(left: string, right: string): number {
  if (left === "" || right === "") return left.length + right.length;
  const [short, other] = [left.slice(0, -1), right.slice(0, -1)];
  const isExchange =
    left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  return Math.min(
    byDefinition(short, right) + 1,
    byDefinition(left, other) + 1,
    byDefinition(short, other) + (left.at(-1) === right.at(-1) ? 0 : 1),
    isExchange ? byDefinition(short.slice(0, -1), other.slice(0, -1)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe("edit distance", () => {
  it("counts an exchange of neighbours as one", () => {
    expect(editDistance("kidal", "kdial")).toBe(1);
    expect(editDistance("kidal", "kidal")).toBe(0);
    expect(editDistance("mnla", "maa")).toBe(2);
    expect(editDistance("", "gao")).toBe(3);
  });
  it("stops at the limit", () => {
    expect(editDistance("timbuktu", "ber", 2)).toBe(3);
  });
  it("is what its definition gives, and with a limit the same up to it", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 7 }), (left, right, limit) => {
        const distance = byDefinition(left, right);
        expect(editDistance(left, right)).toBe(distance);
        expect(editDistance(left, right, limit)).toBe(Math.min(distance, limit + 1));
      }),
      { numRuns: 300 },
    );
  });
});
