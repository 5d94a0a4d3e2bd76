import { makeCard } from "@/core/flashcards/card";
import { itemsOfCard } from "@/core/flashcards/card-ask";
import { GENERATOR_VERSION, type GenerationContext, type TargetId } from "@/core/questions/contract";
import { type Explanation, explain } from "@/core/questions/explain";

/** The way in which a card was asked for its answer: the type of question, and how often it was answered before. */
export type AskedAs = { readonly type: string; readonly turn: number };

/**
 * How a card was made, or the question in whose place it was asked. A card that is only turned over has no wrong options, and
 * its wording follows from its first fact alone.
 *
 * @param asked null for a card that was only turned over
 * @returns null where there is no such card, or it is not asked in this way
 */
export function explainCard(context: GenerationContext, targetId: TargetId, asked: AskedAs | null): Explanation | null {
  if (asked !== null) {
    const item = itemsOfCard(context, targetId, asked.turn).find(({ type }) => type === asked.type);
    return item === undefined ? null : explain(context.base, item);
  }
  const made = makeCard(context, targetId);
  if (made === null) return null;
  const { view, origin } = made;
  const [seed = ""] = view.factIds;
  const first = context.base.facts.get(seed);
  const relation = context.base.relations.get(first?.triple?.r ?? "");
  const patterns = context.language === "en" ? relation?.patterns.en : relation?.patterns.fr;
  return {
    type: "flashcard",
    targetId,
    // Its back tells the other side, too, where there is one.
    factIds: [...new Set([...view.factIds, ...(first?.contradicts ?? [])])],
    seed,
    generatorVersion: GENERATOR_VERSION,
    template: origin.template,
    patterns: origin.patterns.flatMap((name) => patterns?.[name] ?? []),
    relation: relation?.id ?? null,
    options: [],
  };
}
