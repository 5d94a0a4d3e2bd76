import "server-only";
import { type AskedAs, explainCard } from "@/core/flashcards/explain-card";
import type { TargetId } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";

/**
 * How a card of the fact base was made, as its back tells it. Nothing while one of its facts, or of those that prove an option
 * wrong, stands in an open assigned quiz of the viewer: the question there would be told with it.
 *
 * @returns null for a card that does not exist, or that the viewer does not get
 */
export async function findCardMade(
  viewer: Viewer,
  targetId: TargetId,
  asked: AskedAs | null,
): Promise<Explanation | null> {
  const made = explainCard(getGenerationContext(viewer.language), targetId, asked);
  if (made === null) return null;
  const hidden = await findHiddenFacts(viewer);
  const named = [...made.factIds, ...made.options.flatMap(({ factIds }) => factIds)];
  return named.some((id) => hidden.has(id)) ? null : made;
}
