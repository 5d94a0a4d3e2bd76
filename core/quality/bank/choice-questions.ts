import { z } from "zod";
import { degreeOf, similarity } from "@/core/distractors/similarity";
import type { Entity } from "@/core/facts/model";
import type { GenerationContext, Item } from "@/core/questions/contract";

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
  readonly factId: string;
  readonly stem: string;
  readonly options: readonly SurfaceOption[];
  /** Place of the right one. */
  readonly right: number;
};

/** The item as a guesser sees it; null unless it offers one right and several proved wrong things. */
export function choiceQuestion({ base }: GenerationContext, item: Item): ChoiceQuestion | null {
  if (item.view.type !== "multiple-choice") return null;
  const { correctChoiceId, options } = choiceKey.parse(item.key);
  const { choices } = item.view;
  const entities = choices.flatMap(({ id }) => base.entities.get(options[id] ?? "") ?? []);
  const right = choices.findIndex(({ id }) => id === correctChoiceId);
  const central = (own: Entity) =>
    entities.reduce((sum, other) => sum + (other === own ? 0 : similarity(base, own, other)), 0);
  return {
    factId: item.factIds[0] ?? "",
    stem: item.view.prompt,
    right,
    options: entities.map((entity, at) => ({
      label: choices[at]?.label ?? "",
      known: degreeOf(base, entity) - (at === right ? 1 : 0),
      central: central(entity),
    })),
  };
}
