"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { deedJournal } from "@/components/offline/deed-journal";
import { deviceRows, type KeptIn } from "@/components/offline/device-rows";
import { onLeft } from "@/components/offline/left-here";
import { createOutbox, type Outbox, type OutboxState } from "@/components/offline/outbox";
import { inTheWorld, postReviews, turnsOf } from "@/components/offline/real-outbox";
import type { ReviewDeed, ReviewReply } from "@/core/memory/protocol";

/** What a page shows of its outbox. */
export type OutboxView = OutboxState & { readonly keptIn: KeptIn };

const EMPTY: OutboxView = { waiting: 0, line: "open", lost: [], keptIn: "device" };

/** The outbox of an account, for as long as a page shows it. */
export function useOutbox(account: string, onReply: (reply: ReviewReply) => void) {
  const [state, setState] = useState<OutboxView>(EMPTY);
  const outbox = useRef<Outbox | null>(null);
  const receive = useRef(onReply);
  useEffect(() => {
    receive.current = onReply;
  }, [onReply]);

  useEffect(() => {
    const rows = deviceRows();
    const opened = createOutbox({
      ...inTheWorld,
      account,
      transact: rows.transact,
      journal: deedJournal(account),
      post: postReviews,
      inTurn: turnsOf(account),
      onState: (next) => setState({ ...next, keptIn: rows.keptIn() }),
      onReply: (reply) => receive.current(reply),
    });
    outbox.current = opened;
    void opened.flush();
    const again = () => void opened.flush();
    // Signed out in another tab: what this one shows belongs to somebody who has left.
    const stopListening = onLeft(account, () => window.location.replace("/sign-in"));
    const seen = () => document.visibilityState === "visible" && again();
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", seen);
    return () => {
      stopListening();
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", seen);
      outbox.current = null;
      opened.stop();
    };
  }, [account]);

  const add = useCallback((deed: ReviewDeed, front: string): string => {
    if (outbox.current === null) throw new Error("A card was graded on a page that is not there.");
    return outbox.current.add(deed, front);
  }, []);

  const forgetLost = useCallback(() => void outbox.current?.forgetLost(), []);

  return { state, add, forgetLost };
}
