import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson, hashOf } from "@/server/data/memory/memory-rows";

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

it("writes equal values alike, whatever the order of their keys, and loses nothing", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it("has the fingerprints that are stored already", () => {
  expect(canonicalJson({ b: [{ d: null, c: "é" }], a: new Date(0), e: undefined })).toBe(
    '{"a":"1970-01-01T00:00:00.000Z","b":[{"c":"é","d":null}]}',
  );
  expect(hashOf({ attemptId: "a", index: 0 })).toBe("b77fb7da45a2e4506aed4f32f24e5e11f141809abec33ddc561a0609ed47f8bd");
});
