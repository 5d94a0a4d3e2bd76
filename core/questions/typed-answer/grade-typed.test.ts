import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameOf } from "@/core/questions/frame";
import { allowedSlips, gradeTyped, type TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { typedKey } from "@/core/questions/typed-answer/typed-key";
import { anEntity } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const key: TypedKey = {
  expected: "Timbuktu",
  accept: [
    { text: "timbuktu", exact: false },
    { text: "tombouctou", exact: false },
    { text: "mnla", exact: true },
  ],
  broader: ["timbuktu region"],
  others: [
    { text: "timbuktia", open: false },
    { text: "kidal", open: true },
  ],
  slot: "o",
  when: null,
};
const kindOf = (text: string) => {
  const grade = gradeTyped(key, text);
  return grade.ok ? grade.value.kind : grade.error.kind;
};

describe("a typed answer", () => {
  it.each(["Timbuktu", "TOMBOUCTOU", "tombouctou.", "the Timbuktu", "  Timbuktu  "])("%s is right", (text) => {
    expect(gradeTyped(key, text)).toEqual({ ok: true, value: { kind: "correct", note: null } });
  });

  it("is right with what contains it behind it, and not with anything else", () => {
    expect(kindOf("Timbuktu, Timbuktu Region")).toBe("correct");
    expect(kindOf("Timbuktu, Gao Region")).toBe("incorrect");
    expect(kindOf("Kidal, Timbuktu Region")).toBe("incorrect");
  });

  it("is forgiven slips by its length, and the spelling is shown", () => {
    expect(gradeTyped(key, "Timbuctu")).toEqual({
      ok: true,
      value: { kind: "correct", note: { code: "spelling", expected: "Timbuktu" } },
    });
    expect(kindOf("Timbcu")).toBe("incorrect");
  });

  it.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [8, 1],
    [9, 2],
    [14, 2],
    [15, 3],
    [60, 3],
  ])("of %i letters is forgiven %i slips (items.md 3.3)", (length, slips) => {
    expect(allowedSlips("a".repeat(length))).toBe(slips);
  });

  it("is not forgiven a slip that comes as near to something else", () => {
    expect(kindOf("Timbukti")).toBe("incorrect");
  });

  it("is forgiven no more in a word than a word so long is: another family name is no slip", () => {
    const colonel = { ...key, expected: "Assimi Goïta", accept: [{ text: "assimi goita", exact: false }] };
    const spelling = { ok: true, value: { kind: "correct", note: { code: "spelling", expected: "Assimi Goïta" } } };
    expect(gradeTyped(colonel, "Assini Goitta")).toEqual(spelling);
    expect(gradeTyped(colonel, "AssimiGoitta")).toEqual(spelling);
    expect(gradeTyped(colonel, "Assimi Keïta")).toMatchObject({ ok: true, value: { kind: "incorrect" } });
  });

  it("allows no slip in an acronym", () => {
    expect(kindOf("MNLA")).toBe("correct");
    expect(kindOf("MNLE")).toBe("incorrect");
    expect(kindOf("MLNA")).toBe("incorrect");
  });

  it("earns half when it names the place around", () => {
    expect(gradeTyped(key, "Timbuktu Region")).toMatchObject({
      ok: true,
      value: { kind: "partial", earned: 1, possible: 2, note: { code: "more-precise" } },
    });
  });

  it("earns half for the place around, of which the sources do not say that it is the answer", () => {
    const open = { ...key, others: [...key.others, { text: "timbuktu region", open: true }] };
    expect(gradeTyped(open, "Timbuktu Region")).toMatchObject({ ok: true, value: { kind: "partial" } });
  });

  it("is no mistake when the sources do not decide", () => {
    expect(gradeTyped(key, "Kidal")).toEqual({ ok: false, error: { kind: "not-in-sources", given: "Kidal" } });
  });

  it("is wrong when it holds two answers", () => {
    expect(kindOf("Timbuktu or Gao")).toBe("incorrect");
    expect(kindOf("Timbuktu, Kidal")).toBe("incorrect");
  });

  it.each(["", "  ", "…", "?!"])("asks again for “%s”", (text) => {
    expect(gradeTyped(key, text)).toEqual({ ok: false, error: { kind: "blank" } });
  });
});

describe("every spelling of every entity", () => {
  const context = contextOf(aSmallWorld());
  const capitals = [...context.base.facts.values()].filter(({ id }) => id.startsWith("capital-"));
  const frames = capitals.flatMap((fact) => {
    const frame = frameOf(context, fact, "o");
    return frame.ok ? [frame.value] : [];
  });

  it("is right for itself and never for another", () => {
    const towns = context.base.index.entitiesByType.get("town") ?? [];
    expect(frames.length).toBe(capitals.length);
    for (const frame of frames) {
      const own = typedKey(context, frame, null);
      for (const town of towns) {
        for (const { text } of acceptedSpellings(context.base, town)) {
          const grade = gradeTyped(own, text);
          const right = grade.ok && grade.value.kind === "correct";
          expect(right, `${text} for ${frame.answer.id}`).toBe(town.id === frame.answer.id);
        }
      }
    }
  });

  it("does not depend on accents, case or punctuation around it", () => {
    const [frame] = frames;
    if (frame === undefined) throw new Error("no frame");
    const own = typedKey(context, frame, null);
    fc.assert(
      fc.property(fc.constantFrom("", " ", "!", "…", "\u0301"), (noise) => {
        expect(gradeTyped(own, `${noise}BÀMAKO${noise}`)).toMatchObject({ ok: true, value: { kind: "correct" } });
      }),
    );
  });

  it("takes a person's surname where nobody else bears it", () => {
    const base = aSmallWorld((given) => ({
      ...given,
      types: [...(given.types ?? []), { id: "person", parent: null, noun: null, inFull: null, party: false }],
      entities: [
        ...(given.entities ?? []),
        anEntity({ id: "p1", type: "person", name: { en: "Aminata Coulibaly" } }),
        anEntity({ id: "p2", type: "person", name: { en: "Moussa Keita" } }),
        anEntity({ id: "p3", type: "person", name: { en: "Salif Keita" } }),
      ],
    }));
    const spellings = (id: string) =>
      [...base.entities.values()]
        .filter((entity) => entity.id === id)
        .flatMap((entity) => acceptedSpellings(base, entity).map(({ text }) => text));
    expect(spellings("p1")).toContain("coulibaly");
    expect(spellings("p2")).not.toContain("keita");
  });
});
