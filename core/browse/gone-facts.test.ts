import { describe, expect, it } from "vitest";
import { goneFacts } from "@/core/browse/gone-facts";
import type { ChangelogEntry } from "@/core/facts/model";
import { aBase, aFact } from "@/tests/support/facts";

const entry = (more: Partial<ChangelogEntry>): ChangelogEntry => ({
  date: "2026-03-01",
  fact: "here",
  entity: null,
  kind: "wording",
  text: { en: "Because." },
  replaces: [],
  said: null,
  harm: null,
  ...more,
});
const gone = (...changelog: readonly ChangelogEntry[]) =>
  [...goneFacts({ ...aBase({ facts: [aFact({ id: "here" }), aFact({ id: "other" })] }), changelog }).values()].map(
    ({ id, entries, successors }) => [id, entries.length, successors],
  );

describe("facts that are gone", () => {
  it("are those taken back, with nothing in their place", () => {
    expect(gone(entry({ fact: "false", kind: "retracted" }), entry({}))).toEqual([["false", 1, []]]);
  });

  it("lead to all that took their place", () => {
    const merged = entry({ kind: "merged", replaces: ["old", "older"] });
    const split = entry({ fact: "other", kind: "split", replaces: ["old"] });
    expect(gone(merged, split)).toEqual([
      ["old", 2, ["here", "other"]],
      ["older", 1, ["here"]],
    ]);
  });

  it("lead nowhere when they were taken back after all", () => {
    const merged = entry({ kind: "merged", replaces: ["old"] });
    expect(gone(entry({ fact: "old", kind: "retracted" }), merged)).toEqual([["old", 2, []]]);
  });

  it("are neither facts that stand again nor entities", () => {
    expect(gone(entry({ kind: "retracted" }), entry({ fact: null, entity: "gao", kind: "retracted" }))).toEqual([]);
  });
});
