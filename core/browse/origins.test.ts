import { describe, expect, it } from "vitest";
import { sourcesInUse } from "@/core/browse/in-use";
import { originsInUse } from "@/core/browse/origins";
import type { FactBase, Source } from "@/core/facts/model";
import { getFactBase } from "@/server/content/load";

const base = getFactBase();
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

  it("are one house however its name is written, under the spelling that most of its sources have", () => {
    const origins = originsInUse(
      baseOf([
        source("a", "L’Essor"),
        source("b", "L'Essor"),
        source("c", "L'Essor"),
        source("d", "Sahelien.com"),
        source("e", "Sahelien"),
        source("f", "..."),
      ]),
    );
    expect(origins.map(({ name, id, sources }) => [name, id, sources.length])).toEqual([
      ["...", "origin", 1],
      ["L'Essor", "l-essor", 3],
      ["Sahelien", "sahelien", 2],
    ]);
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
