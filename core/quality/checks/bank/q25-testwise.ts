import { choiceCheck } from "@/core/quality/bank/choice-checks";
import type { ChoiceQuestion, ChoiceType } from "@/core/quality/bank/choice-questions";
import { clusteredInterval } from "@/core/quality/bank/interval";
import { solvedByChance } from "@/core/quality/bank/shuffled-answers";
import { solveBySurface } from "@/core/quality/bank/testwise-solver";
import type { BankFigure } from "@/core/quality/check";

const MARGIN = 0.03;
/**
 * Below this many items the margin would be noise, and the interval decides (items.md §4.2). It may lie below chance: where
 * each answer is right equally often, a guesser who saw four fifths of the facts expects the wrong one of the last fifth
 * (docs/adr/0013).
 */
const ENOUGH = 1000;

/** Whoever knows how questions are made, and nothing else, does no better than a blind guess, in any type whose options are chosen. */
export const testwise = choiceCheck("Q25", "A testwise guesser does no better than chance", (type, questions) => [
  testwiseFigure(type, questions),
]);

/** @param solve the guesser whose accuracy is judged */
export function testwiseFigure(
  type: ChoiceType,
  questions: readonly ChoiceQuestion[],
  solve: typeof solveBySurface = solveBySurface,
): BankFigure {
  const solved = solve(questions);
  const chance = solved.reduce((sum, each) => sum + each.chance, 0) / Math.max(1, solved.length);
  const { rate, low, high } = clusteredInterval(solved.map(({ factId, hit }) => ({ cluster: factId, value: hit })));
  const many = solved.length >= ENOUGH;
  return {
    check: "Q25",
    name: `${type}: accuracy of the testwise solver`,
    count: solved.length,
    value: rate,
    low,
    high,
    threshold: many
      ? `at most ${percent(chance + MARGIN)}, chance being ${percent(chance)}`
      : `95 % interval reaches down to ${percent(chance)}`,
    verdict: (many ? rate <= chance + MARGIN : low <= chance) ? "holds" : "misses",
  };
}

/** So many times the answers are shuffled: three draws lie outside the middle 95 % at either end or on its edge. */
const SHUFFLES = 99;

/**
 * Whether what the solver comes to is what it comes to when the answers are shuffled: only asked of types with few items, whose figure may
 * lie below chance. Takes seconds, so that only the long audit asks.
 *
 * @param draws how often the answers are shuffled
 */
export function shuffledFigure(
  type: ChoiceType,
  questions: readonly ChoiceQuestion[],
  draws: number = SHUFFLES,
): BankFigure | null {
  const count = questions.length;
  if (count === 0 || count >= ENOUGH) return null;
  const { value } = testwiseFigure(type, questions);
  const { mean, low, high } = solvedByChance(questions, draws);
  return {
    check: "Q25",
    name: `${type}: the same solver, the answers shuffled ${draws} times`,
    count,
    value: mean,
    low,
    high,
    threshold: `the middle 95 % of the draws contain the solver's ${percent(value)}`,
    verdict: low <= value && value <= high ? "holds" : "misses",
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
