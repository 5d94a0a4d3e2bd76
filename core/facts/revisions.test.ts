import { describe, expect, it } from "vitest";
import type { ChangelogEntry, Fact, FactBase } from "@/core/facts/model";
import { addedFacts, printContent, reviseFacts, reviseLists } from "@/core/facts/revisions";
import { targetEffects } from "@/core/memory/revision-effects";
import { aBase, aFact, aList } from "@/tests/support/facts";

const digest = (text: string) => text;
const base = (facts: readonly Fact[], changelog: readonly ChangelogEntry[] = []): FactBase => ({
  ...aBase({ facts }),
  changelog,
});
const entry = (fact: string, kind: ChangelogEntry["kind"], replaces: readonly string[] = []): ChangelogEntry => ({
  date: "2026-03-01",
  fact,
  entity: null,
  kind,
  text: { en: "Because." },
  replaces,
  said: null,
  harm: null,
});
const [a, b] = [aFact({ id: "a" }), aFact({ id: "b" })];
const before = printContent(base([a, b]), digest);
const kinds = (after: FactBase) => reviseFacts(before, after, digest).map(({ factId, kind }) => `${factId} ${kind}`);

describe("revisions of facts", () => {
  it("are none where nothing changed, and none for new facts, sources and notes", () => {
    expect(kinds(base([a, b]))).toEqual([]);
    expect(kinds(base([a, b, aFact({ id: "c" })]))).toEqual([]);
    expect(kinds(base([{ ...a, evidence: [...a.evidence, ...a.evidence], asOf: "2026-02-27" }, b]))).toEqual([]);
  });

  it.each([
    ["wording", { text: { en: "the text of A" } }],
    ["refinement", { text: { en: "Said in other words." } }],
    ["refinement", { claim: { en: "Another claim." } }],
    ["refinement", { when: "2012-03" }],
    ["status", { status: "disputed" as const, text: { en: "Said in other words." } }],
    ["status", { by: ["unnamed"] }],
  ])("follow from what changed: %s", (kind, change) => {
    expect(kinds(base([{ ...a, ...change }, b]))).toEqual([`a ${kind}`]);
  });

  it("call a fact that is gone retracted", () => {
    expect(kinds(base([b]))).toEqual(["a retracted"]);
  });

  it("are not those of facts that come, for the first time or again", () => {
    const known = printContent(base([b]), digest);
    expect(reviseFacts(known, base([a, b]), digest)).toEqual([]);
    expect(addedFacts(known, base([a, b]))).toEqual(["a"]);
    expect(addedFacts({ ...known, version: 0 }, base([a, b]))).toEqual([]);
  });

  it("are what the changelog says where it says something new", () => {
    const changed = { ...a, when: "2012-03" };
    expect(kinds(base([changed, b], [entry("a", "superseded")]))).toEqual(["a superseded"]);
    expect(kinds(base([changed, b], [entry("a", "wording"), entry("a", "status")]))).toEqual(["a status"]);
    const known = printContent(base([a, b], [entry("a", "superseded")]), digest);
    const again = reviseFacts(known, base([changed, b], [entry("a", "superseded")]), digest);
    expect(again).toEqual([{ factId: "a", kind: "refinement", replaces: [] }]);
  });

  it("are what the prints tell where an entry says less", () => {
    const changed = { ...a, when: "2012-03" };
    expect(kinds(base([changed, b], [entry("a", "wording")]))).toEqual(["a refinement"]);
    const lowered = { ...changed, status: "disputed" as const };
    expect(kinds(base([lowered, b], [entry("a", "superseded")]))).toEqual(["a status"]);
  });

  it("do not call a fact retracted whose place another takes", () => {
    const after = base([b], [entry("b", "merged", ["a"])]);
    expect(reviseFacts(before, after, digest)).toEqual([{ factId: "b", kind: "merged", replaces: ["a"] }]);
  });

  it("are unknown from prints that were made in another way", () => {
    expect(reviseFacts({ ...before, version: 0 }, base([]), digest)).toEqual([]);
  });

  it("see a complete list change with its members and their status, and go", () => {
    const list = aList({ s: "x", r: "y", members: ["m"] });
    const withList = aBase({ lists: [list] });
    const known = printContent(withList, digest);
    const longer = aBase({ lists: [{ ...list, members: ["m", "n"] }] });
    expect(reviseLists(known, withList, digest)).toEqual([]);
    expect(reviseLists(known, longer, digest)).toEqual([{ key: "x:y:always", kind: "refinement" }]);
    expect(reviseLists(known, aBase({}), digest)).toEqual([{ key: "x:y:always", kind: "retracted" }]);
  });
});

describe("effects of revisions on targets", () => {
  it("reach every slot of a fact", () => {
    const { changes, moves } = targetEffects([{ factId: "a", kind: "status", replaces: [] }], [], () => []);
    expect(changes.map(({ targetId }) => targetId)).toEqual(["fact:a:o", "fact:a:s", "fact:a:when", "fact:a:card"]);
    expect(changes.every(({ change }) => change === "status")).toBe(true);
    expect(moves).toEqual([]);
  });

  it("retire what was replaced, and hand its memories to the same slots", () => {
    const merged = [{ factId: "b", kind: "merged" as const, replaces: ["a"] }];
    const { changes, moves } = targetEffects(merged, [], () => ["fact:b:o", "fact:b:when"]);
    expect(changes.map(({ targetId, change }) => `${targetId} ${change}`)).toEqual([
      "fact:a:o retired",
      "fact:a:s retired",
      "fact:a:when retired",
      "fact:a:card retired",
    ]);
    expect(moves).toEqual([
      { from: "fact:a:o", to: "fact:b:o" },
      { from: "fact:a:when", to: "fact:b:when" },
    ]);
  });

  it("let a card about the whole fact stand for a slot, and not one slot for another", () => {
    const merged = [{ factId: "b", kind: "merged" as const, replaces: ["a"] }];
    expect(targetEffects(merged, [], () => ["fact:b:card"]).moves).toHaveLength(4);
    expect(targetEffects(merged, [], () => ["fact:b:o"]).moves.map(({ from }) => from)).toEqual([
      "fact:a:o",
      "fact:a:card",
    ]);
  });

  it("reach lists by their own targets", () => {
    const { changes } = targetEffects([], [{ key: "x:y:always", kind: "retracted" }], () => []);
    expect(changes).toEqual([{ targetId: "list:x:y:always", change: "retracted" }]);
  });
});
