import type { CardFace, ContentChange, MemoryEvent, Rating } from "@/core/memory/events";
import { replay, type TargetEvent } from "@/core/memory/replay";
import { retrievability } from "@/core/memory/scheduler";
import type { MemoryState, SchedulerSettings } from "@/core/memory/state";
import type { TargetId } from "@/core/questions/contract";

/** One thing that happened to a card, as its learner may read it. */
export type HistoryEntry = {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly what: "reviewed" | "answered" | "buried" | "suspended" | "resumed" | "reset" | "revised";
  readonly rating: Rating | null;
  /** Type of the question in a quiz; null for a card. */
  readonly itemType: string | null;
  readonly face: CardFace | null;
  readonly change: ContentChange | null;
  readonly activeMs: number | null;
  /** Predicted probability of recall just before, in [0, 1]; null for what was never answered before. */
  readonly recall: number | null;
  /** "undone" was taken back; "uncounted" came after another answer of the day, or told nothing about memory. */
  readonly standing: "counted" | "uncounted" | "undone";
  readonly stability: number | null;
  readonly difficulty: number | null;
  /** Days until it was to come back; null where that did not change. */
  readonly intervalDays: number | null;
};

const DAY_MS = 86_400_000;

/**
 * Everything that the log says of one card, oldest first, with what each event made of the memory.
 *
 * @param events the card's own events together with the learner's settings events
 */
export function historyOf(events: readonly MemoryEvent[], targetId: TargetId): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  replay(events, (event, before, after, removed, settings) => {
    if (event.targetId !== targetId) return;
    const entry = entryOf(event, before, after, removed, settings);
    if (entry !== null) entries.push(entry);
  });
  return entries;
}

function entryOf(
  event: TargetEvent,
  before: MemoryState | null,
  after: MemoryState | null,
  removed: boolean,
  settings: SchedulerSettings,
): HistoryEntry | null {
  const what = whatOf(event);
  if (what === null) return null;
  const counted = !removed && after !== before;
  const tells = counted && after !== null && (what === "reviewed" || what === "answered");
  return {
    id: event.id,
    at: event.effectiveAt,
    what,
    rating: "rating" in event ? event.rating : null,
    itemType: event.kind === "answered" ? event.itemType : null,
    face: (event.kind === "reviewed" ? event.face : null) ?? null,
    change: event.kind === "contentRevised" ? event.change : null,
    activeMs: (event.kind === "reviewed" ? event.activeMs : null) ?? null,
    recall: before === null ? null : retrievability(before, event.effectiveAt, settings),
    standing: removed ? "undone" : counted ? "counted" : "uncounted",
    stability: counted ? (after?.stability ?? null) : null,
    difficulty: counted ? (after?.difficulty ?? null) : null,
    intervalDays: tells && after.dueAt !== null ? (after.dueAt - event.effectiveAt) / DAY_MS : null,
  };
}

function whatOf(event: TargetEvent): HistoryEntry["what"] | null {
  switch (event.kind) {
    case "suspended":
      return event.on ? "suspended" : "resumed";
    case "contentRevised":
      return "revised";
    case "undone":
    case "voided":
      return null;
    default:
      return event.kind;
  }
}
