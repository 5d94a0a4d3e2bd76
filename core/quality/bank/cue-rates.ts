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
 * Only so many facts give so narrow an interval for certain: 1.96·√(p(1 − p)/n) at p = 0.27, the worst case, in which every draw of a
 * fact has the same outcome. With fewer the interval has to contain chance, and its width is shown.
 */
const FACTS_FOR_WIDTH = 300;

/**
 * How often a rule finds the key, ties shared out. It passes when the exact 95 % interval, clustered by fact, contains
 * what chance gives (the mean of 1/k) and, where enough facts are asked, is narrow enough to mean something.
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
  const narrow = new Set(questions.map(({ factId }) => factId)).size >= FACTS_FOR_WIDTH;
  const contains = low <= chance && chance <= high;
  return {
    check,
    name: cue.name,
    count: questions.length,
    value: rate,
    low,
    high,
    threshold: `95 % interval contains ${percent(chance)}${narrow ? `, half-width at most ${percent(WIDEST_HALF)}` : ""}`,
    passes: contains && (!narrow || (high - low) / 2 <= WIDEST_HALF),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
