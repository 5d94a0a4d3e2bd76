import { describe, expect, it } from "vitest";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { drawItems } from "@/core/quizzes/form";
import { proposalsFor } from "@/core/quizzes/sets/propose";
import { createSearcher } from "@/core/search/search";
import { searchEntries } from "@/core/search/search-entries";
import { getGenerationContext } from "@/server/content/generation-context";
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

  it("puts beside an accord what led to it, to be taken together", () => {
    const { together } = proposals("I want my class to know how the 2015 peace accord came about and ended");
    expect(together).toEqual(expect.arrayContaining(["algiers-accord-2015", "algiers-talks-2014"]));
  });

  it("makes of it questions on the talks, the signing and the end, and no row of mediators", () => {
    const context = getGenerationContext("en");
    const { together } = proposals("I want my class to know how the 2015 peace accord came about and ended");
    const blueprint = { ...anyBlueprint, entities: [...together] };
    for (const seed of ["a", "b", "c", "d"]) {
      const drawn = drawItems(context, {
        ...{ blueprint, seed, askedBefore: [], difficultyFit: new Map() },
        ...{ preferredTargets: new Set(), knownTargets: new Set() },
        ...{ withdrawnFactIds: new Set(), excludedFactIds: new Set() },
      });
      const facts = drawn.flatMap(({ item }) => base.facts.get(item.factIds[0] ?? "") ?? []);
      const years = facts.map(({ when }) => when?.slice(0, 4) ?? "");
      expect(drawn, seed).toHaveLength(10);
      expect(years.filter((year) => year === "2014" || year === "2015").length, seed).toBeGreaterThan(1);
      expect(years.filter((year) => year >= "2022").length, seed).toBeGreaterThan(1);
      expect(facts.filter(({ topic }) => topic === "peace-process").length, seed).toBeGreaterThan(4);
      expect(facts.filter(({ triple }) => triple?.r === "names-mediator").length, seed).toBeLessThan(3);
    }
  });

  it("understands what teachers write of things that our facts call otherwise", () => {
    const power = proposals("My pupils should understand why the army took power in 2020 and 2021");
    expect(ids(power.entities)).toEqual(expect.arrayContaining(["coup-august-2020", "coup-may-2021"]));
    expect(power.years).toEqual({ from: 2020, to: 2021 });
    expect(ids(proposals("How did the UN mission in Mali begin and why did it leave?").entities)[0]).toBe("minusma");
    const groups = proposals("Who are the jihadist groups in the Sahel and how did they form?");
    expect(ids(groups.entities)).toContain("jnim");
    const kidal = proposals("what happened in Kidal between 2012 and 2023");
    expect(ids(kidal.entities)[0]).toBe("kidal");
    expect(kidal.years).toEqual({ from: 2012, to: 2023 });
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
    expect(proposals("zzzzqq")).toEqual({ topics: [], entities: [], together: [], years: null, facts: [] });
  });

  it("puts nothing forward whose name tells of deaths", () => {
    const told = new Set([...base.entities.values()].filter(({ harm }) => harm !== null).map(({ id }) => id));
    for (const query of ["massacre", "attack", "Moura"]) {
      for (const id of ids(proposals(query).entities)) expect(told.has(id), id).toBe(false);
    }
    expect(told.size).toBeGreaterThan(0);
  });
});
