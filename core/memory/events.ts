import type { MemoryState } from "@/core/memory/state";
import type { TargetId } from "@/core/questions/contract";

/** Raised whenever the same events would give another state. */
export const SCHEDULER_VERSION = 2;

export type Rating = "again" | "hard" | "good" | "easy";
export const ratings = ["again", "hard", "good", "easy"] as const satisfies readonly Rating[];

/** The sides of a card that are answered before they are turned: by typing, or on the map. */
export type CardFace = "typed" | "map";

/** What every event of the log carries. Times are milliseconds since 1970 (UTC). */
export type EventEnvelope = {
  /** Made by the client: a message sent twice is one event. */
  readonly id: string;
  readonly device: string;
  readonly deviceSequence: number;
  /** Decided once, on receipt; replay knows no other time. */
  readonly effectiveAt: number;
  /** The learner's day of studying, YYYY-MM-DD. */
  readonly localDay: string;
};

/**
 * How a change of the fact base touches a memory (items.md §6). "merged": another target's history goes on under this
 * one; "retired": this one's history went on elsewhere.
 */
export type ContentChange = "wording" | "refinement" | "superseded" | "status" | "merged" | "retired" | "retracted";

/** What a grade carries besides itself. */
type Horizon = {
  /**
   * Day of the exam for which the target was learnt, YYYY-MM-DD: the card comes back by then. Decided once, on receipt, from
   * the learner's goal; absent where there was none.
   */
  readonly dueBy?: string;
};

export type MemoryEventBody =
  /** A card that the learner graded, ahead of its day or on it: elapsed time is real either way. */
  | (Horizon & {
      readonly kind: "reviewed";
      readonly targetId: TargetId;
      readonly rating: Rating;
      /** How it was recalled: absent for a card that was only turned over. Replay does not look at it. */
      readonly face?: CardFace;
      /** Milliseconds from front to grade, hidden time left out; absent where the page did not measure it. */
      readonly activeMs?: number;
      /**
       * Assigned reviewing for which it does not count, as its cards are to be answered, and this one was only turned over though it
       * could have been. Decided once, on receipt; the memory is a memory all the same, and replay does not look at it.
       */
      readonly notFor?: readonly string[];
      /**
       * How many different cards its day asks for (core/quizzes/rules/reviewing-day.ts), by assigned reviewing that it is of. Decided
       * once, on receipt of the day's first review; the others of that day carry it on. Replay does not look at it.
       */
      readonly asks?: Readonly<Record<string, number>>;
    })
  /** A quiz answer; `rating` is null when the answer says nothing about memory. */
  | (Horizon & {
      readonly kind: "answered";
      readonly targetId: TargetId;
      readonly rating: Rating | null;
      readonly itemType: string;
      /** Probability that a blind guess is right, in [0, 1]; absent where the item asked for several targets. */
      readonly guess?: number;
      /**
       * The answer, where the event's id is not the answer's own: it tells about several targets, or was graded anew. Absent
       * where the ids are the same.
       */
      readonly answerId?: string;
    })
  /** Takes back what the learner did to a card (see `ownDeeds`), whatever the order of arrival. */
  | { readonly kind: "undone"; readonly targetId: TargetId; readonly undoes: string }
  /** Takes back any event: a regrade. */
  | { readonly kind: "voided"; readonly targetId: TargetId; readonly voids: string }
  | { readonly kind: "reset"; readonly targetId: TargetId }
  | { readonly kind: "suspended"; readonly targetId: TargetId; readonly on: boolean }
  /** Put aside for the day of studying on which it happened. */
  | { readonly kind: "buried"; readonly targetId: TargetId }
  | {
      readonly kind: "contentRevised";
      readonly targetId: TargetId;
      readonly change: Exclude<ContentChange, "merged">;
      /** Hash of the release that brought the change. */
      readonly release: string;
    }
  | {
      readonly kind: "contentRevised";
      readonly targetId: TargetId;
      readonly change: "merged";
      readonly release: string;
      /** The strongest memory among the targets whose place this one takes, as it was then. */
      readonly inherits: MemoryState;
    }
  | {
      readonly kind: "settingsChanged";
      readonly desiredRetention: number;
      readonly maximumIntervalDays: number;
      /** Weekdays with less to review, 0 (Sunday) to 6; absent where they stay as they were. */
      readonly easyDays?: readonly number[];
    }
  | { readonly kind: "weightsAdopted"; readonly weights: readonly number[] }
  | { readonly kind: "zoneChanged"; readonly timeZone: string; readonly dayStartHour: number };

export type MemoryEvent = EventEnvelope & MemoryEventBody;
export type MemoryEventKind = MemoryEventBody["kind"];

/** What a learner does to a card of their own accord: these can be undone, while answers of a quiz cannot. */
export const ownDeeds = ["reviewed", "buried", "suspended", "reset"] as const satisfies readonly MemoryEventKind[];

export type OwnDeed = Extract<MemoryEvent, { readonly kind: (typeof ownDeeds)[number] }>;
export const isOwnDeed = (event: MemoryEvent): event is OwnDeed =>
  (ownDeeds as readonly MemoryEventKind[]).includes(event.kind);

/** Order of replay: time, then device, sequence and id, so that it never depends on arrival. */
export function compareEvents(a: MemoryEvent, b: MemoryEvent): number {
  return (
    a.effectiveAt - b.effectiveAt ||
    compareText(a.device, b.device) ||
    a.deviceSequence - b.deviceSequence ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
