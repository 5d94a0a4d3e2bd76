import "server-only";
import type { GenerationContext, TargetId } from "@/core/questions/contract";
import type { CardView } from "@/core/questions/views";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf } from "@/server/content/cards";
import { findOwnCardViews } from "@/server/data/own/readable";
import type { Database } from "@/server/db";

/** The card of a target, or null when there is none, or none that the viewer may see. */
export type CardSource = (targetId: TargetId) => CardView | null;

/** Cards of the fact base and, of the targets named here, cards that the viewer or their teachers wrote. */
export async function cardSource(
  db: Pick<Database, "ownCard" | "memoryState">,
  viewer: Pick<Viewer, "userId">,
  context: GenerationContext,
  targetIds: readonly TargetId[],
  now: Date,
): Promise<CardSource> {
  const own = await findOwnCardViews(db, viewer, targetIds, now);
  return (targetId) => own.get(targetId) ?? cardOf(context, targetId);
}
