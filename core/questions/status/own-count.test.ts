import { describe, expect, it } from "vitest";
import type { Evidence, Fact } from "@/core/facts/model";
import { isOwnCount } from "@/core/questions/status/own-count";
import { aBase, aFact, anEntity, aSource, aType } from "@/tests/support/facts";

describe("a count that the body which counts publishes itself", () => {
  const base = aBase({
    types: [aType({ id: "un-body" }), aType({ id: "media" })],
    entities: [
      anEntity({ id: "unhcr", type: "un-body", name: { en: "UNHCR" }, text: { en: "UNHCR" } }),
      anEntity({ id: "afp", type: "media", name: { en: "AFP" }, text: { en: "AFP" } }),
    ],
    sources: [
      aSource({ id: "own", publisher: "UNHCR, via ReliefWeb" }),
      aSource({ id: "paper", publisher: "Le Pays" }),
      aSource({ id: "wire", publisher: "AFP" }),
    ],
  });
  const card = (sourceId: string): Evidence => ({
    sourceId,
    at: "para. 1",
    note: { en: "UNHCR gives 172,426 refugees." },
    as: null,
    origin: "UNHCR",
  });
  const told = (claim: string, sourceIds: readonly string[], speaker = "unhcr"): Fact =>
    aFact({
      id: "count",
      by: [speaker],
      claim: { en: claim },
      status: "reported",
      statusRule: "observer-speaks",
      evidence: sourceIds.map(card),
    });
  const count = "172,426 refugees from Mali are in neighbouring countries.";

  it("is one on its own card, also beside another's, in the claim or as the figure of the fact", () => {
    expect(isOwnCount(base, told(count, ["own"]))).toBe(true);
    expect(isOwnCount(base, told(count, ["paper", "own"]))).toBe(true);
    const figure = {
      kind: "number",
      low: 7,
      high: 7,
      unit: { en: "camps" },
      noun: null,
      about: false,
      hedge: null,
    } as const;
    const structured = { ...told(count, ["own"]), claim: null, triple: { s: "unhcr", r: "counted", o: figure } };
    expect(isOwnCount(base, structured)).toBe(true);
  });

  it("is none where an outlet stands in between, or is the one that counts", () => {
    expect(isOwnCount(base, told(count, ["paper"]))).toBe(false);
    expect(isOwnCount(base, told(count, ["wire"], "afp"))).toBe(false);
  });

  it("is none without a count: years and days are none", () => {
    for (const claim of ["Refugees have left since 2013 in great numbers.", "On 19 May the camp was opened."]) {
      expect(isOwnCount(base, told(claim, ["own"]))).toBe(false);
    }
  });

  it("is none where the status does not rest on its word", () => {
    expect(isOwnCount(base, { ...told(count, ["own"]), status: "established", statusRule: "two-origins" })).toBe(false);
  });
});
