import { z } from "zod";
import type { FactBase } from "@/core/facts/model";
import type { Item } from "@/core/questions/contract";
import { evenSpots } from "@/core/questions/map/score";
import type { QuestionAnswer } from "@/core/questions/views";

/** An answer that somebody who knows nothing may give, and how often. */
export type Blind = { readonly answer: QuestionAnswer; readonly weight: number };

const figureKey = z.object({ low: z.number(), high: z.number() });
const pairsKey = z.object({ pairs: z.record(z.string(), z.string()) });

/** Points in a row over the drawing: enough for a mean. */
const MANY_SPOTS = 40;
/** A typed guess is one of the names of the base; so many of them stand for all, and in a small base nonsense for the rest. */
const TYPED_GUESSES = 80;
/** Years that somebody may guess for an event of this history. */
const YEARS = { from: 1958, to: 2026 } as const;
/**
 * Guesses at a figure by somebody who knows what it counts: even in their logarithms over so many times less to so many times
 * more, each rounded to a whole number from 1 on, so that a small one stands for several guesses; of per cent every one.
 */
const TIMES = 100;
const STEPS = 400;

/**
 * What somebody who knows nothing answers, with the weight of each answer; the weights sum up to 1. Options are taken with
 * equal chance, and so is every order and every set but the empty one; of several pairs each by itself. What is typed
 * is any name of the base, any year of this history, or any figure of about the right size.
 */
export function blindAnswers({ base }: { readonly base: FactBase }, item: Item): readonly Blind[] {
  const { view } = item;
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return evenly(view.choices.map(({ id }) => ({ choiceId: id })));
    case "true-false": {
      const mended = view.parts.flatMap(({ id, options }) =>
        options.map((option) => ({ verdict: false, partId: id, optionId: option.id })),
      );
      const agreed = mended.map(() => ({ verdict: true, partId: null, optionId: null }));
      return evenly([...agreed, ...mended]);
    }
    case "multiple-response":
      return evenly(subsets(view.choices.map(({ id }) => id)).map((choiceIds) => ({ choiceIds })));
    case "matching":
      return blindPairs(item, view.options.length);
    case "ordering":
      return evenly(permutations(view.entries.map(({ id }) => id)).map((order) => ({ order })));
    case "map":
      return view.mode === "list"
        ? evenly(view.choices.map(({ id }) => ({ choiceId: id })))
        : evenly(evenSpots(MANY_SPOTS));
    case "short-answer":
    case "cloze":
      return evenly(someNames(base).map((text) => ({ text })));
    case "date": {
      const years = Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, at) => YEARS.from + at);
      const months = view.unit === "month" ? Array.from({ length: 12 }, (_, at) => at + 1) : [null];
      return evenly(years.flatMap((year) => months.map((month) => ({ year, month }))));
    }
    case "number": {
      if (/^(per cent|pour cent)\b/.test(view.unit)) {
        return evenly(Array.from({ length: 101 }, (_, value) => ({ value })));
      }
      const { low, high } = figureKey.parse(item.key);
      const steps = Array.from({ length: STEPS + 1 }, (_, at) => (2 * at) / STEPS - 1);
      return evenly(steps.map((power) => ({ value: Math.max(1, Math.round(((low + high) / 2) * TIMES ** power)) })));
    }
  }
}

const evenly = (answers: readonly QuestionAnswer[]): readonly Blind[] =>
  answers.map((answer) => ({ answer, weight: 1 / answers.length }));

const names = new WeakMap<FactBase, readonly string[]>();

function someNames(base: FactBase): readonly string[] {
  const known = names.get(base);
  if (known !== undefined) return known;
  const all = [...base.entities.values()].map(({ name }) => name.en);
  const step = Math.max(1, Math.floor(all.length / TYPED_GUESSES));
  const some = Array.from({ length: TYPED_GUESSES }, (_, at) => all[at * step] ?? `zzzz ${at}`);
  names.set(base, some);
  return some;
}

/**
 * One answer for each number of hits, with the chance of that number: which of the pairs are hit changes nothing of a
 * score, and there are up to 16 807 answers.
 */
function blindPairs({ view, key }: Item, options: number): readonly Blind[] {
  if (view.type !== "matching") return [];
  const { pairs } = pairsKey.parse(key);
  const ids = Object.keys(pairs);
  const others = (id: string) => view.options.map((option) => option.id).find((each) => each !== pairs[id]) ?? "";
  return Array.from({ length: ids.length + 1 }, (_, hits) => ({
    answer: { pairs: Object.fromEntries(ids.map((id, at) => [id, at < hits ? (pairs[id] ?? "") : others(id)])) },
    weight: choose(ids.length, hits) * (1 / options) ** hits * (1 - 1 / options) ** (ids.length - hits),
  }));
}

/** Number of ways to take `taken` of `count` things. */
function choose(count: number, taken: number): number {
  let ways = 1;
  for (let step = 1; step <= taken; step++) ways = (ways * (count - taken + step)) / step;
  return ways;
}

/** Every set but the empty one. */
function subsets(values: readonly string[]): readonly (readonly string[])[] {
  const count = 2 ** values.length;
  return Array.from({ length: count - 1 }, (_, at) => values.filter((_value, place) => ((at + 1) >> place) % 2 === 1));
}

function permutations(values: readonly string[]): readonly (readonly string[])[] {
  if (values.length < 2) return [values];
  return values.flatMap((first) =>
    permutations(values.filter((value) => value !== first)).map((rest) => [first, ...rest]),
  );
}
