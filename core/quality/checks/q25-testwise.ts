import {
  blockingTypes,
  type ChoiceQuestion,
  type ChoiceType,
  countedTypes,
  ofType,
} from "@/core/quality/bank/choice-questions";
import { clusteredInterval } from "@/core/quality/bank/interval";
import { solveBySurface } from "@/core/quality/bank/testwise-solver";
import type { BankCheck, BankFigure } from "@/core/quality/check";

const MARGIN = 0.03;
/** Below this many items the margin would be noise, and the interval decides (items.md §4.2). */
const ENOUGH = 1000;

/** Whoever knows how questions are made, and nothing else, does no better than a blind guess, in any type whose options are chosen. */
export const testwise: BankCheck = {
  id: "Q25",
  title: "A testwise guesser does no better than chance",
  blocking: true,
  measure: (_, { choices }) => figuresOf(blockingTypes, choices),
};

/** The same for the other types whose options are chosen; counted. */
export const testwiseElsewhere: BankCheck = {
  id: "Q25",
  title: "A testwise guesser does no better than chance",
  blocking: false,
  measure: (_, { choices }) =>
    figuresOf(
      countedTypes.filter((type) => ofType(choices, type).length > 0),
      choices,
    ),
};

function figuresOf(types: readonly ChoiceType[], choices: readonly ChoiceQuestion[]): readonly BankFigure[] {
  return types.map((type) => testwiseFigure(type, ofType(choices, type)));
}

export function testwiseFigure(type: ChoiceType, questions: readonly ChoiceQuestion[]): BankFigure {
  const solved = solveBySurface(questions);
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
      : `95 % interval contains ${percent(chance)}`,
    passes: many ? rate <= chance + MARGIN : low <= chance,
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
