import "server-only";

import { LEARN_AHEAD_MS } from "@/core/memory/due";
import { decideEffectiveAt } from "@/core/memory/effective-at";
import type { MemoryEventBody } from "@/core/memory/events";
import { dueByOf } from "@/core/memory/exam/goal";
import type { Mark } from "@/core/memory/marks";
import type { DeviceReport, ReviewMessage, ReviewReply } from "@/core/memory/protocol";
import { previewIntervals } from "@/core/memory/scheduler";
import { newState } from "@/core/memory/state";
import { laterDay, studyDay } from "@/core/memory/study-day";
import { unmetBy } from "@/core/quizzes/rules/kept-typing";
import type { Viewer } from "@/server/auth/viewer";
import { getGenerationContext } from "@/server/content/generation-context";
import { type CardSource, cardSource } from "@/server/data/cards/card-source";
import { saveMarks } from "@/server/data/cards/marks";
import { type OpenWork, openWork, openWorksOfUser } from "@/server/data/cards/open-works";
import { waysOfAnswering } from "@/server/data/cards/typing";
import { findOverrides } from "@/server/data/facts/in-force";
import { daysReviewedOn, findAsks } from "@/server/data/memory/day-asks";
import { appendEvents } from "@/server/data/memory/memory-log";
import { type LogEndReading, readLogEnd } from "@/server/data/memory/read-log-end";
import { recomputeReviewingResults } from "@/server/data/teaching/assignment-results";
import { getDb, runStatement } from "@/server/db";

/** What became of a batch; whoever passes it on adds when. */
export type Recorded = Omit<ReviewReply, "at">;

/**
 * Takes what the viewer did to cards into their log, and their marks beside it. Any part of the batch may have been sent
 * before: each event counts once, by its id, and of marks the newest. What is acknowledged is on the disk.
 */
export async function recordReviews(viewer: Viewer, batch: DeviceReport, now: Date): Promise<Recorded> {
  const context = getGenerationContext(viewer.language);
  const touched = [...new Set(batch.events.map(({ targetId }) => targetId))];
  const source = await cardSource(await getDb(), viewer, context, touched, now);
  const topics = new Map(
    touched.flatMap((targetId) => {
      const card = source(targetId);
      return card ? [[targetId, card.topic] as const] : [];
    }),
  );
  // A card that was begun and is no longer to be seen keeps its history: what was done to it meanwhile is not lost.
  const begun = await findBegun(
    viewer,
    touched.filter((targetId) => !topics.has(targetId)),
  );
  const known = batch.events.filter(({ targetId }) => topics.has(targetId) || begun.has(targetId));
  const at = now.getTime();
  const marks = known.flatMap((message) => markOf(message, batch, at) ?? []);
  await saveMarks(await getDb(), viewer, marks);
  const days = daysReviewedOn(viewer, { ...batch, events: known }, at);
  const deeds = known.filter((message) => bodyOf(message) !== null);
  const { works, end } = await lookAhead(viewer, { ...batch, events: deeds }, days, now);
  const notFor = await findUnmet(viewer, works, known, source);
  const asks = await findAsks(viewer, works, days, source);
  const events = known.flatMap((message) => {
    const body = bodyOf(message);
    const { id, sequence, at: deviceAt, targetId } = message;
    const decided = { notFor: notFor(message), asks: asks(targetId) };
    return body === null ? [] : [{ id, deviceSequence: sequence, deviceAt, body, ...decided }];
  });
  const incoming = { device: batch.device, sentAt: batch.sentAt, events };
  const appended = await appendEvents(viewer, incoming, (targetId) => topics.get(targetId) ?? "", at, {
    rollups: events.length === 0 ? [] : [recomputeReviewingResults(viewer.userId, now)],
    end,
  });

  const outcomes = new Map(appended.results.map(({ id, outcome }) => [id, outcome]));
  const marked = new Set(known.filter((message) => bodyOf(message) === null).map(({ id }) => id));
  const { settings } = appended;
  const today = studyDay(at, viewer);
  return {
    results: batch.events.map((message) => ({
      id: message.id,
      outcome: outcomes.get(message.id) ?? (marked.has(message.id) ? "stored" : "unknown"),
      ...(notFor(message).length > 0 ? { notCounted: true as const } : {}),
    })),
    cards: [...appended.states].map(([targetId, found]) => {
      const state = found ?? newState;
      const inSteps = state.phase === "learning" || state.phase === "relearning";
      const putAway = state.suspended || state.buriedOn === today;
      const localDay = laterDay(state.lastDay, today);
      const dueBy = dueByOf(viewer.goal, topics.get(targetId) ?? "", localDay);
      return {
        targetId,
        phase: state.phase,
        intervals: previewIntervals(state, { targetId, at, localDay, dueBy }, settings),
        again:
          topics.has(targetId) && inSteps && !putAway && state.dueAt !== null && state.dueAt <= at + LEARN_AHEAD_MS,
      };
    }),
  };
}

/**
 * Where the log ends for these deeds and what is assigned to be reviewed, in one look; of what reviews nothing neither is asked before
 * it is written.
 */
async function lookAhead(
  viewer: Viewer,
  { device, events }: DeviceReport,
  days: readonly { readonly day: string }[],
  now: Date,
): Promise<{ readonly works: readonly OpenWork[]; readonly end?: LogEndReading }> {
  if (days.length === 0) return { works: [] };
  const asked = { device, ids: events.map(({ id }) => id), targetIds: events.map(({ targetId }) => targetId) };
  const works = openWorksOfUser(
    days.map(({ day }) => day),
    now,
  );
  const { works: rows, ...end } = await readLogEnd(runStatement, viewer, asked, works);
  return { works: rows.map(openWork), end };
}

/**
 * For which assigned reviewing a message does not count, after the rules as they are when it arrives: what was turned over, though
 * it could have been answered, and was to be. An undone card keeps how it was answered, so this asks of grades alone.
 */
async function findUnmet(
  viewer: Viewer,
  works: readonly OpenWork[],
  messages: readonly ReviewMessage[],
  source: CardSource,
): Promise<(message: ReviewMessage) => readonly string[]> {
  const isTurned = (message: ReviewMessage) => message.kind === "reviewed" && message.face === undefined;
  if (!messages.some(isTurned) || !works.some(({ rule }) => rule === "always")) return () => [];
  const context = getGenerationContext(viewer.language);
  const overrides = await findOverrides();
  const found = new Map<string, readonly string[]>();
  for (const { targetId } of messages.filter(isTurned)) {
    const card = source(targetId);
    const unmet = card === null ? [] : unmetBy(works, card);
    const answerable = card !== null && unmet.length > 0 && waysOfAnswering(context, overrides, card, 0).length > 0;
    found.set(targetId, answerable ? unmet : []);
  }
  return (message) => (isTurned(message) ? (found.get(message.targetId) ?? []) : []);
}

/** Which of these targets stand in the viewer's log. */
async function findBegun({ userId }: Viewer, targetIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (targetIds.length === 0) return new Set();
  const db = await getDb();
  const rows = await db.memoryEvent.findMany({
    where: { learnerId: userId, targetId: { in: [...targetIds] } },
    select: { targetId: true },
    distinct: ["targetId"],
  });
  return new Set(rows.flatMap(({ targetId }) => targetId ?? []));
}

/** What a message adds to the log; null for a mark, which is no memory. */
function bodyOf(message: ReviewMessage): MemoryEventBody | null {
  const { targetId } = message;
  switch (message.kind) {
    case "reviewed": {
      const { rating, face, activeMs } = message;
      return {
        kind: "reviewed",
        targetId,
        rating,
        ...(face === undefined ? {} : { face }),
        ...(activeMs === undefined ? {} : { activeMs }),
      };
    }
    case "buried":
      return { kind: "buried", targetId };
    case "suspended":
      return { kind: "suspended", targetId, on: message.on };
    case "reset":
      return { kind: "reset", targetId };
    case "undone":
      return { kind: "undone", targetId, undoes: message.undoes };
    case "flagged":
    case "noted":
      return null;
    default:
      return message satisfies never;
  }
}

function markOf(message: ReviewMessage, { device, sentAt }: DeviceReport, now: number): Mark | null {
  const { targetId, sequence } = message;
  const rest = { targetId, device, sequence, at: decideEffectiveAt(message.at, sentAt, now, null) };
  if (message.kind === "flagged") return { ...rest, kind: "flag", value: message.on ? "on" : "" };
  return message.kind === "noted" ? { ...rest, kind: "note", value: message.text.trim() } : null;
}
