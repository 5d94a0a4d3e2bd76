import { describe, expect, it } from "vitest";
import { cardTargets, findCard } from "@/core/flashcards/card";
import { itemsOfCard } from "@/core/flashcards/card-ask";
import { explainCard } from "@/core/flashcards/explain-card";
import type { Item } from "@/core/questions/contract";
import { explain, labelsOf } from "@/core/questions/explain";
import { generateItem, possibleItems } from "@/core/questions/generate";
import { asList } from "@/core/questions/map";
import { GAP } from "@/core/questions/matching/match-set";
import { questionTypeNames } from "@/core/questions/type-names";
import type { QuestionView } from "@/core/questions/views";
import quiz from "@/messages/en/quiz.json";
import { getGenerationContext } from "@/server/content/generation-context";

/** "How this question was made", of every item that the base gives with one seed. */
describe("what is told of how an item was made", () => {
  const context = getGenerationContext("en");
  const items = [...context.base.facts.values()].flatMap((fact) =>
    possibleItems(context, fact).flatMap(({ type, ask }): readonly Item[] => {
      const made = generateItem(context, type, ask, "how-made");
      if (!made.ok) return [];
      const list = type === "map" ? asList(made.value) : null;
      return list === null ? [made.value] : [made.value, { ...made.value, ...list }];
    }),
  );
  const told = items.map((item) => ({ item, explanation: explain(context.base, item) }));
  const nameOf = ({ type, factIds }: Item) => `${type} ${factIds[0]}`;

  it("is told of every type", () => {
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(questionTypeNames));
  });

  it("names no pattern and no template from which nothing in the question was filled", () => {
    const untrue = told.flatMap(({ item, explanation: { template, patterns } }) => {
      const texts = textsOf(item.view);
      const own = template !== null && !isFilledIn(template, [item.view.prompt]) ? [template] : [];
      const unused = patterns.filter((pattern) => !isFilledIn(pattern, texts));
      return [...own, ...unused].map((each) => `${nameOf(item)}: ${each}`);
    });
    expect(untrue).toEqual([]);
  });

  it("names where the words of each question come from", () => {
    const silent = told.filter(({ explanation: { template, patterns } }) => template === null && patterns.length === 0);
    expect(silent.map(({ item }) => nameOf(item))).toEqual([]);
    // What differs from question to question is the relation's, or the fact's own words; these types never use the latter.
    const wordless = told.filter(
      ({ item: { type }, explanation: { patterns } }) =>
        ["cloze", "true-false", "matching", "ordering", "what-changed"].includes(type) && patterns.length === 0,
    );
    expect(wordless.map(({ item }) => nameOf(item))).toEqual([]);
  });

  it("names every fact that a reason tells besides", () => {
    const toldOf = (proofs: Item["proofs"]) =>
      new Set(Object.values(proofs).flatMap(({ told: besides = [] }) => besides));
    expect(told.filter(({ item: { proofs } }) => toldOf(proofs).size > 0).length).toBeGreaterThan(100);
    for (const { item, explanation } of told) {
      const { until: _, ...ofOptions } = item.proofs;
      expect(new Set(explanation.options.flatMap((option) => option.told)), nameOf(item)).toEqual(toldOf(ofOptions));
    }
  });

  it("has words for every place that is filled in", () => {
    const places = told.flatMap(({ explanation: { template, patterns } }) => placesOf([template ?? "", ...patterns]));
    expect(places.filter((place) => !Object.hasOwn(quiz.howMade.parts, place))).toEqual([]);
  });

  it("calls every wrong option by words that the question showed, and says why it is wrong", () => {
    const unnamed = told.flatMap(({ item, explanation: { options } }) => {
      const labels = [...labelsOf(item.view).values(), ...shownParts(item.view)];
      const pairs =
        item.type === "matching" ? labels.flatMap((one) => labels.map((two) => one.replace(GAP, () => two))) : labels;
      const known = new Set(pairs);
      return options
        .filter(({ label, why }) => !known.has(label) || !why)
        .map(({ label }) => `${nameOf(item)}: ${label}`);
    });
    expect(unnamed).toEqual([]);
  });
});

describe("what is told of how a card was made", () => {
  const context = getGenerationContext("en");
  const targets = [...context.base.facts.values()].flatMap((fact) => cardTargets(context, fact));
  const told = targets.map((targetId) => ({
    card: findCard(context, targetId),
    explanation: explainCard(context, targetId, null),
  }));

  it("names the words of each front, and none that it was not written from", () => {
    const untrue = told.flatMap(({ card, explanation }) => {
      if (card === null || explanation === null) return ["no card"];
      const { template, patterns, factIds } = explanation;
      // "In 2012, who …?" may stand inside a sentence, and a plain front that was written by hand has neither.
      const used = [...(template === null ? [] : [template]), ...patterns];
      const byHand = context.base.facts.get(factIds[0] ?? "")?.card !== null;
      if ((used.length === 0) !== byHand) return [`${card.targetId}: ${used.length} sources of its words`];
      return used.filter((each) => !isFilledIn(each, [card.front])).map((each) => `${card.targetId}: ${each}`);
    });
    expect(untrue).toEqual([]);
  });

  it("has words for every place of a card that is filled in", () => {
    const places = told.flatMap(({ explanation }) =>
      placesOf([explanation?.template ?? "", ...(explanation?.patterns ?? [])]),
    );
    expect(places.filter((place) => !Object.hasOwn(quiz.howMade.parts, place))).toEqual([]);
  });

  it("names every fact of the card", () => {
    for (const { card, explanation } of told) {
      expect(explanation?.factIds).toEqual(expect.arrayContaining([...(card?.factIds ?? ["none"])]));
    }
  });

  it("is told of the question that was asked in its place", () => {
    const asked = targets.slice(0, 200).flatMap((targetId) =>
      itemsOfCard(context, targetId, 3).map((item) => ({
        item,
        explanation: explainCard(context, targetId, { type: item.type, turn: 3 }),
      })),
    );
    expect(asked.length).toBeGreaterThan(50);
    for (const { item, explanation } of asked) expect(explanation).toEqual(explain(context.base, item));
    expect(explainCard(context, targets[0] ?? "", { type: "matching", turn: 3 })).toBeNull();
    expect(explainCard(context, "fact:nothing:o", null)).toBeNull();
  });
});

const placesOf = (patterns: readonly string[]): readonly string[] =>
  patterns.flatMap((pattern) => [...pattern.matchAll(/\{(\w+)\}/g)].map(([, place = ""]) => place));

const shownParts = (view: QuestionView): readonly string[] =>
  view.type === "true-false" ? view.parts.map(({ label }) => label) : [];

/** Every sentence that a question shows. */
function textsOf(view: QuestionView): readonly string[] {
  switch (view.type) {
    case "cloze":
      return [`${view.before}______${view.after}`];
    case "true-false":
      return [view.statement];
    case "status":
    case "who-says-so":
      return [view.prompt, view.proposition];
    case "matching":
      return view.premises.map(({ label }) => label);
    case "ordering":
      return view.entries.map(({ label }) => label);
    default:
      return [view.prompt];
  }
}

/** Whether a text holds the pattern's fixed words in their order, with something in each of its places. */
function isFilledIn(pattern: string, texts: readonly string[]): boolean {
  const source = pattern
    .split(/(\{\w+\}|\[|\])/)
    .map((part) => {
      if (/^\{\w+\}$/.test(part)) return ".+";
      if (part === "[") return "(?:";
      return part === "]" ? ")?" : part.replace(/[.*+?^$()|\\]/g, "\\$&").replace(/\s+/g, "\\s*");
    })
    .join("");
  const wanted = new RegExp(source, "iu");
  return texts.some((text) => wanted.test(text));
}
