import { describe, expect, it } from "vitest";
import type { Entity } from "@/core/facts/model";
import { generateItem } from "@/core/questions/generate";
import { TYPED } from "@/core/questions/typed-answer/typed-reason";
import { toldOfTyped } from "@/core/questions/typed-answer/why-not-typed";
import { anEntity } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

/** What is told of a name that was typed for the capital of Mali, the base being what it is now. */
function told(text: string, now = context, heldBack: readonly string[] = []): string | undefined {
  const fact = context.base.facts.get("capital-mali");
  const made = fact && generateItem(context, "short-answer", { fact, slot: "o" }, "a");
  if (!made?.ok) throw new Error("no question was made");
  return toldOfTyped(now, made.value, { text }, new Set(heldBack)).whyWrong[TYPED];
}

/** The small world with more in it. */
const withMore = (...more: readonly Entity[]) =>
  contextOf(aSmallWorld((base) => ({ ...base, entities: [...(base.entities ?? []), ...more] })));

describe("of a wrong name that was typed", () => {
  it("the proof is told, and for what it would have been right", () => {
    expect(told("Niamey")).toBe("Not Niamey: the one right answer is Bamako. The capital of Niger is Niamey.");
    expect(told(" niamey. ")).toBe(told("Niamey"));
  });

  it("nothing is told that rests on a fact which was withdrawn meanwhile", () => {
    expect(told("Niamey", context, ["capital-niger"])).toMatch(/^Not Niamey: the one right answer is Bamako\./);
    expect(told("Niamey", context, ["capital-niger"])).not.toContain("capital of Niger");
    expect(told("Niamey", context, ["capital-mali"])).toMatch(/^Niamey is another answer than the one asked for\./);
  });

  it("something of another kind is refuted, too", () => {
    expect(told("Red Dunes")).toMatch(/^Not the Red Dunes: the one right answer is Bamako\./);
  });

  it("of two that bear it the one is meant that is of the kind asked for", () => {
    const group = anEntity({ id: "aaa-niamey", type: "armed-group", name: { en: "Niamey" }, text: { en: "a group" } });
    expect(told("Niamey", withMore(group))).toMatch(/^Not Niamey:/);
  });

  it("a name that nobody bears is said to be nobody’s, as it was typed", () => {
    expect(told("Zz {answer} [b]")).toBe("Nobody and nothing in our facts is called “Zz {answer} [b]”.");
  });

  it("a name that several people have is not said to be nobody’s", () => {
    const person = { id: "person", parent: null, noun: null, inFull: null, party: false };
    const people = ["Modibo Keita", "Modibo Diarra"].map((en, at) =>
      anEntity({ id: `p${at}`, type: "person", name: { en }, text: { en } }),
    );
    const now = contextOf(
      aSmallWorld((base) => ({
        ...base,
        types: [...(base.types ?? []), person],
        entities: [...(base.entities ?? []), ...people],
      })),
    );
    expect(told("Modibo", now)).toBe(
      "Several people in our facts are called “Modibo”: the whole name tells who is meant.",
    );
    expect(told("Diarrah", now)).toMatch(/^Nobody/);
  });

  it("nothing is told in a language that has no words for it", () => {
    expect(told("Niamey", { ...context, language: "fr" })).toBeUndefined();
  });

  it("who or what it is, is told when the fact has gone from the base since", () => {
    const about = { en: "Town on the great river." };
    const town = anEntity({ id: "ansongo", type: "town", name: { en: "Ansongo" }, text: { en: "Ansongo" }, about });
    const now = withMore(town, {
      ...town,
      id: "tessit",
      name: { en: "Tessit" },
      text: { en: "Tessit" },
      harm: "violence",
    });
    const facts = new Map(now.base.facts);
    facts.delete("capital-mali");
    const later = { ...now, base: { ...now.base, facts } };
    expect(told("Ansongo", later)).toBe("Ansongo is another answer than the one asked for. Town on the great river.");
    expect(told("Tessit", later)).toBe("Tessit is another answer than the one asked for.");
  });
});

it("an answer that is no name gets the feedback as it was stored", () => {
  const fact = context.base.facts.get("capital-mali");
  const made = fact && generateItem(context, "multiple-choice", { fact, slot: "o" }, "a");
  if (!made?.ok) throw new Error("no question was made");
  expect(toldOfTyped(context, made.value, { choiceId: "c1" }, new Set())).toBe(made.value.feedback);
});
