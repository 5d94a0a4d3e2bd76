import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Band, bandOf, bands } from "@/core/distractors/band";
import { similarity } from "@/core/distractors/similarity";
import type { Fact } from "@/core/facts/model";
import { noDependency } from "@/core/quality/checks/form/q16-no-dependency";
import { keyPosition } from "@/core/quality/checks/form/q24-key-position";
import { nearDuplicates } from "@/core/quality/checks/form/q28-near-duplicates";
import type { Ask, Item } from "@/core/questions/contract";
import { isHarmful } from "@/core/questions/frame";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { comparable, datedEvent } from "@/core/questions/ordering/dated-event";
import type { QuestionTypeName } from "@/core/questions/views";
import { anyBlueprint } from "@/core/quizzes/blueprint";
import { difficultyClass, difficultyThresholds } from "@/core/quizzes/difficulty-classes";
import { buildForm, drawItems } from "@/core/quizzes/form";
import { OF_EVIDENCE } from "@/core/quizzes/type-mix";
import { WantedDifficulty } from "@/core/quizzes/wanted-difficulty";
import { whyShort } from "@/core/quizzes/why-short";
import { seededRandom, shuffled } from "@/core/shared/random";
import { getGenerationContext } from "@/server/content/generation-context";
import { contextOf } from "@/tests/support/items";

const REQUEST = {
  preferredTargets: new Set<string>(),
  knownTargets: new Set<string>(),
  askedBefore: [],
  withdrawnFactIds: new Set<string>(),
  excludedFactIds: new Set<string>(),
  difficultyFit: new Map(),
};

/** Forms of the real fact base, where names, dates and stories do overlap. Q16 reads them by itself. */
describe("forms of the fact base", () => {
  const context = getGenerationContext("en");
  const { base } = context;
  const topics = base.topics.map(({ id }) => id);

  function formOf(seed: number, length: number, topic: string | null, includeHarm: boolean): readonly Item[] {
    const form = buildForm(context, {
      blueprint: { ...anyBlueprint, topics: topic === null ? [] : [topic], length, includeHarm },
      ...REQUEST,
      seed: `leaks ${seed}`,
    });
    return form.ok ? form.value : [];
  }

  function singleType(type: QuestionTypeName, topic: string, seed: string): readonly Item[] {
    return drawItems(context, {
      blueprint: { ...anyBlueprint, topics: [topic], types: [type], length: 10 },
      ...REQUEST,
      seed,
    }).map(({ item }) => item);
  }

  it("of all topics are as long as asked, and no question tells another's answer, before or after its own", () => {
    for (let seed = 0; seed < 36; seed++) {
      const length = [5, 10, 20, 40][seed % 4] ?? 10;
      const form = formOf(seed, length, null, seed % 3 === 0);
      expect(form.length, `seed ${seed}`).toBe(length);
      expect(noDependency.run(context, form), `seed ${seed}`).toEqual([]);
    }
  }, 120_000);

  it("of one topic neither, nor does the topic's name over them, where everything is about the same few things", () => {
    for (let seed = 0; seed < 36; seed++) {
      const topic = topics[seed % topics.length] ?? null;
      const form = formOf(seed, 20, topic, seed % 3 === 0);
      const headings = base.topics.filter(({ id }) => id === topic).map(({ name }) => name.en);
      expect(form.length, `seed ${seed}`).toBeGreaterThanOrEqual(10);
      expect(noDependency.run(context, form, headings), `seed ${seed}`).toEqual([]);
    }
  }, 120_000);

  it("of one topic have no fact in nearly all of them, though it may be the only one that can be asked for its year", () => {
    for (const topic of ["peoples", "wagner-and-africa-corps"]) {
      const forms = Array.from({ length: 40 }, (_, seed) => formOf(seed, 10, topic, false));
      const facts = forms.flatMap((form) => form.flatMap(({ factIds }) => factIds));
      const times = new Map([...new Set(facts)].map((id) => [id, facts.filter((other) => other === id).length]));
      expect(
        [...times].filter(([, count]) => count > 30),
        topic,
      ).toEqual([]);
      const available = (base.index.factsByTopic.get(topic) ?? []).filter((fact) => !isHarmful(context, fact)).length;
      expect(times.size / available, topic).toBeGreaterThan(0.8);
    }
  }, 60_000);

  it("hold nothing that tells of violence where it is to be left out, on the other side of a dispute either", () => {
    const factOf = (id: string): Fact => {
      const fact = base.facts.get(id);
      if (fact === undefined) throw new Error(`no ${id}`);
      return fact;
    };
    const asked = (harm: Fact["harm"]) => {
      // Of two accounts that are asked about in themselves, one is told with violence here.
      const { contradicts } = factOf("lavrov-private-company-2021");
      const others = contradicts.map((id): [string, Fact] => [id, { ...factOf(id), harm }]);
      const world = contextOf({ ...base, facts: new Map([...base.facts, ...others]) });
      const blueprint = { ...anyBlueprint, factIds: ["lavrov-private-company-2021"], length: 3 };
      return drawItems(world, { ...REQUEST, blueprint, seed: "side" }).map(({ item }) => item);
    };
    const isDispute = ({ type, key }: Item) => type === "status" && JSON.stringify(key).includes("disputed");
    expect(asked(null).filter(isDispute)).toHaveLength(1);
    expect(asked("violence").filter(({ feedback }) => feedback.harm !== null)).toEqual([]);
    expect(asked("violence").filter(isDispute)).toEqual([]);
  });

  it("of one topic ask at most four of ten about evidence, but for the few topics that give too little else", () => {
    const evidenceIn = (topic: string, seed: number) =>
      formOf(seed, 10, topic, false).filter(({ type }) => OF_EVIDENCE.has(type)).length;
    const full = topics.filter((topic) => [0, 1, 2, 3, 4].some((seed) => evidenceIn(topic, seed) > 4));
    expect(full.length, full.join(", ")).toBeLessThanOrEqual(3);
  });

  it("of one kind say why they are short: the one topic's name tells the year asked, or violence is left out", () => {
    const dates = (topicIds: readonly string[], includeHarm: boolean) => asked("date", topicIds, includeHarm);
    const asked = (type: QuestionTypeName, topicIds: readonly string[], includeHarm: boolean) => {
      const blueprint = { ...anyBlueprint, topics: [...topicIds], types: [type], length: 20, includeHarm };
      const request = { ...REQUEST, blueprint, seed: "short" };
      const found = drawItems(context, request).length;
      return { found, why: whyShort(context, request, found) };
    };
    const war = dates(["war-resumes-2023"], true);
    expect(war.found).toBeLessThan(3);
    expect(war.why).toEqual(["told-by-heading"]);
    expect(dates(["crisis-2012"], false).why).toContain("told-by-heading");
    expect(dates(["war-resumes-2023", "crisis-2012"], false)).toEqual({ found: 20, why: [] });
    expect(asked("status", ["centre-of-mali"], false).why).toEqual(["harm-left-out"]);
  });

  it("can be had again on the same three facts, though what comes first may leave nothing for the others", () => {
    for (let seed = 0; seed < 100; seed++) {
      const first = formOf(seed, 3, null, true);
      const factIds = [...new Set(first.flatMap((item) => item.factIds))];
      const blueprint = { ...anyBlueprint, factIds, length: 3, includeHarm: true };
      const again = buildForm(context, { ...REQUEST, blueprint, askedBefore: [first], seed: `again ${seed}` });
      expect(again.ok, `seed ${seed}`).toBe(true);
    }
  }, 60_000);

  it("of one type keep its keys in even places, in every topic, though there is no other type to turn to", () => {
    for (const topic of topics) {
      for (const seed of ["audit-1", "audit-2"]) {
        const form = singleType("multiple-choice", topic, seed);
        expect(keyPosition.run(context, form), `${topic} ${seed}`).toEqual([]);
      }
    }
  }, 60_000);

  it("of one type never ask nearly the same twice, as of who won one election and who won the next", () => {
    for (const seed of ["audit-1", "audit-2"]) {
      expect(nearDuplicates.run(context, singleType("short-answer", "coups-and-politics", seed)), seed).toEqual([]);
    }
  });

  it("of the status of statements ask the rarer ones first, where a topic has few of them", () => {
    const reported = ({ factIds }: Pick<Item, "factIds">) => base.facts.get(factIds[0] ?? "")?.status === "reported";
    const askable = (base.index.factsByTopic.get("peoples") ?? [])
      .flatMap((fact) => possibleItems(context, fact))
      .flatMap(({ type, ask: { fact } }) =>
        type === "status" && !isHarmful(context, fact) ? [{ factIds: [fact.id] }] : [],
      );
    const share = askable.filter(reported).length / askable.length;
    const asked = Array.from({ length: 8 }, (_, seed) => singleType("status", "peoples", `rare-${seed}`)).flat();
    expect(asked.filter(reported).length / asked.length).toBeGreaterThan(1.3 * share);
  });

  it("put no event in order with the beginning or end of what it is about, nor two that name one person", () => {
    const labels = [...base.facts.values()].flatMap((fact) => datedEvent(context, fact) ?? []);
    const founded = labels.filter(({ bounds }) => bounds.size > 0);
    expect(founded.length).toBeGreaterThan(20);
    const g5 = labels.filter(({ label }) => label.includes("G5 Sahel"));
    expect(g5.some(({ bounds }) => bounds.has("g5-sahel"))).toBe(true);
    for (const one of g5.filter(({ bounds }) => bounds.has("g5-sahel"))) {
      expect(g5.filter((other) => comparable(one, other)).map(({ label }) => label)).toEqual([]);
    }
    const toure = labels.filter(({ label }) => label.includes("Touré"));
    expect(toure.length).toBeGreaterThan(1);
    expect(toure.flatMap((one) => toure.filter((other) => comparable(one, other)))).toEqual([]);
  });

  it("can be had easier and harder of most facts that have several options, by how like the right one the wrong ones are", () => {
    const thresholds = difficultyThresholds(context);
    const near = new Map<Band, number[]>(bands.map((band) => [band, []]));
    let [ways, severalClasses] = [0, 0];
    for (const { type, ask } of [...base.facts.values()].flatMap((fact) => possibleItems(context, fact))) {
      const made = type === "multiple-choice" ? draws(type, ask) : [];
      for (const { seed, key } of made) {
        const { correctChoiceId, options } = keyOf.parse(key);
        const { [correctChoiceId]: right, ...wrong } = options;
        const likeness = Object.values(wrong).map((id) => similarity(base, entity(right ?? ""), entity(id)));
        near.get(bandOf(seed, ask))?.push(...likeness);
      }
      const classes = new Set(made.map(({ difficulty }) => difficultyClass(difficulty, thresholds)));
      ways += made.length > 0 ? 1 : 0;
      severalClasses += classes.size > 1 ? 1 : 0;
    }
    const [easy, , hard] = bands.map((band) => mean(near.get(band) ?? []));
    expect(severalClasses / ways).toBeGreaterThan(0.5);
    expect(hard).toBeGreaterThan((easy ?? 0) + 0.015);
  }, 60_000);

  it("are harder where the answer is typed than where it is chosen, of nearly all answers that can be asked both ways", () => {
    const [typed, chosen] = [new Map<string, number[]>(), new Map<string, number[]>()];
    for (const { type, ask } of [...base.facts.values()].flatMap((fact) => possibleItems(context, fact))) {
      const by = type === "multiple-choice" ? chosen : type === "short-answer" ? typed : null;
      if (by === null) continue;
      for (const { targetId, difficulty } of draws(type, ask)) {
        by.set(targetId, [...(by.get(targetId) ?? []), difficulty]);
      }
    }
    const both = [...typed].flatMap(([targetId, values]) => {
      const others = chosen.get(targetId);
      return others === undefined ? [] : [mean(values) - mean(others)];
    });
    expect(both.length).toBeGreaterThan(100);
    expect(both.filter((surplus) => surplus > 0).length / both.length).toBeGreaterThan(0.85);
  }, 60_000);

  it("of each difficulty mix most types, and ask none whose difficulty is another's", () => {
    const thresholds = difficultyThresholds(context);
    for (const wanted of ["easy", "medium", "hard"] as const) {
      const blueprint = { ...anyBlueprint, length: 20, difficulty: wanted };
      const form = drawItems(context, { blueprint, ...REQUEST, seed: "classes" }).map(({ item }) => item);
      expect(form).toHaveLength(20);
      expect(new Set(form.map(({ difficulty }) => difficultyClass(difficulty, thresholds)))).toEqual(new Set([wanted]));
      expect(new Set(form.map(({ type }) => type)).size, wanted).toBeGreaterThanOrEqual(8);
    }
  }, 60_000);

  it("leave out as too easy or too hard hardly a way of asking that draws of other seeds could have made so", () => {
    const ways = [...base.facts.values()].flatMap((fact) => possibleItems(context, fact));
    const sampled = ways.filter(({ type }, at) => at % 3 === 0 && !["status", "which-wording"].includes(type));
    const difficulty = new WantedDifficulty(context, "hard", new Map());
    const made = sampled.map((way) => draws(way.type, way.ask).some((item) => difficulty.isMet(item)));
    const missed = sampled.filter((way, at) => made[at] && !difficulty.canBeMet(way));
    expect(made.filter(Boolean).length).toBeGreaterThan(50);
    expect(missed.length / made.filter(Boolean).length).toBeLessThan(0.1);
  }, 60_000);

  const draws = (type: QuestionTypeName, ask: Ask): readonly Item[] =>
    Array.from({ length: 9 }, (_, seed) => generateItem(context, type, ask, `band ${seed}`)).flatMap((made) =>
      made.ok ? [made.value] : [],
    );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const keyOf = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });
  const entity = (id: string) => {
    const found = base.entities.get(id);
    if (found === undefined) throw new Error(`no ${id}`);
    return found;
  };

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
