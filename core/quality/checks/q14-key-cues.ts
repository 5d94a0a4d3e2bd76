import {
  blockingTypes,
  type ChoiceQuestion,
  type ChoiceType,
  countedTypes,
  ofType,
} from "@/core/quality/bank/choice-questions";
import { type Cue, cueFigure } from "@/core/quality/bank/cue-rates";
import type { BankCheck, BankFigure } from "@/core/quality/check";

const cues: readonly Cue[] = [
  { name: "the longest option is right", valueOf: ({ label }) => label.length },
  { name: "the shortest option is right", valueOf: ({ label }) => -label.length },
  { name: "the best known option is right", valueOf: ({ known }) => known },
  {
    name: "the first option of the alphabet is right",
    valueOf: ({ label }, _, all) => all.filter((other) => other.label > label).length,
  },
];

/** No surface feature of the options finds the key more often than chance, in any type whose options are chosen. */
export const keyCues: BankCheck = {
  id: "Q14",
  title: "No surface feature finds the key",
  blocking: true,
  measure: (_, { choices }) => figuresOf(blockingTypes, choices),
};

/** The same for the other types whose options are chosen; counted. */
export const keyCuesElsewhere: BankCheck = {
  id: "Q14",
  title: "No surface feature finds the key",
  blocking: false,
  measure: (_, { choices }) =>
    figuresOf(
      countedTypes.filter((type) => ofType(choices, type).length > 0),
      choices,
    ),
};

function figuresOf(types: readonly ChoiceType[], choices: readonly ChoiceQuestion[]): readonly BankFigure[] {
  return types.flatMap((type) =>
    cues.map((cue) => cueFigure("Q14", { ...cue, name: `${type}: ${cue.name}` }, ofType(choices, type))),
  );
}
