"use client";

import { useCallback, useEffect, useRef } from "react";
import { useActiveTime } from "@/components/quiz/use-active-time";
import type { RunnerItem } from "@/core/quizzes/protocol";

/** Milliseconds that the page was visible with a question on it, over all the times that it was, those before a reload among them. */
export function useTimeByQuestion(current: number | null, items: readonly RunnerItem[]): (index: number) => number {
  const spent = useRef(new Map(items.map(({ index, activeMs }) => [index, activeMs])));
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
