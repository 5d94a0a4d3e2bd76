import type { Fact } from "@/core/facts/model";
import { GENERATOR_VERSION, type GenerationContext, type Item } from "@/core/questions/contract";
import { estimateDifficulty } from "@/core/questions/difficulty";

/** What every type leaves to the common part of an item. */
type Given = "topic" | "generatorVersion" | "language" | "type" | "difficulty";

/**
 * An item with what follows from its fact and its context filled in.
 *
 * @param near how near each wrong option comes to the right one among those that could have stood there, in [0, 1]; null
 *   for a type that does
 *   not choose among candidates
 */
export function newItem(
  context: GenerationContext,
  fact: Fact,
  own: Omit<Item, Given>,
  near: readonly number[] | null = null,
): Item {
  return {
    ...own,
    type: own.view.type,
    topic: fact.topic,
    generatorVersion: GENERATOR_VERSION,
    language: context.language,
    difficulty: estimateDifficulty(context, fact, own, near),
  };
}
