"use client";

import { useCallback, useState } from "react";
import { useCardsAhead } from "@/components/offline/use-cards-ahead";
import type { KeptReviewPage } from "@/components/review/session/review-session";
import { markDeeds, nextComing, undoing, useSession } from "@/components/review/session/use-session";
import { type Elsewhere, useOtherTabs } from "@/components/review/use-other-tabs";
import { useOutbox } from "@/components/review/use-outbox";
import type { CardFace, Rating } from "@/core/memory/events";
import type { CardMarks, ReviewDeed, ReviewQueue, ReviewReply } from "@/core/memory/protocol";

type Given = {
  /** The page as it is kept on this device, to go on with without a connection. */
  readonly page: KeptReviewPage;
};

/** What happened last, for whoever cannot see it. */
export type Said = {
  readonly kind: "undone" | "buried" | "suspended" | "reset" | "flagOn" | "flagOff";
  readonly front: string;
} | null;

/** A sitting of reviewing with its deeds: each shows at once and is sent in the background. */
export function useReviewing({ page }: Given) {
  const { account, initial } = page;
  const cram = initial.study.kind !== "due" && initial.study.cram;
  const { session, dispatch, onReply } = useSession(initial.cards);
  const [notCounted, setNotCounted] = useState(false);
  const onAnswer = useCallback(
    (reply: ReviewReply) => {
      if (reply.results.some((result) => result.notCounted)) setNotCounted(true);
      onReply(reply);
    },
    [onReply],
  );
  const outbox = useOutbox(account, onAnswer);
  const [outlook, setOutlook] = useState({ at: initial.at, nextDueAt: initial.nextDueAt });
  const [said, setSaid] = useState<Said>(null);
  const current = session.queue[0] ?? null;
  const { add } = outbox;

  const due = initial.study.kind === "due";
  const onDone = useCallback((targetId: string) => dispatch({ kind: "done-elsewhere", targetId }), [dispatch]);
  const onElsewhere = useCallback(
    (told: Elsewhere) => {
      if (told.deed === "done") onDone(told.card.card.targetId);
      else dispatch({ kind: "undone-elsewhere", card: told.card, due: due && told.due });
    },
    [dispatch, onDone, due],
  );
  const tellOthers = useOtherTabs(account, onElsewhere);

  function rate(rating: Rating, face: CardFace | null, activeMs: number) {
    if (!current || !session.revealed) return;
    const { targetId, front } = current.card;
    const how = face === null ? {} : { face };
    const eventId = cram ? null : add({ kind: "reviewed", targetId, rating, activeMs, ...how }, front);
    if (!cram) tellOthers({ deed: "done", card: current, due });
    dispatch({ kind: "graded", eventId, rating, at: Date.now() });
    setSaid(null);
  }

  function leave(how: "buried" | "suspended" | "reset") {
    if (!current) return;
    const { targetId, front } = current.card;
    const deed: ReviewDeed = how === "suspended" ? { kind: "suspended", targetId, on: true } : { kind: how, targetId };
    // In a cram a card is only passed over: its schedule stays.
    const eventId = cram ? null : add(deed, front);
    if (!cram) tellOthers({ deed: "done", card: current, due });
    dispatch({ kind: "left", how, eventId });
    setSaid({ kind: how, front });
  }

  function mark(marks: CardMarks) {
    if (!current) return;
    const { targetId, front } = current.card;
    for (const deed of markDeeds(targetId, current.marks, marks)) add(deed, front);
    if (marks.flagged !== current.marks.flagged) setSaid({ kind: marks.flagged ? "flagOn" : "flagOff", front });
    dispatch({ kind: "marked", marks });
  }

  function undo() {
    const last = session.history.at(-1);
    if (!last) return;
    for (const deed of undoing(last)) add(deed, last.card.card.front);
    if (last.kind !== "marked" && last.eventId !== null) tellOthers({ deed: "undone", card: last.card, due });
    dispatch({ kind: "undo" });
    setSaid({ kind: "undone", front: last.card.card.front });
  }

  const onQueue = useCallback(
    (queue: ReviewQueue) => {
      setOutlook({ at: queue.at, nextDueAt: queue.nextDueAt });
      dispatch({ kind: "refill", cards: queue.cards });
    },
    [dispatch],
  );
  const refill = useCardsAhead({
    page,
    left: session.queue.length,
    finished: session.finished,
    saved: outbox.state.waiting === 0,
    onQueue,
    onDone,
  });

  return {
    session,
    current,
    cram,
    /** When the next card comes, as far as this device knows. */
    outlookNow: () => nextComing(session.history, outlook, Date.now()),
    outbox: outbox.state,
    /** Something was turned over that was to be answered, as this page did not know. */
    notCounted,
    said,
    reveal: () => dispatch({ kind: "reveal" }),
    rate,
    leave,
    mark,
    undo,
    refill,
    forgetLost: outbox.forgetLost,
  };
}
