"use client";

import { useCallback, useEffect, useRef } from "react";
import { useActiveTime } from "@/components/quiz/use-active-time";

/** Milliseconds that the page was visible with a question on it, over all the times that it was. */
export function useTimeByQuestion(current: number | null): (index: number) => number {
  const spent = useRef(new Map<number, number>());
  const activeMs = useActiveTime(current);
  const running = useRef({ current, activeMs });
  useEffect(() => {
    running.current = { current, activeMs };
  });
  useEffect(() => {
    if (current === null) return;
    const kept = spent.current;
    return () => {
      kept.set(current, (kept.get(current) ?? 0) + running.current.activeMs());
    };
  }, [current]);
  return useCallback((index) => {
    const now = running.current.current === index ? running.current.activeMs() : 0;
    return (spent.current.get(index) ?? 0) + now;
  }, []);
}
