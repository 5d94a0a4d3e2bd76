import "server-only";
import { contrastOf } from "@/core/flashcards/contrast";
import { historyOf } from "@/core/memory/history";
import type { CardInfo } from "@/core/memory/protocol";
import { replay } from "@/core/memory/replay";
import { retrievability } from "@/core/memory/scheduler";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { cardSource } from "@/server/data/cards/card-source";
import { findHiddenFacts } from "@/server/data/cards/hidden-facts";
import { findRest } from "@/server/data/cards/resting";
import { eventSelect, toMemoryEvent } from "@/server/data/memory/memory-rows";
import { getDb } from "@/server/db";

const MAX_HISTORY = 200;

/**
 * The viewer's card with its history, as the log gives it. The fact that it is confused with is left out while one of the two
 * stands in an open assigned quiz, or is withdrawn.
 *
 * @returns null for a card that does not exist, or is not the viewer's to see
 */
export async function findCardInfo(viewer: Viewer, targetId: string, now: Date): Promise<CardInfo | null> {
  const context = getGenerationContext(viewer.language);
  const db = await getDb();
  const source = await cardSource(db, viewer, context, [targetId], now);
  const card = source(targetId);
  if (card === null) return null;
  const [rows, hidden, rest] = await Promise.all([
    db.memoryEvent.findMany({
      where: { learnerId: viewer.userId, OR: [{ targetId }, { targetId: null }] },
      select: eventSelect,
    }),
    findHiddenFacts(viewer),
    findRest(db, viewer, { targetId, topic: card.topic }, now),
  ]);
  const events = rows.map(toMemoryEvent);
  const { states, settings } = replay(events);
  const state = states.get(targetId) ?? null;
  const contrast = contrastOf(context, targetId);
  const mayTell = contrast !== null && !hidden.has(contrast.own.factId) && !hidden.has(contrast.other.factId);
  const at = now.getTime();
  return {
    history: historyOf(events, targetId).slice(-MAX_HISTORY),
    memory: state && {
      phase: state.phase,
      stability: state.stability,
      difficulty: state.difficulty,
      reps: state.reps,
      lapses: state.lapses,
      dueAt: state.dueAt,
      suspended: state.suspended,
      recall: retrievability(state, at, settings),
    },
    rest,
    contrast: mayTell ? contrast : null,
    at,
  };
}
