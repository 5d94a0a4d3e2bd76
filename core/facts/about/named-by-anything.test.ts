import { describe, expect, it } from "vitest";
import { everythingNamedIn } from "@/core/facts/about/named-by-anything";
import { aBase, anEntity } from "@/tests/support/facts";

const base = aBase({
  entities: [
    anEntity({ id: "kidal", name: { en: "Kidal" } }),
    anEntity({ id: "kidal-region", name: { en: "Kidal Region" }, aliases: ["Kidal"] }),
    anEntity({ id: "is", name: { en: "IS" }, acronym: true }),
    anEntity({ id: "menaka", name: { en: "Ménaka" } }),
    anEntity({ id: "accord", name: { en: "Algiers Accord" }, text: { en: "the Algiers Accord" } }),
    anEntity({ id: "algiers", name: { en: "Algiers" } }),
    anEntity({ id: "herding", name: { en: "herding" } }),
  ],
});
const named = (text: string): readonly string[] =>
  everythingNamedIn(base, text)
    .map(({ id }) => id)
    .sort();

describe("everything that a text may name", () => {
  it("is all bearers of a name, and what is named inside a longer one", () => {
    expect(named("Kidal's roads")).toEqual(["kidal", "kidal-region"]);
    expect(named("After the Algiers Accord")).toEqual(["accord", "algiers"]);
  });

  it("is written with its capitals, with accents or without", () => {
    expect(named("The road is closed")).toEqual([]);
    expect(named("IS closed the road to Menaka")).toEqual(["is", "menaka"]);
    expect(named("They live by herding")).toEqual([]);
  });
});
