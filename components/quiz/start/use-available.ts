"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";
import { ownQuizFields, wantsTopic } from "@/components/quiz/start/own-quiz-fields";
import type { ShortReason } from "@/core/quizzes/why-short";

/** How many questions the choices give, how many were asked for, how many make a quiz at all, and why they are not as many. */
export type Available = {
  readonly available: number;
  readonly length: number;
  readonly fewest: number;
  readonly why: readonly ShortReason[];
};

/** Ticking several topics asks once. */
const PAUSE_MS = 300;

/**
 * Asks the server, as the choices of a start form change, whether there are as many questions as asked for. Null while that is
 * not known: a quiz can be started all the same.
 */
export function useAvailable() {
  const [found, setFound] = useState<Available | null>(null);
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const ask = useCallback((form: HTMLFormElement) => {
    turn.current += 1;
    const mine = turn.current;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const fields = ownQuizFields(new FormData(form));
      if (wantsTopic(fields)) return setFound(null);
      const answer = await postJson<Available>("/api/attempts/available", fields);
      if (mine === turn.current) setFound(answer.kind === "ok" ? answer.value : null);
    }, PAUSE_MS);
  }, []);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      turn.current += 1;
    },
    [],
  );
  return { found, ask };
}
