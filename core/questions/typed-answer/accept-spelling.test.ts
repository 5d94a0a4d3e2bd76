import { describe, expect, it } from "vitest";
import { namesAnother } from "@/core/questions/typed-answer/accept-spelling";
import type { TypedKey } from "@/core/questions/typed-answer/grade-typed";
import { shortForms } from "@/core/questions/typed-answer/short-forms";
import { acceptedSpellings } from "@/core/questions/typed-answer/spellings";
import { getFactBase } from "@/server/content/load";

const base = getFactBase();

function keyOf(id: string, change: Partial<TypedKey> = {}): TypedKey {
  const entity = base.entities.get(id);
  if (entity === undefined) throw new Error(`There is no ${id}`);
  const accept = acceptedSpellings(base, entity).map(({ text }) => ({ text, exact: false }));
  const short = shortForms(base, entity);
  return { expected: entity.name.en, accept, short, broader: ["mali"], others: [], slot: "o", when: null, ...change };
}

describe("what a teacher is not asked to accept for a region", () => {
  it.each([
    ["Mopti", true],
    ["Région de Mopti", true],
    ["Timbuktu", false],
    ["Tombouctou Region", false],
    ["Mali", false],
    ["Zzyzx", false],
  ])("is the name of another one, in short too: %s, %s", (typed, another) => {
    expect(namesAnother(base, keyOf("timbuktu-region"), typed)).toBe(another);
  });

  it("is not what the sources leave open", () => {
    const open = { others: [{ text: "mopti", open: true }] };
    expect(namesAnother(base, keyOf("timbuktu-region", open), "Mopti")).toBe(false);
  });
});
