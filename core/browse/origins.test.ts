import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sourcesInUse } from "@/core/browse/in-use";
import { originsInUse } from "@/core/browse/origins";
import type { FactBase, Source } from "@/core/facts/model";
import { readFactBase } from "@/server/content/read-base";

const { base } = readFactBase(join(process.cwd(), "content"));
const source = (id: string, origin: string) => ({ id, origin, title: id }) as unknown as Source;
const baseOf = (sources: readonly Source[]) =>
  ({
    sources: new Map(sources.map((one) => [one.id, one])),
    index: { factsBySource: new Map(sources.map(({ id }) => [id, []])) },
  }) as unknown as FactBase;

describe("origins in use", () => {
  it("stand under their first letter without its accent, and what begins otherwise under none", () => {
    const origins = originsInUse(
      baseOf([source("a", "Études maliennes"), source("b", "2424actu"), source("c", "AFP")]),
    );
    expect(origins.map(({ name, letter }) => `${name} ${letter}`)).toEqual([
      "2424actu 0",
      "AFP a",
      "Études maliennes e",
    ]);
  });

  it("have a place of their own where two names differ in signs alone", () => {
    const origins = originsInUse(baseOf([source("a", "L’Essor"), source("b", "L'Essor"), source("c", "...")]));
    expect(origins.map(({ id }) => id).sort()).toEqual(["l-essor", "l-essor-2", "origin"]);
  });

  it("hold each source of the real base once", () => {
    const listed = originsInUse(base).flatMap(({ sources }) => sources.map(({ id }) => id));
    expect(listed.sort()).toEqual(
      sourcesInUse(base)
        .map(({ id }) => id)
        .sort(),
    );
  });
});
