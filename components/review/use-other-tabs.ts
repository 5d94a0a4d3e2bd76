"use client";

import { useCallback, useEffect, useRef } from "react";
import type { ReviewCard } from "@/core/memory/protocol";

/** What was done to a card in one tab: it had its turn, or that was taken back. */
export type Elsewhere = {
  readonly deed: "done" | "undone";
  readonly card: ReviewCard;
  /** The tab goes over what is due, and not over a choice of the learner's own. */
  readonly due: boolean;
};
type Message = Elsewhere & { readonly account: string };

/** A tab with an older version of the page speaks another language. */
const isMessage = (data: unknown): data is Message =>
  typeof data === "object" && data !== null && "account" in data && "deed" in data && "card" in data;

/**
 * Tells the other open pages of this browser which card had its turn here, so that none is graded twice in two tabs, and which one
 * came back by an undo, so that it is not missing there.
 *
 * @param onElsewhere called with what was done in another tab, for the same account
 * @returns a function that tells the others
 */
export function useOtherTabs(account: string, onElsewhere: (told: Elsewhere) => void): (told: Elsewhere) => void {
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const opened = new BroadcastChannel("azalai-reviews");
    opened.onmessage = ({ data }) => {
      if (isMessage(data) && data.account === account) onElsewhere(data);
    };
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [account, onElsewhere]);

  return useCallback((told) => channel.current?.postMessage({ account, ...told } satisfies Message), [account]);
}
