import {
  blockingTypes,
  type ChoiceQuestion,
  type ChoiceType,
  countedTypes,
  ofType,
} from "@/core/quality/bank/choice-questions";
import type { BankCheck, BankFigure } from "@/core/quality/check";

/** The figures of one type of choice question. */
export type ChoiceMeasure = (type: ChoiceType, questions: readonly ChoiceQuestion[]) => readonly BankFigure[];

/**
 * One check of the choice questions of the bank, type by type: blocking for the types in `blockingTypes`, counted for the
 * others as far as there are any.
 */
export function choiceChecks(id: string, title: string, measure: ChoiceMeasure): readonly BankCheck[] {
  const checkOf = (types: readonly ChoiceType[], blocking: boolean): BankCheck => ({
    id,
    title,
    blocking,
    measure: (_, { choices }) =>
      types
        .map((type) => ({ type, questions: ofType(choices, type) }))
        .filter(({ questions }) => blocking || questions.length > 0)
        .flatMap(({ type, questions }) => measure(type, questions)),
  });
  return [checkOf(blockingTypes, true), checkOf(countedTypes, false)];
}
