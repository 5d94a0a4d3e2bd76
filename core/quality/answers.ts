import { z } from "zod";
import type { Item } from "@/core/questions/contract";
import { evenSpots, missedByKm, NOTHING_AT } from "@/core/questions/map/score";
import type { QuestionAnswer } from "@/core/questions/views";

/** Answers made from an item's key, for checks and tests: nothing that a learner sees uses them. */

const choiceKey = z.object({ correctChoiceId: z.string() });
const typedKey = z.object({ accept: z.array(z.object({ text: z.string() })).min(1), expected: z.string() });
const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string(), optionId: z.string() }).nullable(),
});
const orderKey = z.object({ order: z.array(z.string()) });
const spotKey = z.object({
  mode: z.literal("click"),
  x: z.number(),
  y: z.number(),
  kmWide: z.number(),
  kmHigh: z.number(),
  radiusKm: z.number(),
});
const dateKey = z.object({ year: z.number(), month: z.number().nullable() });

/** Points in a row over the drawing: some that miss, and enough for a mean. */
const FEW_SPOTS = 6;
const MANY_SPOTS = 40;

export function rightAnswer({ view, key }: Item): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return { choiceId: choiceKey.parse(key).correctChoiceId };
    case "true-false": {
      const { isTrue, fix } = verdictKey.parse(key);
      return { verdict: isTrue, partId: fix?.partId ?? null, optionId: fix?.optionId ?? null };
    }
    case "cloze":
    case "short-answer":
      return { text: typedKey.parse(key).expected };
    case "ordering":
      return { order: orderKey.parse(key).order };
    case "date":
      return dateKey.parse(key);
    case "map":
      if (view.mode === "list") return { choiceId: choiceKey.parse(key).correctChoiceId };
      return { x: spotKey.parse(key).x, y: spotKey.parse(key).y };
  }
}

/** Answers that must earn nothing. */
export function wrongAnswers(item: Item): readonly QuestionAnswer[] {
  const { view, key } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return wrongIds(item).map((choiceId) => ({ choiceId }));
    case "true-false":
      return [{ verdict: !verdictKey.parse(key).isTrue, partId: null, optionId: null }];
    case "cloze":
    case "short-answer":
      return [{ text: "zzzz qqqq" }, { text: `${typedKey.parse(key).expected} and zzzz qqqq` }];
    case "ordering":
      return [{ order: [...orderKey.parse(key).order].reverse() }];
    case "date": {
      const { year, month } = dateKey.parse(key);
      return [
        { year: year + 2, month },
        { year: year - 2, month },
      ];
    }
    case "map": {
      if (view.mode === "list") return wrongIds(item).map((choiceId) => ({ choiceId }));
      const target = spotKey.parse(key);
      return evenSpots(FEW_SPOTS).filter((spot) => missedByKm(target, spot) >= NOTHING_AT * target.radiusKm);
    }
  }
}

export function blankAnswer({ view }: Item): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return { choiceId: null };
    case "true-false":
      return { verdict: null, partId: null, optionId: null };
    case "cloze":
    case "short-answer":
      return { text: "  " };
    case "ordering":
      return { order: [] };
    case "date":
      return { year: null, month: null };
    case "map":
      return view.mode === "list" ? { choiceId: null } : { x: null, y: null };
  }
}

/** All answers that somebody who knows nothing may give with equal chance; empty where they cannot be listed. */
export function blindAnswers(item: Item): readonly QuestionAnswer[] {
  const { view } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return view.choices.map(({ id }) => ({ choiceId: id }));
    case "true-false": {
      const mended = view.parts.flatMap(({ id, options }) =>
        options.map((option) => ({ verdict: false, partId: id, optionId: option.id })),
      );
      const agreed = mended.map(() => ({ verdict: true, partId: null, optionId: null }));
      return [...agreed, ...mended];
    }
    case "ordering":
      return permutations(view.entries.map(({ id }) => id)).map((order) => ({ order }));
    case "map":
      return view.mode === "list" ? view.choices.map(({ id }) => ({ choiceId: id })) : evenSpots(MANY_SPOTS);
    default:
      return [];
  }
}

/** Ids of options that the learner can choose and that are wrong. */
export function wrongIds({ view, key }: Item): readonly string[] {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status": {
      const { correctChoiceId } = choiceKey.parse(key);
      return view.choices.map(({ id }) => id).filter((id) => id !== correctChoiceId);
    }
    case "map": {
      if (view.mode === "click") return [];
      const { correctChoiceId } = choiceKey.parse(key);
      return view.choices.map(({ id }) => id).filter((id) => id !== correctChoiceId);
    }
    case "true-false": {
      const { fix } = verdictKey.parse(key);
      return view.parts.flatMap(({ options }) => options.map(({ id }) => id)).filter((id) => id !== fix?.optionId);
    }
    default:
      return [];
  }
}

function permutations(values: readonly string[]): readonly (readonly string[])[] {
  if (values.length < 2) return [values];
  return values.flatMap((first) =>
    permutations(values.filter((value) => value !== first)).map((rest) => [first, ...rest]),
  );
}
