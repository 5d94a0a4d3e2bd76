import { z } from "zod";
import type { Item } from "@/core/questions/contract";
import type { QuestionAnswer } from "@/core/questions/views";

/** Answers made from an item's key, for checks and tests: nothing that a learner sees uses them. */

const choiceKey = z.object({ correctChoiceId: z.string() });
const typedKey = z.object({ accept: z.array(z.object({ text: z.string() })).min(1), expected: z.string() });
const verdictKey = z.object({
  isTrue: z.boolean(),
  fix: z.object({ partId: z.string(), optionId: z.string() }).nullable(),
});
const orderKey = z.object({ order: z.array(z.string()) });
const dateKey = z.object({ year: z.number(), month: z.number().nullable() });

export function rightAnswer({ view, key }: Item): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
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
  }
}

/** Answers that must earn nothing. */
export function wrongAnswers(item: Item): readonly QuestionAnswer[] {
  const { view, key } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
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
  }
}

export function blankAnswer({ view }: Item): QuestionAnswer {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
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
  }
}

/** All answers that somebody who knows nothing may give with equal chance; empty where they cannot be listed. */
export function blindAnswers(item: Item): readonly QuestionAnswer[] {
  const { view } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
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
    default:
      return [];
  }
}

/** Ids of options that the learner can choose and that are wrong. */
export function wrongIds({ view, key }: Item): readonly string[] {
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "status": {
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
