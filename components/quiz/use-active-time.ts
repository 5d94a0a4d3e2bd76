"use client";

import { useEffect, useRef } from "react";

/** Milliseconds that the page was visible since `key` last changed: a hidden tab is no thinking. */
export function useActiveTime(key: unknown): () => number {
  const total = useRef(0);
  const since = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what starts the clock anew
  useEffect(() => {
    total.current = 0;
    since.current = document.hidden ? null : performance.now();
    function onVisibility() {
      if (document.hidden && since.current !== null) {
        total.current += performance.now() - since.current;
        since.current = null;
      } else if (!document.hidden && since.current === null) {
        since.current = performance.now();
      }
    }
    document.addEventListener("visibilitychange", onVisibility);
    return () => document.removeEventListener("visibilitychange", onVisibility);
  }, [key]);

  return () => Math.round(total.current + (since.current === null ? 0 : performance.now() - since.current));
}
