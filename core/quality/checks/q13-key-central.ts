import {
  blockingTypes,
  type ChoiceQuestion,
  type ChoiceType,
  countedTypes,
  ofType,
} from "@/core/quality/bank/choice-questions";
import { cueFigure } from "@/core/quality/bank/cue-rates";
import type { BankCheck, BankFigure } from "@/core/quality/check";

/** Taking the option that is most like the others finds the key no more and no less often than chance. */
export const keyCentral: BankCheck = {
  id: "Q13",
  title: "The key is not the centre of its options",
  blocking: true,
  measure: (_, { choices }) => figuresOf(blockingTypes, choices),
};

/** The same for the other types whose options are chosen; counted. */
export const keyCentralElsewhere: BankCheck = {
  id: "Q13",
  title: "The key is not the centre of its options",
  blocking: false,
  measure: (_, { choices }) =>
    figuresOf(
      countedTypes.filter((type) => ofType(choices, type).length > 0),
      choices,
    ),
};

function figuresOf(types: readonly ChoiceType[], choices: readonly ChoiceQuestion[]): readonly BankFigure[] {
  return types.map((type) =>
    cueFigure(
      "Q13",
      { name: `${type}: the most central option is right`, valueOf: ({ central }) => central },
      ofType(choices, type),
    ),
  );
}
