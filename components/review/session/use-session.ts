"use client";

import { useCallback, useReducer } from "react";
import type { Rating } from "@/core/memory/events";
import type { CardMarks, ReviewCard, ReviewDeed, ReviewReply } from "@/core/memory/protocol";
import type { Phase } from "@/core/memory/state";

/** One step that can be taken back. */
export type Step =
  /** A card left the front of the queue; `eventId` is null where nothing was written. */
  | {
      readonly kind: "graded";
      readonly card: ReviewCard;
      readonly eventId: string | null;
      /** When it comes back, by this device's clock, ms since 1970. */
      readonly dueAt: number;
    }
  | { readonly kind: "buried" | "suspended" | "reset"; readonly card: ReviewCard; readonly eventId: string | null }
  | { readonly kind: "marked"; readonly card: ReviewCard; readonly marks: CardMarks };

export type Session = {
  readonly queue: readonly ReviewCard[];
  readonly revealed: boolean;
  readonly history: readonly Step[];
  readonly finished: number;
  /** Cards that had their turn in another tab, and may come back from it. */
  readonly elsewhere: readonly string[];
};

type Action =
  | { readonly kind: "reveal" }
  | { readonly kind: "graded"; readonly eventId: string | null; readonly rating: Rating; readonly at: number }
  | { readonly kind: "left"; readonly how: "buried" | "suspended" | "reset"; readonly eventId: string | null }
  | { readonly kind: "marked"; readonly marks: CardMarks }
  | { readonly kind: "undo" }
  | { readonly kind: "done-elsewhere"; readonly targetId: string }
  /** Another tab took back what it had done; `due` where both tabs go over what is due. */
  | { readonly kind: "undone-elsewhere"; readonly card: ReviewCard; readonly due: boolean }
  | { readonly kind: "reply"; readonly reply: ReviewReply }
  | { readonly kind: "refill"; readonly cards: readonly ReviewCard[] };

const idOf = ({ card }: ReviewCard) => card.targetId;

export function step(session: Session, action: Action): Session {
  const [current, ...rest] = session.queue;
  switch (action.kind) {
    case "reveal":
      return { ...session, revealed: true };
    case "graded": {
      if (!current) return session;
      // A forgotten card comes once more in this session, even while nothing can be sent.
      const queue = action.rating === "again" ? [...rest, oncemore(current)] : rest;
      const { eventId, at } = action;
      const dueAt = at + current.intervals[action.rating];
      const history: Step[] = [...session.history, { kind: "graded", card: current, eventId, dueAt }];
      return { ...session, queue, revealed: false, history, finished: session.finished + 1 };
    }
    case "left": {
      if (!current) return session;
      const history: Step[] = [...session.history, { kind: action.how, card: current, eventId: action.eventId }];
      return { ...session, queue: rest, revealed: false, history };
    }
    case "marked": {
      if (!current) return session;
      const history: Step[] = [...session.history, { kind: "marked", card: current, marks: action.marks }];
      return { ...session, queue: [{ ...current, marks: action.marks }, ...rest], history };
    }
    case "undo":
      return undone(session);
    case "done-elsewhere": {
      const hit = current !== undefined && idOf(current) === action.targetId;
      const queue = session.queue.filter((card) => idOf(card) !== action.targetId);
      const had = queue.length < session.queue.length;
      const elsewhere = had ? [...session.elsewhere, action.targetId] : session.elsewhere;
      return { ...session, queue, revealed: hit ? false : session.revealed, elsewhere };
    }
    case "undone-elsewhere": {
      const id = idOf(action.card);
      const elsewhere = session.elsewhere.filter((one) => one !== id);
      const wanted = action.due || elsewhere.length < session.elsewhere.length;
      if (!wanted || session.queue.some((card) => idOf(card) === id)) return { ...session, elsewhere };
      // At the end: what the learner looks at here does not give way.
      return { ...session, queue: [...session.queue, action.card], elsewhere };
    }
    case "reply":
      return { ...session, queue: withReply(session, action.reply) };
    case "refill": {
      const here = new Set(session.queue.map(idOf));
      return { ...session, queue: [...session.queue, ...action.cards.filter((card) => !here.has(idOf(card)))] };
    }
    default:
      return action satisfies never;
  }
}

function undone(session: Session): Session {
  const last = session.history.at(-1);
  if (!last) return session;
  const history = session.history.slice(0, -1);
  if (last.kind === "marked") {
    const marks = last.card.marks;
    const queue = session.queue.map((card) => (idOf(card) === idOf(last.card) ? { ...card, marks } : card));
    return { ...session, queue, history };
  }
  const queue = [last.card, ...session.queue.filter((card) => idOf(card) !== idOf(last.card))];
  const graded = last.kind === "graded";
  return { ...session, queue, revealed: graded, history, finished: session.finished - (graded ? 1 : 0) };
}

/** What to tell the server so that a step is taken back; null where nothing was written. */
export function undoing(last: Step): readonly ReviewDeed[] {
  const { targetId } = last.card.card;
  if (last.kind !== "marked") return last.eventId === null ? [] : [{ kind: "undone", targetId, undoes: last.eventId }];
  const before = last.card.marks;
  return markDeeds(targetId, last.marks, before);
}

/** The deeds that turn one pair of marks into another. */
export function markDeeds(targetId: string, from: CardMarks, to: CardMarks): readonly ReviewDeed[] {
  return [
    ...(from.flagged === to.flagged ? [] : [{ kind: "flagged", targetId, on: to.flagged } as const]),
    ...(from.note === to.note ? [] : [{ kind: "noted", targetId, text: to.note ?? "" } as const]),
  ];
}

/** When what was done and what the server spoke of come back, in ms from the moment when each was said; null for never. */
export type Outlook = { readonly at: number; readonly nextDueAt: number | null };

/**
 * When the next card comes after these, as far as it is known here: while nothing can be sent, the server has not counted
 * what was graded.
 *
 * @param told what the server said, by its clock
 * @param now  this device's clock, ms since 1970
 */
export function nextComing(history: readonly Step[], told: Outlook, now: number): Outlook {
  const last = new Map(history.map((one) => [idOf(one.card), one]));
  const own = [...last.values()].flatMap((one) =>
    one.kind === "graded" && one.eventId !== null ? [told.at + Math.max(0, one.dueAt - now)] : [],
  );
  const known = told.nextDueAt === null ? own : [told.nextDueAt, ...own];
  return { at: told.at, nextDueAt: known.length === 0 ? null : Math.min(...known) };
}

function oncemore(card: ReviewCard): ReviewCard {
  const phase: Phase = card.phase === "review" || card.phase === "relearning" ? "relearning" : "learning";
  return {
    ...card,
    phase,
    intervals: card.onceForgotten ?? card.intervals,
    revised: null,
    why: { ...card.why, reason: "step" },
  };
}

/** Brings intervals up to date, and back into the queue what the scheduler wants again in this session. */
function withReply(session: Session, reply: ReviewReply): readonly ReviewCard[] {
  const news = new Map(reply.cards.map((card) => [card.targetId, card]));
  const updated = session.queue.map((card) => {
    const found = news.get(idOf(card));
    return found ? { ...card, phase: found.phase, intervals: found.intervals } : card;
  });
  const here = new Set(updated.map(idOf));
  // On a slow line the reply to a first grade comes after the second one was given: only of what was done last it can tell.
  const answered = new Set(reply.results.map(({ id }) => id));
  const last = new Map(
    session.history.flatMap((one) => (one.kind === "marked" ? [] : [[idOf(one.card), one] as const])),
  );
  const back = [...last.values()].flatMap(({ kind, card, eventId }) => {
    const found = news.get(idOf(card));
    if (kind !== "graded" || eventId === null || !answered.has(eventId)) return [];
    if (!found?.again || here.has(idOf(card))) return [];
    return { ...oncemore(card), phase: found.phase, intervals: found.intervals };
  });
  return [...updated, ...back];
}

/** A sitting of reviewing: what is to come, what was done, and the way back. */
export function useSession(cards: readonly ReviewCard[]) {
  const [session, dispatch] = useReducer(step, {
    queue: cards,
    revealed: false,
    history: [],
    finished: 0,
    elsewhere: [],
  });
  const onReply = useCallback((reply: ReviewReply) => dispatch({ kind: "reply", reply }), []);
  return { session, dispatch, onReply };
}
