import type { CardAsk } from "@/core/flashcards/card-ask";
import type { Contrast } from "@/core/flashcards/contrast";
import type { CardFace, Rating } from "@/core/memory/events";
import type { HistoryEntry } from "@/core/memory/history";
import type { Phase } from "@/core/memory/state";
import type { StudyChoice } from "@/core/memory/study-choice";
import type { WhyDue } from "@/core/memory/why-due";
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

/** What the learner put on a card. */
export type CardMarks = { readonly flagged: boolean /** Null where there is none. */; readonly note: string | null };

export type ReviewCard = {
  readonly card: CardView;
  readonly marks: CardMarks;
  /** Null for a card that is as it was. */
  readonly revised: Revised | null;
  readonly phase: Phase;
  readonly intervals: Intervals;
  /**
   * What the buttons say when it comes once more after it was forgotten, before a reply can tell. A queue that a device kept
   * before an update of the app has none.
   */
  readonly onceForgotten?: Intervals;
  readonly why: WhyDue;
  /** Forgotten again and again: it offers other ways. */
  readonly leech: boolean;
  /** Ways of answering before it is turned over: where the learner likes that, and of a leech. */
  readonly asks: readonly CardAsk[];
  /** Assigned by a teacher who has it answered, not turned over. A queue kept before an update of the app does not say. */
  readonly typed?: true;
};

export type ReviewCounts = { readonly fresh: number; readonly learning: number; readonly due: number };

export type ReviewQueue = {
  /** What was asked for. */
  readonly study: StudyChoice;
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

/** What a learner does to a card. Each message is one deed, and its id makes that it counts once. */
export type ReviewDeed =
  | {
      readonly kind: "reviewed";
      readonly targetId: string;
      readonly rating: Rating;
      /** Absent for a card that was only turned over. */
      readonly face?: CardFace;
      /** Milliseconds from front to grade, hidden time left out. */
      readonly activeMs?: number;
    }
  /** Put aside until the next day of studying. */
  | { readonly kind: "buried"; readonly targetId: string }
  /** Put away until it is brought back with `on: false`. */
  | { readonly kind: "suspended"; readonly targetId: string; readonly on: boolean }
  /** Begun anew. */
  | { readonly kind: "reset"; readonly targetId: string }
  /** Takes back one of the four above. */
  | { readonly kind: "undone"; readonly targetId: string; readonly undoes: string }
  /** Marks are no memory: the newest counts, and one is taken back by setting it as it was. */
  | { readonly kind: "flagged"; readonly targetId: string; readonly on: boolean }
  /** The learner's own words; "" takes them off. At most MAX_NOTE characters. */
  | { readonly kind: "noted"; readonly targetId: string; readonly text: string };

export type ReviewMessage = ReviewDeed & {
  readonly id: string;
  readonly sequence: number;
  /** The device's clock, ms since 1970. */
  readonly at: number;
};

/** What one device has to tell. */
export type DeviceReport = {
  readonly device: string;
  /** The device's clock when the message left, ms since 1970: tells how far off it is. */
  readonly sentAt: number;
  readonly events: readonly ReviewMessage[];
};

/** The same with whose it is: refused where somebody else is signed in. */
export type ReviewBatch = DeviceReport & { readonly account: string };

export type ReviewReply = {
  /** The server's clock when all of it was stored, ms since 1970: a queue made later knows of it. */
  readonly at: number;
  /** In the order of the batch; "unknown" is a card that does not exist. */
  readonly results: readonly {
    readonly id: string;
    readonly outcome: "stored" | "duplicate" | "conflict" | "unknown";
    /** Remembered, and not counted for assigned reviewing whose cards are to be answered. */
    readonly notCounted?: true;
  }[];
  /** The cards touched, as they now stand; due again in this session when `again`. */
  readonly cards: readonly {
    readonly targetId: string;
    readonly phase: Phase;
    readonly intervals: Intervals;
    readonly again: boolean;
  }[];
};

/** What the learner let rest, as far as it concerns a card. */
export type Rest =
  /** Its topic or deck rests. */
  | { readonly kind: "topic" }
  /** A set with this title rests, and nothing else asks for the card. */
  | { readonly kind: "set"; readonly title: string }
  /** The set rests, and the card comes all the same: for another set by its title, or (null) for a topic of the learner's own. */
  | { readonly kind: "held"; readonly title: string; readonly by: string | null };

/** Everything that a learner may know of one of their cards. */
export type CardInfo = {
  /** Oldest first; the newest MAX_HISTORY. */
  readonly history: readonly HistoryEntry[];
  /** Null for a card that was never begun. */
  readonly memory: {
    readonly phase: Phase;
    readonly stability: number;
    readonly difficulty: number;
    readonly reps: number;
    readonly lapses: number;
    /** ms since 1970; null for a card that is begun anew. */
    readonly dueAt: number | null;
    readonly suspended: boolean;
    /** Predicted probability that it is recalled now, in [0, 1]. */
    readonly recall: number | null;
  } | null;
  /** Null where nothing of it rests. */
  readonly rest: Rest | null;
  /** The fact that this one is most likely confused with, beside it. */
  readonly contrast: Contrast | null;
  /** The server's clock, ms since 1970. */
  readonly at: number;
};
