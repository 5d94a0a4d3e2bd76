import { describe, expect, it } from "vitest";
import { buildFactBase } from "@/core/facts/build-fact-base";
import type { ContentDocument } from "@/core/facts/content-document";

const document = (file: string, data: unknown): ContentDocument => ({ file, data, lineOf: () => 1 });
const aFact = (id: string, when: string) => ({
  id,
  topic: "t",
  text: { en: "A sentence." },
  ask: { en: "What?" },
  answer: { en: "This." },
  when,
  sources: [{ id: "s", at: "p. 1", note: { en: "Says so." } }],
});
const facts = [aFact("open", "2012/.."), aFact("closed", "2012/2014")];
const entry = (fact: string, kind: string, more: object = {}) => ({
  date: "2026-03-01",
  fact,
  kind,
  text: { en: "Because." },
  ...more,
});

const about = (entity: string, kind: string, more: object = {}) => ({
  ...entry("", kind, more),
  fact: undefined,
  entity,
});
const entities = [{ id: "gao", type: "town", name: { en: "Gao" }, about: { en: "A town." } }];

function problems(...entries: readonly object[]): string[] {
  const files = { "facts/a.yaml": facts, "entities/a.yaml": entities, "changelog.yaml": entries };
  const { findings } = buildFactBase(
    Object.entries(files).map(([file, data]) => document(file, data)),
    "hash",
  );
  return findings.filter(({ file }) => file === "changelog.yaml").map(({ message }) => message);
}

describe("checks of the changelog", () => {
  it("find nothing wrong with entries that fit", () => {
    const entries = [
      entry("open", "wording"),
      entry("closed", "superseded"),
      entry("closed", "merged", { replaces: ["gone"] }),
      entry("gone", "status"),
      entry("wrong", "refinement"),
      entry("wrong", "retracted"),
      about("gao", "refinement"),
      about("gone", "retracted"),
      about("gone", "wording"),
    ];
    expect(problems(...entries)).toEqual([]);
  });

  it.each([
    ["a retracted fact that still stands", entry("open", "retracted"), "still stands"],
    ["a fact that nobody knows", entry("unheard-of", "refinement"), "no such fact"],
    ["a merger of nothing", entry("open", "merged"), "takes the place of"],
    ["replacing by a mere refinement", entry("open", "refinement", { replaces: ["gone"] }), "only"],
    ["a replaced fact that still stands", entry("open", "split", { replaces: ["closed"] }), "still stands"],
    ["a fact that replaces itself", entry("open", "merged", { replaces: ["open"] }), "itself"],
    ["a superseded fact without an end", entry("open", "superseded"), "until when"],
    ["an unknown kind", entry("open", "improved"), "kind"],
    ["an entity that nobody knows", about("unheard-of", "refinement"), "no such entity"],
    ["an entity that was merged", about("gao", "merged"), "an entity changes by"],
    ["an entity that replaces", about("gao", "refinement", { replaces: ["ber"] }), "only facts"],
    ["a retracted entity that still stands", about("gao", "retracted"), "still stands"],
    ["an entry about nothing", { ...about("gao", "wording"), entity: undefined }, "one `fact` or one `entity`"],
    ["an entry about two", { ...about("gao", "wording"), fact: "open" }, "one `fact` or one `entity`"],
    ["no reason", entry("open", "wording", { text: {} }), "text.en"],
  ])("report %s", (_name, written, message) => {
    const found = problems(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });
});
