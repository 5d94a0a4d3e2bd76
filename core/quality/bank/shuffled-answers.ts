import type { ChoiceQuestion } from "@/core/quality/bank/choice-questions";
import { solveBySurface } from "@/core/quality/bank/testwise-solver";
import { seededRandom } from "@/core/shared/random";

/** What the solver comes to where nothing can tell the answer: the mean of all draws and the middle 95 % of them. */
export type ShuffledAnswers = {
  readonly draws: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
};

const TAIL = 0.025;

/**
 * The accuracy of the testwise solver on the same questions when any of the options may be called the right one. Of each fact an
 * order of all things that stand among its options is drawn, and in each of its items the first of them is the answer: so the items of a
 * fact agree as the real ones do, which moves the figure much more than as many independent items would.
 *
 * @param draws 39 are the fewest of which the middle 95 % leaves out one at either end
 *
 * Source: permutation tests of classifiers, Ojala and Garriga 2010, JMLR 11, 1833–1863 (their first null, by clusters)
 */
export function solvedByChance(
  questions: readonly ChoiceQuestion[],
  draws: number,
  solve: typeof solveBySurface = solveBySurface,
): ShuffledAnswers {
  const rates = Array.from({ length: draws }, (_, draw) =>
    accuracyOf(solve(questions.map((each) => called(each, draw)))),
  ).sort((a, b) => a - b);
  const outside = Math.floor((draws + 1) * TAIL) - 1;
  return {
    draws,
    mean: rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, draws),
    low: rates[Math.max(0, outside)] ?? 0,
    high: rates[Math.min(draws - 1, draws - 1 - outside)] ?? 1,
  };
}

function called(question: ChoiceQuestion, draw: number): ChoiceQuestion {
  const order = question.options.map(({ label }) => seededRandom(`${label} of ${question.factId} in draw ${draw}`)());
  return { ...question, right: order.indexOf(Math.max(...order)) };
}

const accuracyOf = (solved: ReturnType<typeof solveBySurface>): number =>
  solved.reduce((sum, { hit }) => sum + hit, 0) / Math.max(1, solved.length);
