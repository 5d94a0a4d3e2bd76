import { describe, expect, it } from "vitest";
import { proposalsFor } from "@/core/quizzes/sets/propose";
import { createSearcher } from "@/core/search/search";
import { searchEntries } from "@/core/search/search-entries";
import { getFactBase } from "@/server/content/load";

/** What a teacher types, on the real fact base: its names are what has to be understood. */
describe("what a teacher may mean", () => {
  const base = getFactBase();
  const searcher = createSearcher(searchEntries(base, "en"));
  const proposals = (query: string) => proposalsFor(base, searcher, query);
  const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id);

  it.each([
    "2015 peace accord",
    "how the 2015 peace accord came about and ended",
    "I want my class to know why the 2015 peace accord ended",
    "algiers accord 2015",
  ])("takes the year of “%s” for part of the name, and puts the topic beside it", (query) => {
    const { entities, topics, years } = proposals(query);
    expect(entities[0]).toMatchObject({ id: "algiers-accord-2015", span: { from: 2015, to: 2024 } });
    expect(ids(topics)).toContain("peace-process");
    expect(years).toBeNull();
  });

  it("takes years that no name bears for a time", () => {
    expect(proposals("Wagner 2022")).toMatchObject({ years: { from: 2022, to: 2022 } });
    expect(ids(proposals("Wagner 2022").entities)).toContain("wagner-group");
    expect(proposals("coups 2012 to 2021").years).toEqual({ from: 2012, to: 2021 });
    expect(proposals("coups 2021-2012").years).toEqual({ from: 2012, to: 2021 });
  });

  it("finds topics and single facts, and nothing for what nobody knows", () => {
    expect(ids(proposals("MINUSMA").topics)).toContain("minusma");
    expect(proposals("Goïta coup of 24 May 2021").facts.length).toBeGreaterThan(2);
    expect(proposals("zzzzqq")).toEqual({ topics: [], entities: [], years: null, facts: [] });
  });

  it("puts nothing forward whose name tells of deaths", () => {
    const told = new Set([...base.entities.values()].filter(({ harm }) => harm !== null).map(({ id }) => id));
    for (const query of ["massacre", "attack", "Moura"]) {
      for (const id of ids(proposals(query).entities)) expect(told.has(id), id).toBe(false);
    }
    expect(told.size).toBeGreaterThan(0);
  });
});
