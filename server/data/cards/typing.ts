import "server-only";
import { asksOfCard, type CardAsk } from "@/core/flashcards/card-ask";
import type { GenerationContext } from "@/core/questions/contract";
import type { CardView } from "@/core/questions/views";
import type { Override } from "@/server/data/facts/in-force";

/**
 * Ways of answering a card before it is turned over. What an editor has lowered is no longer asked as established: its card tells
 * who says so.
 *
 * @param turn how often the card was answered before
 */
export function waysOfAnswering(
  context: GenerationContext,
  overrides: ReadonlyMap<string, Override>,
  { targetId, factIds }: Pick<CardView, "targetId" | "factIds">,
  turn: number,
): readonly CardAsk[] {
  return isLowered(overrides, factIds) ? [] : asksOfCard(context, targetId, turn);
}

const isLowered = (overrides: ReadonlyMap<string, Override>, factIds: readonly string[]): boolean =>
  factIds.some((id) => {
    const override = overrides.get(id);
    return override !== undefined && override.kind !== "withdrawn";
  });
