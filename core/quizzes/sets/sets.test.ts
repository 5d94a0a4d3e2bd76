import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBlueprint, type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { buildForm } from "@/core/quizzes/form";
import {
  askedOfFrozen,
  blueprintOfSitting,
  lackedOfFrozen,
  leftOutProblem,
  leftOutWithoutHarm,
} from "@/core/quizzes/sets/asked";
import { compareVersions } from "@/core/quizzes/sets/compare";
import { type PreviewChange, previewOfSet } from "@/core/quizzes/sets/preview";
import { isOfTopics, scopeOf, touches } from "@/core/quizzes/sets/scope";
import { warningsOf } from "@/core/quizzes/sets/warnings";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());
const { base } = context;
const factIds = [...base.facts.keys()];
const entityIds = [...base.entities.keys()];
const topicIds = base.topics.map(({ id }) => id);

const some = <T>(values: readonly T[], most: number) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });

const scopes = fc.record({
  topics: some(topicIds, 2),
  entities: some(entityIds, 3),
  facts: some(factIds, 3),
  without: some(factIds, 3),
  years: fc.constantFrom(null, { from: 2000, to: 2012 }, { from: 1960, to: 1999 }),
});

const request = (seed: string) => ({ seed, withdrawnFactIds: new Set<string>(), difficultyFit: new Map() });
const formOf = (blueprint: Blueprint, seed: string) =>
  buildForm(context, {
    ...request(seed),
    blueprint,
    preferredTargets: new Set(),
    knownTargets: new Set(),
    askedBefore: [],
    excludedFactIds: new Set(),
  });
const preview = (blueprint: Blueprint, change: PreviewChange = { kind: "draw" }, seed = "first") =>
  previewOfSet(context, blueprint, request(seed), change);

describe("what a blueprint is about", () => {
  it("is what its topics, entities and facts name within its years, less what is left out", () => {
    fc.assert(
      fc.property(scopes, (given) => {
        const blueprint = { ...anyBlueprint, ...given };
        const found = new Set(scopeOf(base, blueprint).map(({ id }) => id));
        const all = given.topics.length + given.entities.length + given.facts.length === 0;
        for (const fact of base.facts.values()) {
          const told = given.entities.some((id) => base.index.factsToldOf.get(id)?.includes(fact));
          const named = all || told || given.topics.includes(fact.topic);
          const inTime = given.years === null || touches(fact, given.years);
          const wanted = !given.without.includes(fact.id) && (given.facts.includes(fact.id) || (named && inTime));
          expect(found.has(fact.id), fact.id).toBe(wanted);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("touches years by the whole of what its date may mean", () => {
    const years = { from: 2012, to: 2013 };
    expect(touches({ when: "2012" }, years)).toBe(true);
    expect(touches({ when: "2010/2012-01" }, years)).toBe(true);
    expect(touches({ when: "2014-01-01" }, years)).toBe(false);
    expect(touches({ when: "2011/.." }, years)).toBe(true);
    expect(touches({ when: null }, years)).toBe(false);
  });

  it("is told by topics alone only where nothing else narrows or widens it", () => {
    expect(isOfTopics({ ...anyBlueprint, topics: topicIds })).toBe(true);
    expect(isOfTopics({ ...anyBlueprint, entities: entityIds.slice(0, 1) })).toBe(false);
    expect(isOfTopics({ ...anyBlueprint, years: { from: 2012, to: 2012 } })).toBe(false);
  });

  it("reads what was stored before there was more than topics", () => {
    const stored = { topics: ["peace"], types: [], length: 5, includeHarm: false };
    expect(blueprintSchema.parse(stored)).toEqual({ ...anyBlueprint, ...stored });
    expect(blueprintSchema.safeParse({ ...stored, years: { from: 2014, to: 2012 } }).success).toBe(false);
  });
});

describe("the preview of a set", () => {
  it("is what a form of its blueprint asks, whatever its seed", () => {
    fc.assert(
      fc.property(scopes, fc.string({ maxLength: 8 }), (given, seed) => {
        const { blueprint, items } = preview({ ...anyBlueprint, ...given, length: 6 });
        const form = formOf(blueprint, seed);
        expect(blueprintSchema.safeParse(blueprint).success).toBe(true);
        if (items.length >= 6) expect(form.ok && form.value).toEqual(items);
        else if (form.ok) expect(form.value.slice(0, items.length)).toEqual(items);
      }),
      { numRuns: 12 },
    );
  });

  it("asks the facts chosen one by one before others of the topic", () => {
    const [chosen] = preview({ ...anyBlueprint, length: 3 }).blueprint.pins;
    const factId = chosen?.factId ?? "";
    const topic = base.facts.get(factId)?.topic ?? "";
    const { items } = preview(
      { ...anyBlueprint, topics: [topic], facts: [factId], length: 3 },
      { kind: "draw" },
      "other",
    );
    expect(items[0]?.factIds).toContain(factId);
  });

  it("asks the same fact otherwise in its place, and leaves the others as they are", () => {
    const before = preview({ ...anyBlueprint, length: 6 });
    const changed = before.items.flatMap((item, index) => {
      const after = preview(before.blueprint, { kind: "reword", index }, "again");
      if (after.refused !== null) return [];
      expect(after.items[index]?.view).not.toEqual(item.view);
      expect(after.blueprint.pins[index]?.factId).toBe(before.blueprint.pins[index]?.factId);
      expect(after.items.toSpliced(index, 1)).toEqual(before.items.toSpliced(index, 1));
      return [index];
    });
    expect(changed.length).toBeGreaterThan(2);
  });

  it("asks another fact in its place", () => {
    const before = preview({ ...anyBlueprint, length: 5 });
    const after = preview(before.blueprint, { kind: "replace", index: 2 }, "again");
    expect(after.refused).toBeNull();
    expect(after.items).toHaveLength(5);
    expect(after.items[2]?.factIds).not.toContain(before.blueprint.pins[2]?.factId);
    expect(after.items.toSpliced(2, 1)).toEqual(before.items.toSpliced(2, 1));
  });

  it("leaves a fact out for good, and says when there is no other", () => {
    const before = preview({ ...anyBlueprint, length: 5 });
    const fact = before.blueprint.pins[0]?.factId ?? "";
    const after = preview(before.blueprint, { kind: "exclude", index: 0 }, "again");
    expect(after.blueprint.without).toEqual([fact]);
    expect(after.items.flatMap((item) => item.factIds)).not.toContain(fact);
    const redrawn = preview(after.blueprint, { kind: "draw" }, "third");
    expect(redrawn.items.flatMap((item) => item.factIds)).not.toContain(fact);
    const alone = preview({ ...anyBlueprint, facts: [fact], length: 3 });
    expect(alone.items).toHaveLength(1);
    expect(preview(alone.blueprint, { kind: "replace", index: 0 })).toEqual({ ...alone, refused: "no-other-fact" });
    expect(preview(alone.blueprint, { kind: "exclude", index: 0 }).items).toEqual([]);
  });

  it("keeps what was pinned by hand when the rest is drawn anew", () => {
    const { blueprint, items } = preview({ ...anyBlueprint, length: 5 });
    const pins = blueprint.pins.map((pin, index) => ({ ...pin, always: index === 3 }));
    const after = preview({ ...blueprint, pins }, { kind: "draw" }, "quite another");
    expect(after.items[0]).toEqual(items[3]);
    expect(after.items.slice(1)).not.toEqual(items.toSpliced(3, 1));
  });

  it("lets a pinned question go once its fact was withdrawn", () => {
    const { blueprint } = preview({ ...anyBlueprint, length: 4 });
    const gone = blueprint.pins[1]?.factId ?? "";
    const after = previewOfSet(
      context,
      blueprint,
      { ...request("later"), withdrawnFactIds: new Set([gone]) },
      { kind: "show" },
    );
    expect(after.items.flatMap((item) => item.factIds)).not.toContain(gone);
    expect(after.items).toHaveLength(4);
  });
});

describe("two versions of a set", () => {
  const version = (change: Partial<Blueprint> = {}, title = "Accord", frozen = false) => ({
    title,
    frozen,
    blueprint: { ...anyBlueprint, ...change },
  });

  it("differ by what was chosen, not by what was drawn or by its order", () => {
    const [one, two] = topicIds;
    const before = version({ topics: [one ?? ""], types: ["cloze", "date"], years: { from: 2012, to: 2013 } });
    const after = version(
      { topics: [two ?? ""], types: ["date", "cloze"], length: 4, includeHarm: true, without: ["x"] },
      "Another",
      true,
    );
    expect(compareVersions(before, after)).toEqual([
      { kind: "title", value: "Another" },
      { kind: "plus", id: two },
      { kind: "minus", id: one },
      { kind: "leftOut", count: 1 },
      { kind: "years", years: null },
      { kind: "length", value: 4 },
      { kind: "harm", on: true },
      { kind: "frozen", on: true },
    ]);
    const drawn = preview(before.blueprint).blueprint;
    expect(compareVersions(before, { ...before, blueprint: drawn })).toEqual([]);
    // A pin changes every sitting, and a swap what is asked: neither is "the same".
    const full = preview({ ...anyBlueprint, length: 5 }).blueprint;
    const [first, ...rest] = full.pins;
    if (first === undefined) throw new Error("a question");
    const of = (pins: Blueprint["pins"]) => ({ ...before, blueprint: { ...full, pins } });
    const pinned = of([{ ...first, always: true }, ...rest]);
    expect(compareVersions(of(full.pins), pinned)).toEqual([{ kind: "pinned", count: 1 }]);
    expect(compareVersions(pinned, of(full.pins))).toEqual([{ kind: "pinned", count: 0 }]);
    const swapped = of([{ ...first, seed: "another" }, ...rest]);
    expect(compareVersions(of(full.pins), swapped)).toEqual([{ kind: "swapped", count: 1 }]);
  });
});

describe("what to be wary of", () => {
  it("is that there are too few, and that a chosen kind of question is not among them", () => {
    const blueprint: Blueprint = { ...anyBlueprint, facts: factIds.slice(0, 1), types: ["map"], length: 5 };
    expect(warningsOf(context, blueprint, [], ["harm-left-out"])).toEqual([
      { kind: "too-few", found: 0, wanted: 5, why: ["harm-left-out"] },
    ]);
    const { items } = preview({ ...anyBlueprint, length: 5 });
    expect(warningsOf(context, { ...anyBlueprint, types: ["map"], length: 5 }, items.slice(0, 3), [])).toEqual(
      expect.arrayContaining([
        { kind: "too-few", found: 3, wanted: 5, why: [] },
        { kind: "none-of-type", type: "map" },
      ]),
    );
  });

  it("is one house that most of it rests on alone, and each question that tells of violence", () => {
    const { items } = preview({ ...anyBlueprint, length: 6 });
    const oneHouse = (facts: typeof base.facts) =>
      warningsOf({ ...context, base: { ...base, facts } }, { ...anyBlueprint, length: 6 }, items, []).filter(
        ({ kind }) => kind === "one-origin",
      );
    // Two agencies say the same in this world; where one of them is silent, the other is alone.
    expect(oneHouse(base.facts)).toEqual([]);
    const evidence = [...base.facts.values()].flatMap((fact) => fact.evidence).slice(0, 1);
    const ofOne = [...base.facts].map(([id, fact]) => [id, { ...fact, evidence }] as const);
    expect(oneHouse(new Map(ofOne))).toMatchObject([{ share: 1, numbers: [1, 2, 3, 4, 5, 6] }]);
    const [first, ...rest] = items;
    if (first === undefined) throw new Error("no question");
    const harmful = { ...first, feedback: { ...first.feedback, harm: "violence" as const } };
    expect(warningsOf(context, { ...anyBlueprint, length: 6 }, [harmful, ...rest], [])).toContainEqual({
      kind: "harm",
      count: 1,
    });
    expect(askedOfFrozen([harmful, ...rest], new Set(), false)).toEqual(rest);
    expect(askedOfFrozen([harmful, ...rest], new Set(), true)).toHaveLength(items.length);
    const all = [harmful, ...rest];
    expect(lackedOfFrozen(all, rest.length - 1, false)).toEqual({ facts: 1, harm: 1 });
    expect(lackedOfFrozen(all, rest.length, true)).toEqual({ facts: 1, harm: 0 });
  });
});

describe("what to be wary of in a row of questions", () => {
  const { items } = preview({ ...anyBlueprint, length: 6 });
  const [row = []] = [...base.index.factsBySubjectRelation.values()].sort((a, b) => b.length - a.length);
  const asking = (count: number) =>
    items.map((item, at) => (at < count ? { ...item, factIds: [row[at]?.id ?? ""] } : { ...item, factIds: ["none"] }));
  const alike = (count: number) =>
    warningsOf(context, { ...anyBlueprint, length: 6 }, asking(count), []).filter(({ kind }) => kind === "alike");

  it("is that three ask one relation of one thing, and not that two do", () => {
    expect(row.length).toBeGreaterThan(2);
    expect(alike(3)).toEqual([{ kind: "alike", numbers: [1, 2, 3] }]);
    expect(alike(2)).toEqual([]);
  });
});

describe("what a class without violence is not asked", () => {
  const { items } = preview({ ...anyBlueprint, length: 4 });
  const harmful = items.map((item, index) =>
    index % 2 === 0 ? item : { ...item, feedback: { ...item.feedback, harm: "violence" as const } },
  );

  it("is told question by question, and nothing where nothing falls out", () => {
    expect(leftOutWithoutHarm(harmful, null)).toEqual({
      prompts: [items[1]?.view.prompt, items[3]?.view.prompt],
      of: 4,
      frozen: true,
      nothing: false,
    });
    expect(leftOutWithoutHarm(items, null)).toBeNull();
  });

  it("has to have been shown, all of it, and something has to be left", () => {
    const left = leftOutWithoutHarm(harmful, null);
    expect([0, 1, 2].map((seen) => leftOutProblem(left, seen))).toEqual(["left-out", "left-out", null]);
    const all = harmful.filter(({ feedback }) => feedback.harm !== null);
    expect(leftOutProblem(leftOutWithoutHarm(all, null), 2)).toBe("nothing-left");
    // Of a set that follows the facts others come, where there are enough.
    expect(leftOutProblem(leftOutWithoutHarm(all, true), 2)).toBeNull();
    expect(leftOutProblem(leftOutWithoutHarm(harmful, false), 2)).toBe("nothing-left");
    expect(leftOutProblem(null, 3)).toBeNull();
  });
});

describe("a sitting of a set", () => {
  it("asks what was shown the first time, and what was pinned every time", () => {
    const { blueprint } = preview({ ...anyBlueprint, length: 4, includeHarm: true });
    const pins = blueprint.pins.map((pin, index) => ({ ...pin, always: index === 2 }));
    expect(blueprintOfSitting({ ...blueprint, pins }, 1, true).pins).toEqual(pins);
    expect(blueprintOfSitting({ ...blueprint, pins }, 2, true).pins).toEqual([pins[2]]);
    expect([true, false].map((on) => blueprintOfSitting(blueprint, 1, on).includeHarm)).toEqual([true, false]);
    expect(blueprintOfSitting({ ...blueprint, includeHarm: false }, 1, true).includeHarm).toBe(false);
  });
});
