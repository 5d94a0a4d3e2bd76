import "server-only";

import { LEARN_AHEAD_MS } from "@/core/memory/due";
import type { MemoryEventBody } from "@/core/memory/events";
import type { ReviewBatch, ReviewMessage, ReviewReply } from "@/core/memory/protocol";
import { previewIntervals } from "@/core/memory/scheduler";
import { newState } from "@/core/memory/state";
import { studyDay } from "@/core/memory/study-day";
import type { Viewer } from "@/server/auth/viewer";
import { cardOf } from "@/server/content/cards";
import { getGenerationContext } from "@/server/content/generation-context";
import { appendEvents } from "@/server/data/memory/memory-log";
import { findSettings } from "@/server/data/memory/review-queue";
import { recomputeReviewingResults } from "@/server/data/teaching/assignment-results";
import { getDb } from "@/server/db";

/**
 * Takes a batch of reviews and undos into the viewer's log. Any part of it may have been sent before: each event
 * counts once, by its id. What is acknowledged is on the disk.
 */
export async function recordReviews(viewer: Viewer, batch: ReviewBatch, now: Date): Promise<ReviewReply> {
  const context = getGenerationContext(viewer.language);
  const topics = new Map(
    [...new Set(batch.events.map(({ targetId }) => targetId))].flatMap((targetId) => {
      const card = cardOf(context, targetId);
      return card ? [[targetId, card.topic] as const] : [];
    }),
  );
  const known = batch.events.filter(({ targetId }) => topics.has(targetId));
  const at = now.getTime();
  const events = known.map((message) => ({
    id: message.id,
    deviceSequence: message.sequence,
    deviceAt: message.at,
    body: bodyOf(message),
  }));
  const incoming = { device: batch.device, sentAt: batch.sentAt, events };
  const appended = await appendEvents(viewer, incoming, (targetId) => topics.get(targetId) ?? "", at, {
    after: (db) => (events.length === 0 ? [] : [recomputeReviewingResults(db, viewer.userId, now)]),
  });

  const outcomes = new Map(appended.results.map(({ id, outcome }) => [id, outcome]));
  const settings = await findSettings(await getDb(), viewer);
  const today = studyDay(at, viewer);
  return {
    results: batch.events.map(({ id }) => ({ id, outcome: outcomes.get(id) ?? "unknown" })),
    cards: [...appended.states].map(([targetId, found]) => {
      const state = found ?? newState;
      const inSteps = state.phase === "learning" || state.phase === "relearning";
      const day = state.lastDay !== null && state.lastDay > today ? state.lastDay : today;
      return {
        targetId,
        phase: state.phase,
        intervals: previewIntervals(state, at, day, settings),
        again: inSteps && state.dueAt !== null && state.dueAt <= at + LEARN_AHEAD_MS,
      };
    }),
  };
}

function bodyOf(message: ReviewMessage): MemoryEventBody {
  switch (message.kind) {
    case "reviewed":
      return { kind: "reviewed", targetId: message.targetId, rating: message.rating };
    case "undone":
      return { kind: "undone", targetId: message.targetId, undoes: message.undoes };
    default:
      return message satisfies never;
  }
}
