import { describe, expect, it } from "vitest";
import type { Entity } from "@/core/facts/model";
import { isTiedAlone, tellsSide, tiesOf } from "@/core/questions/who-says-so/ties";
import { aBase, aFact, anEntity, aType } from "@/tests/support/facts";

const base = {
  ...aBase({
    types: [
      aType({ id: "place" }),
      aType({ id: "country", parent: "place", noun: { en: "country" } }),
      aType({ id: "person", noun: { en: "person" } }),
      aType({ id: "office", noun: { en: "office" } }),
      aType({ id: "organisation" }),
      aType({ id: "movement", parent: "organisation", noun: { en: "northern armed movement" } }),
      aType({ id: "army", parent: "organisation", noun: { en: "state force" } }),
    ],
    entities: [
      anEntity({ id: "france", type: "country", name: { en: "France" } }),
      anEntity({ id: "mali", type: "country", name: { en: "Mali" } }),
      anEntity({ id: "minister", type: "office", of: ["france"] }),
      anEntity({ id: "ms-a", type: "person", name: { en: "Ms A" } }),
      anEntity({ id: "mr-b", type: "person", name: { en: "Mr B" }, of: ["mali"] }),
      anEntity({ id: "mr-c", type: "person", name: { en: "Mr C" }, of: ["mali"] }),
      anEntity({ id: "is", type: "movement", name: { en: "IS" }, acronym: true }),
      anEntity({ id: "front", type: "movement", name: { en: "Blue Front" } }),
      anEntity({ id: "army", type: "army", name: { en: "Army" }, of: ["mali"] }),
    ],
    facts: [aFact({ id: "held", triple: { s: "minister", r: "held-by", o: "ms-a" } })],
  }),
};
const one = (id: string): Entity => base.entities.get(id) ?? anEntity({ id });
const isTold = (statement: string, speaker: string, ...others: readonly string[]): boolean =>
  isTiedAlone(base, tiesOf(base, "en", statement), one(speaker), others.map(one));

describe("a statement that tells its speaker", () => {
  it("names the state whose office the speaker alone holds, by its adjective too", () => {
    expect(isTold("France is not leaving.", "ms-a", "mr-b", "mr-c")).toBe(true);
    expect(isTold("French troops are not leaving.", "ms-a", "mr-b", "mr-c")).toBe(true);
    expect(isTold("Malian troops are leaving.", "ms-a", "mr-b", "mr-c")).toBe(false);
  });

  it("is none where another who stands there belongs to the same", () => {
    expect(isTold("Mali is not leaving.", "mr-b", "ms-a", "mr-c")).toBe(false);
    expect(isTold("Mali is not leaving.", "mr-b", "ms-a")).toBe(true);
  });

  it("calls the kind of the speaker alone", () => {
    expect(isTold("The movements left the town.", "front", "army")).toBe(true);
    expect(isTold("The movements left the town.", "front", "army", "is")).toBe(false);
  });

  it("names an acronym as it is written: is is not IS", () => {
    expect(isTold("The town is taken.", "is", "front")).toBe(false);
    expect(isTold("The town was taken by IS.", "is", "front")).toBe(true);
  });

  it.each([
    ["The attack was beaten back.", true],
    ["Those who attacked the town have left it.", true],
    ["The aircraft had technical problems.", true],
    ["The advance serves to take over the camps.", true],
    ["Ten soldiers died in the attack.", false],
  ])("tells a side or none: %s", (statement, sided) => {
    expect(tellsSide(base, "en", statement)).toBe(sided);
  });
});
