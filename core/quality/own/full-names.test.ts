import { describe, expect, it } from "vitest";
import { placeInName, saysName } from "@/core/quality/own/full-names";
import { aBase, anEntity, aType } from "@/tests/support/facts";

const one = (id: string, name: string, type: string, long: string | null = null) =>
  anEntity({ id, type, name: { en: name }, text: { en: name }, long: long === null ? null : { en: long } });
const base = aBase({
  types: [aType({ id: "place" }), aType({ id: "town", parent: "place" }), aType({ id: "paper" })],
  entities: [one("rome", "Rome", "town"), one("gao", "Gao", "town"), one("niamey", "Niamey", "town")],
});

describe("names written out, as the checks read them", () => {
  it("say another as whole words, and short ones do not", () => {
    expect(saysName(one("is-x", "IS X", "paper", "Islamic State X"), one("is", "Islamic State", "paper"))).toBe(true);
    expect(saysName(one("romeo", "Romeo", "paper"), one("rome", "Rome", "town"))).toBe(false);
    expect(saysName(one("of-gao", "Pact of Gao", "paper"), one("gao", "Gao", "town"))).toBe(false);
  });

  it("bear another place than the stated one", () => {
    const [rome, niamey] = ["rome", "niamey"].map((id) => base.entities.get(id) ?? one(id, id, "town"));
    if (rome === undefined || niamey === undefined) throw new Error("no such town");
    const declaration = one("declaration", "Rome Declaration", "paper");
    expect(placeInName(base, declaration, niamey)?.id).toBe("rome");
    expect(placeInName(base, declaration, rome)).toBeNull();
  });
});
