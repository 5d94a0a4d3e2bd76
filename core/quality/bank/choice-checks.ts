import { type ChoiceQuestion, type ChoiceType, choiceTypes, ofType } from "@/core/quality/bank/choice-questions";
import type { BankCheck, BankFigure } from "@/core/quality/check";

/** The figures of one type of choice question. */
export type ChoiceMeasure = (type: ChoiceType, questions: readonly ChoiceQuestion[]) => readonly BankFigure[];

/** One check of the choice questions of the bank, type by type; multiple choice has figures even when there is none. */
export function choiceCheck(id: string, title: string, measure: ChoiceMeasure): BankCheck {
  return {
    id,
    title,
    blocking: true,
    measure: (_, { choices }) =>
      choiceTypes
        .map((type) => ({ type, questions: ofType(choices, type) }))
        .filter(({ type, questions }) => type === "multiple-choice" || questions.length > 0)
        .flatMap(({ type, questions }) => measure(type, questions)),
  };
}
