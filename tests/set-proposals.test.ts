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

  /** The facts that a form on these things asks. */
  function questionsOn(entities: readonly string[], length: number, seed: string) {
    const drawn = drawItems(getGenerationContext("en"), {
      ...{ blueprint: { ...anyBlueprint, entities: [...entities], length }, seed, askedBefore: [] },
      ...{ difficultyFit: new Map(), preferredTargets: new Set(), knownTargets: new Set() },
      ...{ withdrawnFactIds: new Set(), excludedFactIds: new Set() },
    });
    return drawn.flatMap(({ item }) => base.facts.get(item.factIds[0] ?? "") ?? []);
  }

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
    const { together } = proposals("I want my class to know how the 2015 peace accord came about and ended");
    for (const seed of ["a", "b", "c", "d"]) {
      const facts = questionsOn(together, 10, seed);
      const years = facts.map(({ when }) => when?.slice(0, 4) ?? "");
      expect(facts, seed).toHaveLength(10);
      expect(years.filter((year) => year === "2014" || year === "2015").length, seed).toBeGreaterThan(1);
      expect(years.filter((year) => year >= "2022").length, seed).toBeGreaterThan(1);
      expect(facts.filter(({ topic }) => topic === "peace-process").length, seed).toBeGreaterThan(4);
      expect(facts.filter(({ triple }) => triple?.r === "names-mediator").length, seed).toBeLessThan(4);
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

  it.each([
    ["the rebellion of 2012 and the French intervention", ["tuareg-rebellion-2012", "operation-serval"]],
    ["how the coup of 2012 and the coup of 2020 came about", ["coup-2012", "coup-august-2020"]],
    ["Wagner, and why MINUSMA left", ["wagner-group", "minusma"]],
    ["MINUSMA as well as Barkhane", ["minusma", "operation-barkhane"]],
    ["the MNLA and the HCUA", ["mnla", "hcua"]],
    ["who were Ibrahim Boubacar Keïta and Assimi Goïta?", ["ibrahim-boubacar-keita", "assimi-goita"]],
  ])("takes “%s” for two matters, and asks of both", (query, both) => {
    const { entities, together, matters, years } = proposals(query);
    expect(matters).toBe(2);
    expect(ids(entities).slice(0, 2)).toEqual(both);
    expect(together).toEqual(expect.arrayContaining(both));
    expect(years).toBeNull();
    for (const seed of ["a", "b", "c", "d", "k"]) {
      const drawn = questionsOn(together, 10, seed);
      for (const id of both) {
        const told = new Set(base.index.factsToldOf.get(id)?.map((fact) => fact.id));
        expect(drawn.filter((fact) => told.has(fact.id)).length, `${id} ${seed}`).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    "how the 2015 peace accord came about and ended",
    "Agreement for Peace and Reconciliation in Mali",
    "Movement for Unity and Jihad in West Africa",
    "the French intervention and its consequences",
    "the coups of 2020 and 2021",
    "what happened in Kidal between 2012 and 2023",
    "sanctions and the ECOWAS",
  ])("takes “%s” for one matter", (query) => {
    expect(proposals(query).matters).toBe(1);
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
    expect(proposals("zzzzqq")).toEqual({ topics: [], entities: [], together: [], matters: 1, years: null, facts: [] });
  });

  it("puts nothing forward whose name tells of deaths", () => {
    const told = new Set([...base.entities.values()].filter(({ harm }) => harm !== null).map(({ id }) => id));
    for (const query of ["massacre", "attack", "Moura"]) {
      for (const id of ids(proposals(query).entities)) expect(told.has(id), id).toBe(false);
    }
    expect(told.size).toBeGreaterThan(0);
  });
});
