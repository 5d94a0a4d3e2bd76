import type { ChoiceQuestion, SurfaceOption } from "@/core/quality/bank/choice-questions";
import { clusteredInterval } from "@/core/quality/bank/interval";
import type { BankFigure } from "@/core/quality/check";

/** One rule of a guesser: take the option with the largest value. */
export type Cue = {
  readonly name: string;
  readonly valueOf: (option: SurfaceOption, at: number, all: readonly SurfaceOption[]) => number;
};

/** An interval wider than this to either side cannot tell a giveaway from chance. */
const WIDEST_HALF = 0.05;
/**
 * From so many facts on it can be had, even where all draws of a fact come out the same: 1.96² · ⅓ · ⅔ / 0.05² = 341 for three
 * options, and some more because the interval is exact.
 */
const ENOUGH_FACTS = 360;

/**
 * How often a rule finds the key, ties shared out. It holds when the exact 95 % interval, clustered by fact, contains
 * what chance gives (the mean of 1/k) and is narrow enough to mean something. With too few facts for that it is not shown, however
 * many times they are drawn; with enough of them a wide interval misses, and so does one without chance in it.
 */
export function cueFigure(check: string, cue: Cue, questions: readonly ChoiceQuestion[]): BankFigure {
  const draws = questions.map(({ factId, options, right }) => {
    const values = options.map((option, at) => cue.valueOf(option, at, options));
    const best = Math.max(...values);
    const winners = values.filter((value) => value === best).length;
    return { cluster: factId, value: values[right] === best ? 1 / winners : 0 };
  });
  const chance = questions.reduce((sum, { options }) => sum + 1 / options.length, 0) / Math.max(1, questions.length);
  const { rate, low, high } = clusteredInterval(draws);
  const half = (high - low) / 2;
  const contains = low <= chance && chance <= high;
  const few = new Set(questions.map(({ factId }) => factId)).size < ENOUGH_FACTS;
  return {
    check,
    name: cue.name,
    count: questions.length,
    value: rate,
    low,
    high,
    threshold: `95 % interval contains ${percent(chance)}, half-width at most ${percent(WIDEST_HALF)}${half > WIDEST_HALF ? ` (here ${percent(half)}${few ? ": n too few" : ""})` : ""}`,
    verdict: !contains ? "misses" : half <= WIDEST_HALF ? "holds" : few ? "not shown" : "misses",
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
