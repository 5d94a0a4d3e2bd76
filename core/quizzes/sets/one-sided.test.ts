import { describe, expect, it } from "vitest";
import type { Fact } from "@/core/facts/model";
import { oneSided } from "@/core/quizzes/sets/one-sided";
import { aBase, aFact, anEntity, aType } from "@/tests/support/facts";

const perspectives = [
  { id: "state", name: { en: "The state" }, types: ["ministry", "army"], entities: [] },
  { id: "un", name: { en: "United Nations" }, types: ["un-body"], entities: [] },
];
const types = [aType({ id: "ministry" }), aType({ id: "army", party: true }), aType({ id: "un-body" })];
const entities = [
  anEntity({ id: "ministry", type: "ministry" }),
  anEntity({ id: "own-army", type: "army" }),
  anEntity({ id: "mission", type: "un-body" }),
];

/** One question on each fact. */
const told = (facts: readonly Partial<Fact>[]) => {
  const named = facts.map((fact, at) => aFact({ id: `fact-${at}`, ...fact }));
  const base = aBase({ facts: named, types, entities, perspectives });
  return oneSided(
    base,
    named.map(({ id }) => ({ factIds: [id] })),
  );
};
const resting = (...houses: readonly string[]): Partial<Fact> => ({
  evidence: houses.map((origin) => ({ sourceId: origin, at: "para. 1", note: { en: "Says so." }, as: null, origin })),
});
const saying = (...by: readonly string[]): Partial<Fact> => ({ by });

describe("questions are one-sided in what they rest on", () => {
  it("where more than half of the facts rest on one house alone, however it is written", () => {
    const three = [resting("RFI"), resting("AFP"), resting("rfi", "RFI")];
    expect(told([...three, resting("RFI")])).toEqual([
      { kind: "one-origin", origin: "RFI", share: 3 / 4, numbers: [1, 3, 4] },
    ]);
    expect(told([...three, resting("AFP")])).toEqual([]);
  });

  it("and not where another house says so, too, or they are fewer than four", () => {
    expect(told([resting("RFI"), resting("RFI"), resting("RFI", "AFP"), resting("RFI", "BBC")])).toEqual([]);
    expect(told([resting("RFI"), resting("RFI"), resting("RFI")])).toEqual([]);
  });
});

describe("questions are one-sided in who says it", () => {
  const silent = [{}, {}, {}];

  it("where of the facts that tell what somebody says most have one party alone", () => {
    const said = [saying("own-army"), saying("ministry", "own-army"), saying("mission"), saying("ministry")];
    expect(told([...silent, ...said])).toEqual([
      { kind: "one-side-speaks", side: { en: "The state" }, share: 3 / 4, numbers: [4, 5, 7] },
    ]);
  });

  it("and not where another speaks beside it, where it is no party, or where fewer than four say anything", () => {
    const army = saying("own-army");
    expect(told([...silent, army, army, saying("own-army", "mission"), saying("mission")])).toEqual([]);
    expect(told(Array.from({ length: 4 }, () => saying("mission")))).toEqual([]);
    expect(told([...silent, army, army, army])).toEqual([]);
  });
});
