import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise, withoutArticle } from "@/core/shared/normalise";

describe("normalise", () => {
  it.each([
    ["Côte d’Ivoire", "cote d ivoire"],
    ["cote d'ivoire", "cote d ivoire"],
    ["KIDAL", "kidal"],
    ["Ségou", "segou"],
    ["Cœur", "coeur"],
    ["Bɛlɛdugu", "beledugu"],
    ["ɲɔ", "no"],
    ["Kel-Tamasheq", "kel tamasheq"],
    ["U.N.", "un"],
    ["Chapter VII", "chapter 7"],
    ["Mohammed XI", "mohammed 11"],
    ["Malcolm X", "malcolm x"],
    ["civil", "civil"],
    ["  two   words ", "two words"],
    ["مالي", "مالي"],
    ["!?", ""],
  ])("%s → %s", (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  it("is idempotent and blind to case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abcdéèçœIVXvix -'") }), (text) => {
        expect(normalise(text.toUpperCase())).toBe(normalise(text));
      }),
    );
  });
});

describe("withoutArticle", () => {
  it("drops one leading article, never the whole name", () => {
    expect(withoutArticle("the mnla")).toBe("mnla");
    expect(withoutArticle("le monde")).toBe("monde");
    expect(withoutArticle("le")).toBe("le");
    expect(withoutArticle("algeria")).toBe("algeria");
  });
});
