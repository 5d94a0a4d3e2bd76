import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Item } from "@/core/questions/contract";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { questionKey } from "@/core/quizzes/asked-before";
import { anyBlueprint, type Blueprint, MIN_LENGTH } from "@/core/quizzes/blueprint";
import { buildForm, type FormRequest } from "@/core/quizzes/form";
import { factsToRetake } from "@/core/quizzes/retake";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const context = contextOf(aSmallWorld());

function formOf(blueprint: Partial<Blueprint>, given: Pick<FormRequest, "seed" | "askedBefore">): readonly Item[] {
  const form = buildForm(context, {
    blueprint: { ...anyBlueprint, length: 8, ...blueprint },
    preferredTargets: new Set(),
    knownTargets: new Set(),
    withdrawnFactIds: new Set(),
    excludedFactIds: new Set(),
    difficultyFit: new Map(),
    ...given,
  });
  return form.ok ? form.value : [];
}

/** As "another quiz on these facts" asks for it. */
function retakeOf(
  first: readonly Item[],
  seed: string,
  types: Blueprint["types"] = [],
  askedBefore: FormRequest["askedBefore"] = [first],
): readonly Item[] {
  const factIds = [...new Set(first.flatMap((item) => item.factIds))];
  return formOf({ factIds, length: Math.max(MIN_LENGTH, first.length), types }, { seed, askedBefore });
}

/** Different questions that a fact alone gives, by what a learner would call the same. */
function questionsOfFact(factId: string, types: Blueprint["types"] = []): ReadonlySet<string> {
  const fact = context.base.facts.get(factId);
  const ways = (fact ? possibleItems(context, fact) : []).filter(
    ({ type }) => types.length === 0 || types.includes(type),
  );
  return new Set(
    ways.flatMap(({ type, ask }) =>
      [0, 1, 2, 3].flatMap((seed) => {
        const made = generateItem(context, type, ask, `any ${seed}`);
        return made.ok && made.value.factIds.length === 1 ? [questionKey(made.value.view)] : [];
      }),
    ),
  );
}

const keysOf = (items: readonly Item[]) => new Set(items.map(({ view }) => questionKey(view)));

describe("a retake", () => {
  it("asks no question again whose fact gives another", () => {
    let repeatable = 0;
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
        const first = formOf({}, { seed: `first ${one}`, askedBefore: [] });
        const asked = keysOf(first);
        const again = retakeOf(first, `second ${other}`);
        expect(again.length).toBeGreaterThanOrEqual(MIN_LENGTH);
        for (const item of again.filter(({ view }) => asked.has(questionKey(view)))) {
          const others = [...questionsOfFact(item.factIds[0] ?? "")].filter((key) => !asked.has(key));
          expect(others, `${item.factIds[0]} was asked again`).toEqual([]);
        }
        repeatable += again.length;
      }),
      { numRuns: 12 },
    );
    expect(repeatable).toBeGreaterThan(30);
  });

  it("asks a fact through another type where it can, and else between other options", () => {
    const first = formOf({}, { seed: "types", askedBefore: [] });
    const before = new Map(first.flatMap(({ factIds, type }) => factIds.map((id) => [id, type] as const)));
    const again = retakeOf(first, "types again");
    const sameType = again.filter(({ factIds, type }) => factIds.every((id) => before.get(id) === type));
    expect(sameType.length).toBeLessThan(again.length / 2);

    const types: Blueprint["types"] = ["multiple-choice"];
    const choices = formOf({ types, length: 5 }, { seed: "choices", askedBefore: [] });
    const others = retakeOf(choices, "choices", types);
    const asked = keysOf(choices);
    for (const { view, factIds } of others) {
      const key = questionKey(view);
      if (questionsOfFact(factIds[0] ?? "", types).size > 1) expect(asked.has(key), key).toBe(false);
    }
  });

  it("repeats a question where there is no other, and follows from its seed", () => {
    const types: Blueprint["types"] = ["status"];
    const first = formOf({ types, length: 4 }, { seed: "status", askedBefore: [] });
    const again = retakeOf(first, "status again", types);
    expect(keysOf(again)).toEqual(keysOf(first));
    expect(retakeOf(first, "status again", types)).toEqual(again);
  });

  it("after several asks what was asked in none of them, and then what was asked the longest ago", () => {
    const types: Blueprint["types"] = ["short-answer", "multiple-choice", "cloze", "date"];
    const first = formOf({ types, length: 5 }, { seed: "several", askedBefore: [] });
    const sittings: (readonly Item[])[] = [first];
    for (let turn = 0; turn < 6; turn++) {
      const again = retakeOf(first, `turn ${turn}`, types, sittings);
      for (const { view, factIds } of again) {
        const key = questionKey(view);
        const asked = sittings.map(keysOf);
        const age = asked.findIndex((keys) => keys.has(key));
        if (age === -1 || again.length <= MIN_LENGTH) continue;
        // Repeated: the fact gives none that is newer to the learner.
        const later = new Set(asked.slice(0, age + 1).flatMap((keys) => [...keys]));
        const older = [...questionsOfFact(factIds[0] ?? "", types)].filter((other) => !later.has(other));
        expect(older, `${factIds[0]} was asked again as ${age + 1} sittings ago`).toEqual([]);
      }
      sittings.unshift(again);
    }
    expect(sittings.length).toBe(7);
  });

  it("takes another order of the same options for the same question", () => {
    const [item] = formOf({ types: ["multiple-choice"] }, { seed: "order", askedBefore: [] });
    if (item?.view.type !== "multiple-choice") throw new Error("no item");
    const { view } = item;
    expect(questionKey({ ...view, choices: [...view.choices].reverse() })).toBe(questionKey(view));
    expect(questionKey({ ...view, choices: view.choices.slice(1) })).not.toBe(questionKey(view));
  });

  it("is made of the facts of a sitting, where they are enough for a quiz; a teacher's own questions have none", () => {
    const [own, one, two] = [{ factIds: [] }, { factIds: ["a"] }, { factIds: ["b", "c"] }];
    expect(factsToRetake([own, one, two, one])).toEqual(["a", "b", "c"]);
    expect(factsToRetake([own, own, own, own])).toBeNull();
    expect(factsToRetake([own, two, two])).toBeNull();
  });
});
