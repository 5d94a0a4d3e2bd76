import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Relation } from "@/core/facts/model";
import { entitySchema, factSchema, sourceSchema } from "@/core/facts/schema";
import { GAP, type SkeletonInput, skeletonFile, skeletonText } from "@/core/facts/skeleton";
import { aRelation } from "@/tests/support/facts";

/** What an editor would write into each gap of these lines. */
const FILLINGS: readonly (readonly [RegExp, string])[] = [
  [/kind: TODO/, "kind: press"],
  [/read: TODO/, "read: full"],
  [/lang: TODO/, "lang: fr"],
  [/url: "TODO"/, 'url: "https://example.org/"'],
  [/(date|when|o): "TODO"/, '$1: "2015-06-20"'],
  [/value: TODO/, "value: 7"],
  [/harm: TODO/, "harm: violence"],
];

function filled(input: SkeletonInput): unknown {
  const text = FILLINGS.reduce((rest, [gap, filling]) => rest.replace(gap, filling), skeletonText(input));
  return parse(text.replaceAll(GAP, "something"))[0];
}

const fact = (relation: Partial<Relation> | null): SkeletonInput => ({
  kind: "fact",
  id: "new",
  topic: "geography",
  relation: relation === null ? null : aRelation({ id: "r", ...relation }),
});

describe("skeletonText", () => {
  it.each([
    ["source", { kind: "source", id: "new" }, sourceSchema],
    ["entity", { kind: "entity", id: "new", type: "town" }, entitySchema],
    ["descriptive fact", fact(null), factSchema],
    ["state", fact({ aspect: "state", range: "town" }), factSchema],
    ["date", fact({ aspect: "event", range: "date" }), factSchema],
    ["number", fact({ aspect: "state", range: "number" }), factSchema],
    ["text", fact({ range: "text" }), factSchema],
    ["harm", fact({ aspect: "event", sensitive: "harm" }), factSchema],
  ] as const)("passes the parser once filled: %s", (_name, input, schema) => {
    const parsed = schema.safeParse(filled(input));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it.each([
    ["source", { kind: "source", id: "new" }, sourceSchema],
    ["entity", { kind: "entity", id: "new", type: "town" }, entitySchema],
    ["fact", fact({ aspect: "event" }), factSchema],
  ] as const)("does not pass while gaps are left: %s", (_name, input, schema) => {
    expect(schema.safeParse(parse(skeletonText(input))[0]).success).toBe(false);
  });

  it("asks for a span where the relation is a state, and for nothing where it is timeless", () => {
    expect(skeletonText(fact({ aspect: "state" }))).toContain("over which it held");
    expect(skeletonText(fact({ aspect: "timeless" }))).not.toContain("when:");
  });
});

describe("skeletonFile", () => {
  it("puts a fact into the file of its topic", () => {
    expect(skeletonFile(fact(null), "ignored")).toBe("facts/geography.yaml");
    expect(skeletonFile({ kind: "entity", id: "x", type: "town" }, "minusma")).toBe("entities/minusma.yaml");
  });
});
