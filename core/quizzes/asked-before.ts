import type { Item } from "@/core/questions/contract";
import type { Choice, QuestionTypeName, QuestionView } from "@/core/questions/views";

/** What is known of a question that was asked: enough not to ask it again. */
export type AskedQuestion = Pick<Item, "factIds" | "view">;

/** The questions of earlier forms, to be told apart from new ones. */
export type AskedBefore = {
  /** Whether this very question was asked; another order of the same options does not make it another. */
  has(view: QuestionView): boolean;
  /** Whether the fact was asked through this type. */
  hasType(factId: string, type: QuestionTypeName): boolean;
};

export function askedBefore(questions: readonly AskedQuestion[]): AskedBefore {
  const whole = new Set(questions.map(({ view }) => questionKey(view)));
  const types = new Set(questions.flatMap(({ factIds, view }) => factIds.map((id) => `${view.type} ${id}`)));
  return {
    has: (view) => whole.has(questionKey(view)),
    hasType: (factId, type) => types.has(`${type} ${factId}`),
  };
}

/**
 * How unlike the times before a question is, as numbers of sittings, the newest first: in so many its fact was not asked through this
 * type, and in so many it was not asked with the same words and options.
 */
export type Novelty = { readonly types: number; readonly questions: number };

/**
 * From the best to none: asked in no sitting, and if it can be through a type of its own; then what was asked the longest ago comes
 * back first.
 */
export function noveltiesFor(sittings: number): readonly Novelty[] {
  if (sittings === 0) return [{ types: 0, questions: 0 }];
  const typed = [...new Set([sittings, 1])].map((types) => ({ types, questions: sittings }));
  return [...typed, ...Array.from({ length: sittings + 1 }, (_, back) => ({ types: 0, questions: sittings - back }))];
}

/**
 * The same for two questions that a learner would call the same: what is asked and between which options, in whatever order.
 * A statement is the same whatever is offered to mend it with, a place whether it is sought on the map or in a list.
 */
export function questionKey(view: QuestionView): string {
  return JSON.stringify([view.type, view.prompt, ...partsOf(view)]);
}

const labels = (choices: readonly Choice[]): readonly string[] => choices.map(({ label }) => label).sort();

function partsOf(view: QuestionView): readonly unknown[] {
  switch (view.type) {
    case "multiple-choice":
    case "multiple-response":
    case "which-wording":
    case "what-changed":
      return labels(view.choices);
    case "true-false":
      return [view.statement];
    case "cloze":
      return [view.before, view.after];
    case "who-says-so":
      return [view.proposition, ...labels(view.choices)];
    case "status":
      return [view.proposition];
    case "ordering":
      return labels(view.entries);
    case "matching":
      return [labels(view.premises), labels(view.options)];
    case "number":
      return [view.source];
    case "date":
      return [view.unit];
    case "short-answer":
    case "map":
      return [];
    default:
      return view satisfies never;
  }
}
