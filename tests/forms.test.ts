import { describe, expect, it } from "vitest";
import { noDependency } from "@/core/quality/checks/form/q16-no-dependency";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import { seededRandom, shuffled } from "@/core/shared/random";
import { getGenerationContext } from "@/server/content/generation-context";

/** Forms of the real fact base, where names, dates and stories do overlap. Q16 reads them by itself. */
describe("forms of the fact base", () => {
  const context = getGenerationContext("en");
  const { base } = context;
  const topics = base.topics.map(({ id }) => id);

  function formOf(seed: number, length: number, topic: string | null, includeHarm: boolean): readonly Item[] {
    const form = buildForm(context, {
      blueprint: { ...anyBlueprint, topics: topic === null ? [] : [topic], length, includeHarm },
      seed: `leaks ${seed}`,
      preferredTargets: new Set(),
      knownTargets: new Set(),
      withdrawnFactIds: new Set(),
      excludedFactIds: new Set(),
      difficultyFit: new Map(),
    });
    return form.ok ? form.value : [];
  }

  it("of all topics are as long as asked, and no question tells another's answer, before or after its own", () => {
    for (let seed = 0; seed < 36; seed++) {
      const length = [5, 10, 20, 40][seed % 4] ?? 10;
      const form = formOf(seed, length, null, seed % 3 === 0);
      expect(form.length, `seed ${seed}`).toBe(length);
      expect(noDependency.run(context, form), `seed ${seed}`).toEqual([]);
    }
  }, 120_000);

  it("of one topic neither, where everything is about the same few things", () => {
    for (let seed = 0; seed < 36; seed++) {
      const form = formOf(seed, 20, topics[seed % topics.length] ?? null, seed % 3 === 0);
      expect(form.length, `seed ${seed}`).toBeGreaterThanOrEqual(10);
      expect(noDependency.run(context, form), `seed ${seed}`).toEqual([]);
    }
  }, 120_000);

  it("would tell, were questions put together without a look at each other", () => {
    const careless = Array.from({ length: 12 }, (_, seed) => {
      const random = seededRandom(`careless ${seed}`);
      const facts = base.index.factsByTopic.get(topics[seed % topics.length] ?? "") ?? [];
      return shuffled(facts, random)
        .flatMap((fact) => shuffled(possibleItems(context, fact), random).slice(0, 1))
        .flatMap(({ type, ask }) => {
          const made = generateItem(context, type, ask, `careless ${seed}`);
          return made.ok ? [made.value] : [];
        })
        .slice(0, 20);
    });
    const found = careless.flatMap((form) => noDependency.run(context, form));
    expect(found.filter((message) => message.includes("the question of")).length).toBeGreaterThan(5);
    expect(found.filter((message) => message.includes("the earlier feedback of")).length).toBeGreaterThan(5);
  }, 60_000);
});
