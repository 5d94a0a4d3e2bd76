import { describe, expect, it } from "vitest";
import { editDistance, normalise, withoutArticle } from "@/core/shared/normalise";

describe("normalise", () => {
  it.each([
    ["Ségou", "segou"],
    ["Al-Qaïda", "al qaida"],
    ["L’Azawad", "l azawad"],
    ["Algiers II", "algiers 2"],
    ["cœur", "coeur"],
    ["Ɲamina Ŋ", "namina ng"],
    ["U.N.", "un."],
    ["  GATIA! ", "gatia"],
  ])("%s", (given, expected) => {
    expect(normalise(given)).toBe(normalise(expected));
    expect(normalise(given)).toBe(expected.replace(".", ""));
  });

  it("is idempotent", () => {
    for (const text of ["Mokhtar Belmokhtar", "Opération Barkhane", "Résolution 2100 (2013)", "Jean-Yves Le Drian"]) {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }
  });

  it("leaves one-letter names alone and unifies numerals of two signs or more", () => {
    expect(normalise("X")).toBe("x");
    expect(normalise("Pact IV")).toBe("pact 4");
    expect(normalise("civil")).toBe("civil");
  });
});

describe("without article", () => {
  it("drops one leading article and never the whole text", () => {
    expect(withoutArticle("the mnla")).toBe("mnla");
    expect(withoutArticle("la")).toBe("la");
    expect(withoutArticle("al qaida")).toBe("qaida");
  });
});

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
});
