import { describe, expect, it } from "vitest";
import { isToldByName, namesAnotherPlace } from "@/core/questions/told-by-name";
import { aBase, anEntity, aType } from "@/tests/support/facts";

const one = (id: string, name: string, given: Partial<Parameters<typeof anEntity>[0]> = {}) =>
  anEntity({ id, name: { en: name }, text: { en: name }, ...given });
const state = one("state", "Sand State");
const league = one("league", "League of Dunes");

describe("a name that tells another", () => {
  it("does so as it stands and written out, and in either direction", () => {
    const accord = one("accord", "accord", { text: { en: "the Sand State accord" } });
    const branch = one("branch", "SS Coast", { long: { en: "Sand State Coast Province" } });
    for (const other of [accord, branch]) {
      expect([isToldByName(state, other, "en"), isToldByName(other, state, "en")]).toEqual([true, true]);
      expect(isToldByName(league, other, "en")).toBe(false);
    }
    expect(isToldByName(state, null, "en")).toBe(false);
  });

  it("counts other names where it goes by an acronym only, and no name of three letters", () => {
    const aliases = ["Front of the Sand State"];
    expect(isToldByName(state, one("fss", "FSS", { aliases }), "en")).toBe(true);
    expect(isToldByName(state, one("front", "Front of 2012", { aliases }), "en")).toBe(false);
    expect(isToldByName(one("ss", "SSA"), one("ssa", "the SSA accord"), "en")).toBe(false);
  });
});

describe("a name that tells a place", () => {
  const base = aBase({
    types: [aType({ id: "place" }), aType({ id: "town", parent: "place" }), aType({ id: "agreement" })],
    entities: ["Rome", "Niamey"].map((name) => one(name.toLowerCase(), name, { type: "town" })),
  });
  const town = (id: string) => base.entities.get(id) ?? one(id, id);

  it("is another than the one that is asked about", () => {
    const declaration = one("declaration", "Rome Declaration", { type: "agreement" });
    const charter = one("charter", "Sand Charter");
    const options = [declaration, charter].map((option) => [option.id, option] as const);
    const told = { ...base, entities: new Map([...base.entities, ...options]) };
    expect(namesAnotherPlace(told, declaration, town("niamey"), "en")).toBe(true);
    expect(namesAnotherPlace(told, declaration, town("rome"), "en")).toBe(false);
    expect(namesAnotherPlace(told, charter, town("niamey"), "en")).toBe(false);
    expect(namesAnotherPlace(told, declaration, declaration, "en")).toBe(false);
  });
});
