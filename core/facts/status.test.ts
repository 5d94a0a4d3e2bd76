import { describe, expect, it } from "vitest";
import type { Evidence, SourceKind } from "@/core/facts/model";
import { finalStatus, independentOrigins, ownStatus, type StatusWorld } from "@/core/facts/status";
import { aSource } from "@/tests/support/facts";

const kinds: Readonly<Record<string, SourceKind>> = { mirror: "tertiary" };
const world: StatusWorld = {
  sourceOf: (id) => aSource({ id, kind: kinds[id] ?? "press" }),
  isParty: (id) => id === "army",
  originIsParty: (origin) => origin === "Malian Armed Forces",
};
const evidence = (sourceId: string, origin = sourceId, as: Evidence["as"] = null): Evidence => ({
  sourceId,
  at: "para. 1",
  note: { en: "note" },
  as,
  origin,
});
const decide = (entries: readonly Evidence[], by: readonly string[] = []) =>
  ownStatus({ evidence: entries, by }, world);

describe("ownStatus", () => {
  it.each([
    ["two origins", [evidence("a"), evidence("b")], [], "established", "two-origins"],
    ["reprints of one agency", [evidence("a", "AFP"), evidence("b", "AFP")], [], "reported", "one-origin"],
    ["a copy of an encyclopaedia beside one paper", [evidence("a"), evidence("mirror")], [], "reported", "one-origin"],
    ["a document for what it does", [evidence("a", "a", "act")], [], "established", "act"],
    ["reference data for what it measures", [evidence("a", "a", "measure")], [], "established", "measure"],
    ["a party, however many papers carry it", [evidence("a"), evidence("b")], ["army"], "claimed", "party-speaks"],
    ["an unnamed source", [evidence("a"), evidence("b")], ["unnamed"], "claimed", "unnamed-speaker"],
    ["an observer", [evidence("a"), evidence("b")], ["un"], "reported", "observer-speaks"],
    ["a party's own page only", [evidence("a", "Malian Armed Forces")], [], "claimed", "party-speaks"],
    ["a party and one paper", [evidence("a", "Malian Armed Forces"), evidence("b")], [], "reported", "one-origin"],
  ] as const)("%s", (_name, entries, by, status, rule) => {
    expect(decide(entries, by)).toEqual({ status, rule });
  });
});

describe("independentOrigins", () => {
  it.each([
    ["BBC", "BBC Afrique"],
    ["Anadolu", "Anadolu Agency"],
    ["Bamada", "Bamada.net"],
    ["International Crisis Group", "International Crisis Group (copy)"],
    ["United Nations", "United Nations via ReliefWeb"],
    ["The New Humanitarian", "New Humanitarian"],
    ["afp", "AFP"],
  ])("%s and %s are one house", (first, second) => {
    expect(independentOrigins([evidence("a", first), evidence("b", second)], world)).toHaveLength(1);
  });
  it.each([
    ["Le Monde", "Le Malien"],
    ["France 24", "RFI"],
    ["AP", "APA"],
  ])("%s and %s are two", (first, second) => {
    expect(independentOrigins([evidence("a", first), evidence("b", second)], world)).toHaveLength(2);
  });
});

describe("finalStatus", () => {
  const established = { status: "established", rule: "two-origins" } as const;
  const claimed = { status: "claimed", rule: "party-speaks" } as const;
  const reported = { status: "reported", rule: "one-origin" } as const;

  it("disputes what equals contradict", () => {
    expect(finalStatus(claimed, [claimed], null).status).toBe("disputed");
    expect(finalStatus(reported, [claimed], null).status).toBe("disputed");
    expect(finalStatus(established, [established], null)).toEqual({ status: "disputed", rule: "contradicted" });
  });
  it("does not let one voice shake what is established", () => {
    expect(finalStatus(established, [claimed], null)).toEqual(established);
    expect(finalStatus(claimed, [established], null)).toEqual(claimed);
  });
  it("lowers and never raises", () => {
    expect(finalStatus(established, [], "reported")).toEqual({ status: "reported", rule: "lowered" });
    expect(finalStatus(claimed, [], "reported")).toEqual(claimed);
  });
});
