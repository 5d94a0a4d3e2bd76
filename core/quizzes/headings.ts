import type { GenerationContext } from "@/core/questions/contract";
import type { Blueprint } from "@/core/quizzes/blueprint";

/**
 * What stands over every question of a quiz drawn from this: the one topic or thing that it is about, after which it is named. A mix
 * of several is named after none of them.
 */
export function headingsOf(
  { base }: GenerationContext,
  { topics, entities }: Pick<Blueprint, "topics" | "entities">,
): readonly string[] {
  if (topics.length + entities.length !== 1) return [];
  return [
    ...base.topics.filter(({ id }) => topics.includes(id)).map(({ name }) => name.en),
    ...entities.flatMap((id) => base.entities.get(id)?.name.en ?? []),
  ];
}
