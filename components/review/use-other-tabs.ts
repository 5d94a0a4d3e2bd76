"use client";

import { useCallback, useEffect, useRef } from "react";

type Message = { readonly account: string; readonly targetId: string };

const isMessage = (data: unknown): data is Message =>
  typeof data === "object" && data !== null && "account" in data && "targetId" in data;

/**
 * Tells the other open pages of this browser which card was graded here, so that no card is graded twice in two tabs.
 *
 * @param onGraded called with a card that was graded in another tab, for the same account
 * @returns a function that tells the others of a card
 */
export function useOtherTabs(account: string, onGraded: (targetId: string) => void): (targetId: string) => void {
  const channel = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const opened = new BroadcastChannel("azalai-reviews");
    opened.onmessage = ({ data }) => {
      if (isMessage(data) && data.account === account) onGraded(data.targetId);
    };
    channel.current = opened;
    return () => {
      channel.current = null;
      opened.close();
    };
  }, [account, onGraded]);

  return useCallback((targetId) => channel.current?.postMessage({ account, targetId }), [account]);
}
