import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noDependency } from "@/core/quality/checks/form/q16-no-dependency";
import { keyPosition } from "@/core/quality/checks/form/q24-key-position";
import { nearDuplicates } from "@/core/quality/checks/form/q28-near-duplicates";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { restsOn } from "@/core/questions/rests-on";
import { anyBlueprint, type Blueprint, difficultyClasses } from "@/core/quizzes/blueprint";
import { difficultyClass, difficultyThresholds } from "@/core/quizzes/difficulty-classes";
import { buildForm, type FormRequest } from "@/core/quizzes/form";
import { mayBeConfused } from "@/core/quizzes/form-facts";
import { fitKey } from "@/core/statistics/difficulty-fit";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

function request(blueprint: Partial<Blueprint> = {}, given: Partial<FormRequest> = {}): FormRequest {
  return {
    blueprint: { ...anyBlueprint, length: 8, ...blueprint },
    seed: "form",
    preferredTargets: new Set(),
    knownTargets: new Set(),
    askedBefore: [],
    withdrawnFactIds: new Set(),
    excludedFactIds: new Set(),
    difficultyFit: new Map(),
    ...given,
  };
}

function formOf(blueprint: Partial<Blueprint> = {}, given: Partial<FormRequest> = {}): readonly Item[] {
  const form = buildForm(context, request(blueprint, given));
  if (!form.ok) throw new Error(`too few: ${form.error.available}`);
  return form.value;
}

function oneItem(type: Item["type"], factId: string, seed = "one"): Item {
  const fact = context.base.facts.get(factId);
  const way = fact && possibleItems(context, fact).find((each) => each.type === type);
  const made = way ? generateItem(context, type, way.ask, seed) : null;
  if (!made?.ok) throw new Error(`no ${type} of ${factId}`);
  return made.value;
}

describe("a form", () => {
  it("follows from its seed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), (seed) => {
        expect(formOf({}, { seed })).toEqual(formOf({}, { seed }));
      }),
      { numRuns: 6 },
    );
    expect(formOf({}, { seed: "a" })).not.toEqual(formOf({}, { seed: "b" }));
  });

  it("asks only what is as hard as the blueprint wants, and answers move an item from one class to another", () => {
    const thresholds = difficultyThresholds(context);
    for (const difficulty of difficultyClasses) {
      const form = buildForm(context, request({ length: 10, difficulty }));
      for (const item of form.ok ? form.value : []) {
        expect(difficultyClass(item.difficulty, thresholds)).toBe(difficulty);
      }
    }
    const easy = formOf({ length: 5, difficulty: "easy" });
    const missed = easy.map(({ targetId, type }) => [fitKey(targetId, type), { n: 3000, observed: 9 }] as const);
    const hard = buildForm(context, request({ length: 40, difficulty: "hard" }, { difficultyFit: new Map(missed) }));
    const kinds = hard.ok ? hard.value.map(({ targetId, type }) => fitKey(targetId, type)) : [];
    const estimatedHard = hard.ok ? hard.value.filter(({ difficulty }) => difficulty >= thresholds.hard) : [];
    expect(kinds.length).toBeGreaterThan(estimatedHard.length);
  });

  it("never asks a fact twice, tells on itself, repeats itself or piles up keys", () => {
    for (let seed = 0; seed < 25; seed++) {
      const form = formOf({ length: 10 }, { seed: `sound ${seed}` });
      const facts = form.flatMap(({ factIds }) => factIds);
      expect(new Set(facts).size).toBe(facts.length);
      for (const check of [noDependency, nearDuplicates, keyPosition]) expect(check.run(context, form)).toEqual([]);
    }
  });

  it("asks one list once, and the same of two things with one answer once, while there is something else", () => {
    const world = contextOf(
      aSmallWorld((given) => ({
        ...given,
        facts: (given.facts ?? []).map((fact) =>
          fact.id === "signed-baobab" && fact.triple !== null
            ? { ...fact, triple: { ...fact.triple, o: { kind: "entity" as const, id: "bamako" } } }
            : fact,
        ),
      })),
    );
    const blueprint: Partial<Blueprint> = { length: 5, types: ["multiple-choice", "true-false", "multiple-response"] };
    const forms = Array.from({ length: 20 }, (_, at) => buildForm(world, request(blueprint, { seed: `twins ${at}` })));
    const asked = forms.map((form) => (form.ok ? form.value : []).map(({ factIds }) => factIds));
    expect(asked.filter((facts) => facts.length === 5)).toHaveLength(20);
    const ofList = asked.map((facts) => facts.filter(([id]) => id?.startsWith("borders-")).length);
    expect(Math.max(...ofList)).toBe(1);
    const twins = asked.map((facts) => facts.filter(([id]) => id === "signed-acacia" || id === "signed-baobab").length);
    expect(Math.max(...twins)).toBe(1);
  });

  it("mixes types and lets topics take turns", () => {
    const form = formOf({ length: 8 });
    expect(new Set(form.map(({ type }) => type)).size).toBeGreaterThan(3);
    const topics = form.map(({ topic }) => topic);
    expect(topics.some((topic, at) => topic === topics[at + 1] && topic === topics[at + 2])).toBe(false);
  });

  it("holds only the types, topics and facts that were asked for", () => {
    expect(new Set(formOf({ types: ["cloze", "date"], length: 6 }).map(({ type }) => type))).toEqual(
      new Set(["cloze", "date"]),
    );
    expect(new Set(formOf({ topics: ["peace"], length: 4 }).map(({ topic }) => topic))).toEqual(new Set(["peace"]));
    const factIds = ["capital-mali", "capital-niger", "president-1", "signed-acacia"];
    expect(formOf({ factIds, length: 4 }).every((item) => item.factIds.every((id) => factIds.includes(id)))).toBe(true);
  });

  it("leaves violence out unless it is asked for", () => {
    const harmful = ["claim-attack", "attack-established"];
    const isHarmful = (item: Item) => item.factIds.some((id) => harmful.includes(id));
    for (let seed = 0; seed < 10; seed++) {
      expect(formOf({ length: 20 }, { seed: `${seed}` }).some(isHarmful)).toBe(false);
    }
    expect(
      formOf({ includeHarm: true, types: ["status", "who-says-so"], topics: ["politics"], length: 8 }).some(isHarmful),
    ).toBe(true);
  });

  it("rests on no fact that was withdrawn or excluded, not even in an order of events", () => {
    const out = new Set(["signed-acacia", "capital-mali", "president-3"]);
    for (let seed = 0; seed < 10; seed++) {
      const withdrawn = formOf({ length: 12 }, { seed: `${seed}`, withdrawnFactIds: out });
      expect(withdrawn.flatMap(({ factIds }) => factIds).filter((id) => out.has(id))).toEqual([]);
    }
    const excluded = formOf({ length: 12 }, { excludedFactIds: out });
    expect(excluded.map(({ factIds }) => factIds[0] ?? "").filter((id) => out.has(id))).toEqual([]);
  });

  it("rests on nothing that a teacher took out, not even beside other facts", () => {
    const types = ["ordering", "matching", "what-changed"] as const;
    const without = ["signed-acacia", "signed-baobab", "president-3"];
    const restsOnOne = (seed: string, left: readonly string[]) => {
      const form = buildForm(context, request({ length: 6, types: [...types], without: [...left] }, { seed }));
      return form.ok && form.value.some(({ factIds }) => factIds.some((id) => without.includes(id)));
    };
    const seeds = Array.from({ length: 12 }, (_, at) => `without ${at}`);
    expect(seeds.some((seed) => restsOnOne(seed, []))).toBe(true);
    expect(seeds.filter((seed) => restsOnOne(seed, without))).toEqual([]);
  });

  it("asks each status in turn, though most statements are established", () => {
    for (let seed = 0; seed < 12; seed++) {
      const form = formOf({ length: 4, types: ["status"] }, { seed: `status ${seed}` });
      const statuses = form.map(({ key }) => (key as { readonly correctChoiceId: string }).correctChoiceId);
      expect(statuses).toEqual(expect.arrayContaining(["established", "claimed"]));
    }
  });

  it("lets another topic come between even where one lies far behind", () => {
    const pin = (factId: string) => ({ type: "cloze", factId, slot: "o", seed: "pinned", always: true }) as const;
    const pins = ["capital-mali", "capital-niger", "capital-guinea", "capital-ivoria", "capital-voltana"].map(pin);
    for (let seed = 0; seed < 8; seed++) {
      const topics = formOf({ length: 9, topics: ["geography", "peace"], pins }, { seed: `behind ${seed}` })
        .slice(pins.length)
        .map(({ topic }) => topic);
      expect(topics.filter((topic) => topic === "peace").length).toBeGreaterThan(1);
      expect(topics.some((topic, at) => topic === topics[at + 1] && topic === topics[at + 2])).toBe(false);
    }
  });

  it("has no option that only a withdrawn fact proved wrong", () => {
    const provingIn = (seed: string) => {
      const sound = formOf({ length: 12 }, { seed });
      const asked = new Set(sound.flatMap(({ factIds }) => factIds));
      const others = sound.flatMap((item) => [...restsOn(item)].filter((id) => !asked.has(id)));
      return new Set(others.filter((id) => context.base.facts.has(id)));
    };
    const seed = ["a", "b", "c", "d", "e", "f"].find((each) => provingIn(each).size > 0) ?? "none";
    const proving = provingIn(seed);
    expect(proving.size).toBeGreaterThan(0);
    const form = formOf({ length: 12 }, { seed, withdrawnFactIds: proving });
    expect(form.flatMap((item) => [...restsOn(item)]).filter((id) => proving.has(id))).toEqual([]);
  });

  it("takes what the learner is weak at first", () => {
    const preferredTargets = new Set(["fact:capital-guinea:o", "fact:president-4:o"]);
    const facts = formOf({ length: 4 }, { preferredTargets }).flatMap(({ factIds }) => factIds);
    expect(facts).toContain("capital-guinea");
    expect(facts).toContain("president-4");
  });

  it("mixes what is weak in one topic with other topics: never three of one running, and most of it what is weak", () => {
    const weak = [...context.base.facts.values()].filter(({ topic }) => topic === "politics").map(({ id }) => id);
    const preferredTargets = new Set(weak.map((id) => `fact:${id}:card`));
    for (let seed = 0; seed < 8; seed++) {
      const topics = formOf({ length: 8 }, { preferredTargets, seed: `weak ${seed}` }).map(({ topic }) => topic);
      const runs = topics.filter((topic, at) => topic === topics[at - 1] && topic === topics[at - 2]);
      expect(runs).toEqual([]);
      expect(topics.filter((topic) => topic === "politics").length).toBeGreaterThan(topics.length / 2);
      const alone = formOf({ length: 6, topics: ["politics"] }, { preferredTargets, seed: `weak ${seed}` });
      expect(alone.map(({ topic }) => topic)).toEqual(Array.from({ length: 6 }, () => "politics"));
    }
  });

  it("asks what somebody chose before anything else, though it is of one topic", () => {
    const idsOf = (form: readonly Item[]) => form.map(({ factIds }) => factIds[0] ?? "").sort();
    const facts = idsOf(formOf({ length: 5, topics: ["politics"] }, { seed: "chosen" }));
    expect(idsOf(formOf({ length: 5, topics: ["geography", "peace"], facts }, { seed: "chosen" }))).toEqual(facts);
  });

  it("takes what the learner has never met before what they still know", () => {
    const first = formOf({ length: 6 }, { seed: "new to me" });
    const knownTargets = new Set(first.flatMap(({ factIds }) => factIds.map((id) => `fact:${id}:card`)));
    const known = new Set(first.flatMap(({ factIds }) => factIds.slice(0, 1)));
    const after = formOf({ length: 6 }, { seed: "new to me", knownTargets });
    const metAgain = (form: readonly Item[]) => form.filter(({ factIds }) => known.has(factIds[0] ?? "")).length;
    expect(metAgain(first)).toBe(6);
    expect(metAgain(after)).toBeLessThan(3);
  });

  it("puts what can be confused side by side, in pairs and not in rows", () => {
    const factOf = (item: Item | undefined) => context.base.facts.get(item?.factIds[0] ?? "");
    let pairs = 0;
    let steps = 0;
    for (let seed = 0; seed < 12; seed++) {
      const form = formOf({ length: 10 }, { seed: `pairs ${seed}` });
      for (const [at, item] of form.entries()) {
        const [before, own] = [factOf(form[at - 1]), factOf(item)];
        if (before === undefined || own === undefined) continue;
        steps += 1;
        if (form[at - 1]?.topic === item.topic && mayBeConfused(context.base, before, own)) pairs += 1;
      }
    }
    expect(pairs / steps).toBeGreaterThan(0.25);
  });

  it("is refused in a value, with the number there is, when the facts give too little", () => {
    expect(buildForm(context, request({ factIds: ["capital-mali"] }))).toEqual({
      ok: false,
      error: { code: "too-few-items", available: 1 },
    });
  });
});

describe("the checks of a form", () => {
  it("Q16 finds two items on one fact, and an item that tells another's answer", () => {
    const cloze = oneItem("cloze", "capital-mali");
    expect(noDependency.run(context, [cloze, oneItem("multiple-choice", "capital-mali")])).not.toEqual([]);
    const teller: Item = {
      ...oneItem("short-answer", "signed-acacia"),
      view: { type: "short-answer", prompt: "Bamako is the capital of Mali; what was signed there?", hint: "pact" },
    };
    expect(noDependency.run(context, [cloze, teller])).not.toEqual([]);
    expect(noDependency.run(context, [cloze, oneItem("short-answer", "president-1")])).toEqual([]);
  });

  it("Q24 finds keys that all stand first", () => {
    const first = ["capital-mali", "capital-niger", "capital-guinea", "capital-ivoria"].map((id) => {
      const item = oneItem("multiple-choice", id);
      return { ...item, key: { ...(item.key as object), correctChoiceId: "c1" } };
    });
    expect(keyPosition.run(context, first)).not.toEqual([]);
  });

  it("Q28 finds the same question twice", () => {
    const item = oneItem("short-answer", "capital-mali");
    expect(nearDuplicates.run(context, [item, { ...item, seed: "other" }])).not.toEqual([]);
  });
});

describe("wording questions", () => {
  const asked = (length: number, types: Blueprint["types"]) => {
    const form = buildForm(claims, request({ length, types }));
    if (!form.ok) throw new Error(`too few: ${form.error.available}`);
    return form.value.map(({ type }) => type);
  };
  /** Twelve more claims, so that there is something to choose from. */
  const claims = contextOf(
    aSmallWorld((given) => {
      const facts = given.facts ?? [];
      const [claim] = facts.filter(({ id }) => id === "claim-control");
      const more = Array.from({ length: 12 }, (_, at) => ({
        ...(claim as (typeof facts)[number]),
        id: `claim-${at}`,
        claim: { en: `The ${["first", "next", "third", "fourth"][at % 4]} town by the river is held.` },
      }));
      return { ...given, facts: [...facts, ...more] };
    }),
  );

  it("are never alone in a form, even where nothing else was asked for", () => {
    for (const length of [3, 8, 12]) {
      const types = asked(length, ["which-wording"]);
      const wordings = types.filter((type) => type === "which-wording").length;
      expect(wordings).toBeGreaterThan(0);
      expect(wordings * 3).toBeLessThanOrEqual(types.length);
      expect(types[0]).not.toBe("which-wording");
      expect(types.every((type) => ["which-wording", "who-says-so", "status"].includes(type))).toBe(true);
    }
  });

  it("come after others, three for each but the first", () => {
    const types = asked(12, ["which-wording", "multiple-choice", "status"]);
    types.forEach((_, at) => {
      const soFar = types.slice(0, at + 1);
      const wordings = soFar.filter((type) => type === "which-wording").length;
      expect(soFar.length - wordings).toBeGreaterThan(3 * (wordings - 1));
    });
    expect(types).toContain("which-wording");
  });
});
