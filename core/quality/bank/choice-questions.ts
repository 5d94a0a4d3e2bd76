import { z } from "zod";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";

/**
 * Types whose options are things of the base, chosen for each question. Status and which-wording are none: their options
 * are fixed (the four statuses; one sentence with its speaker and one without), so that no choice of ours could hide
 * the answer, and what a blind guess earns there stands in the item's `guess`.
 */
export const choiceTypes = ["multiple-choice", "who-says-so", "what-changed"] as const;
export type ChoiceType = (typeof choiceTypes)[number];

const choiceKey = z.object({ correctChoiceId: z.string(), options: z.record(z.string(), z.string()) });

/** What a guesser who knows nothing sees of one option. */
export type SurfaceOption = {
  readonly label: string;
  /** Facts of the base about it; of the right one without the asked fact, which says nothing about how well known it is. */
  readonly known: number;
  /** Sum of the similarities to the other options. */
  readonly central: number;
};
/** A question whose options are things of the base, as a guesser sees it. */
export type ChoiceQuestion = {
  readonly type: ChoiceType;
  readonly factId: string;
  readonly stem: string;
  readonly options: readonly SurfaceOption[];
  /** Place of the right one. */
  readonly right: number;
};

/** The item as a guesser sees it; null unless it offers one right and several proved wrong things. */
export function choiceQuestion({ base }: GenerationContext, item: Item): ChoiceQuestion | null {
  const { view } = item;
  if (view.type !== "multiple-choice" && view.type !== "who-says-so" && view.type !== "what-changed") return null;
  const { correctChoiceId, options } = choiceKey.parse(item.key);
  const { choices } = view;
  const entities = choices.flatMap(({ id }) => base.entities.get(options[id] ?? "") ?? []);
  const right = choices.findIndex(({ id }) => id === correctChoiceId);
  const central = (own: Entity) =>
    entities.reduce((sum, other) => sum + (other === own ? 0 : similarity(base, own, other)), 0);
  return {
    type: view.type,
    factId: item.factIds[0] ?? "",
    stem: view.type === "who-says-so" ? `${view.prompt} ${view.proposition}` : view.prompt,
    right,
    options: entities.map((entity, at) => ({
      label: choices[at]?.label ?? "",
      known: degreeOf(base, entity) - (at === right ? 1 : 0),
      central: central(entity),
    })),
  };
}

/** The questions of one type. */
export function ofType(questions: readonly ChoiceQuestion[], type: ChoiceType): readonly ChoiceQuestion[] {
  return questions.filter((question) => question.type === type);
}
