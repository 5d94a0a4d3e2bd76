"use client";

import { useCallback, useReducer } from "react";
import type { Rating } from "@/core/memory/events";
import type { ReviewCard, ReviewReply } from "@/core/memory/protocol";
import type { Phase } from "@/core/memory/state";

/** One step that can be taken back: the card, as it stood before it was graded. */
type Step = { readonly card: ReviewCard; readonly eventId: string };

export type Session = {
  readonly queue: readonly ReviewCard[];
  readonly revealed: boolean;
  readonly history: readonly Step[];
  readonly finished: number;
};

type Action =
  | { readonly kind: "reveal" }
  | { readonly kind: "graded"; readonly eventId: string; readonly rating: Rating }
  | { readonly kind: "undo" }
  | { readonly kind: "put-aside" }
  | { readonly kind: "graded-elsewhere"; readonly targetId: string }
  | { readonly kind: "reply"; readonly reply: ReviewReply }
  | { readonly kind: "refill"; readonly cards: readonly ReviewCard[] };

const idOf = ({ card }: ReviewCard) => card.targetId;

function step(session: Session, action: Action): Session {
  const [current, ...rest] = session.queue;
  switch (action.kind) {
    case "reveal":
      return { ...session, revealed: true };
    case "graded": {
      if (!current) return session;
      // A forgotten card comes once more in this session, even while nothing can be sent.
      const again =
        action.rating === "again" ? [...rest, { ...current, phase: relearned(current), revised: null }] : rest;
      const history = [...session.history, { card: current, eventId: action.eventId }];
      return { queue: again, revealed: false, history, finished: session.finished + 1 };
    }
    case "undo": {
      const last = session.history.at(-1);
      if (!last) return session;
      const queue = [last.card, ...session.queue.filter((card) => idOf(card) !== idOf(last.card))];
      return { queue, revealed: true, history: session.history.slice(0, -1), finished: session.finished - 1 };
    }
    case "put-aside":
      return { ...session, queue: rest, revealed: false };
    case "graded-elsewhere": {
      const hit = current !== undefined && idOf(current) === action.targetId;
      const queue = session.queue.filter((card) => idOf(card) !== action.targetId);
      return { ...session, queue, revealed: hit ? false : session.revealed };
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

const relearned = ({ phase }: ReviewCard): Phase =>
  phase === "review" || phase === "relearning" ? "relearning" : "learning";

/** Brings intervals up to date, and back into the queue what the scheduler wants again in this session. */
function withReply(session: Session, reply: ReviewReply): readonly ReviewCard[] {
  const news = new Map(reply.cards.map((card) => [card.targetId, card]));
  const updated = session.queue.map((card) => {
    const found = news.get(idOf(card));
    return found ? { ...card, phase: found.phase, intervals: found.intervals } : card;
  });
  const here = new Set(updated.map(idOf));
  const back = session.history.flatMap(({ card }) => {
    const found = news.get(idOf(card));
    if (!found?.again || here.has(idOf(card))) return [];
    here.add(idOf(card));
    return { ...card, phase: found.phase, intervals: found.intervals };
  });
  return [...updated, ...back];
}

/** A sitting of reviewing: what is to come, what was done, and the way back. */
export function useSession(cards: readonly ReviewCard[]) {
  const [session, dispatch] = useReducer(step, { queue: cards, revealed: false, history: [], finished: 0 });
  const onReply = useCallback((reply: ReviewReply) => dispatch({ kind: "reply", reply }), []);
  return { session, dispatch, onReply };
}
