import type { Rating } from "@/core/memory/events";
import type { Phase } from "@/core/memory/state";
import type { CardView } from "@/core/questions/views";

/** What the review page and the server say to each other. Types only: the browser gets no code from here. */

/** Milliseconds until the card would come back, for each button. */
export type Intervals = Readonly<Record<Rating, number>>;

/** How a card changed since its learner last saw it. */
export type Revised = {
  readonly change: "refinement" | "status" | "superseded" | "merged";
  /** What the editors say about it; null when they said nothing. */
  readonly text: string | null;
};

/** A fact that the learner had a memory of and that was taken back. */
export type Correction = { readonly factId: string; readonly text: string | null };

export type ReviewCard = {
  readonly card: CardView;
  /** Null for a card that is as it was. */
  readonly revised: Revised | null;
  readonly phase: Phase;
  readonly intervals: Intervals;
};

export type ReviewCounts = { readonly fresh: number; readonly learning: number; readonly due: number };

export type ReviewQueue = {
  readonly cards: readonly ReviewCard[];
  readonly counts: ReviewCounts;
  /** Told once: no card comes for these. */
  readonly corrections: readonly Correction[];
  /** The server's clock when it looked, ms since 1970: a device may be off by years. */
  readonly at: number;
  /** When the next card falls due after these, ms since 1970; null when there is none. */
  readonly nextDueAt: number | null;
  /** Whether anything at all has been chosen or met yet. */
  readonly hasCards: boolean;
};

export type ReviewMessage =
  | {
      readonly id: string;
      readonly sequence: number;
      readonly at: number;
      readonly kind: "reviewed";
      readonly targetId: string;
      readonly rating: Rating;
    }
  | {
      readonly id: string;
      readonly sequence: number;
      readonly at: number;
      readonly kind: "undone";
      readonly targetId: string;
      readonly undoes: string;
    };

export type ReviewBatch = {
  readonly device: string;
  /** The device's clock when the message left, ms since 1970: tells how far off it is. */
  readonly sentAt: number;
  readonly events: readonly ReviewMessage[];
};

export type ReviewReply = {
  /** In the order of the batch; "unknown" is a card that does not exist. */
  readonly results: readonly {
    readonly id: string;
    readonly outcome: "stored" | "duplicate" | "conflict" | "unknown";
  }[];
  /** The cards touched, as they now stand; due again in this session when `again`. */
  readonly cards: readonly {
    readonly targetId: string;
    readonly phase: Phase;
    readonly intervals: Intervals;
    readonly again: boolean;
  }[];
};
