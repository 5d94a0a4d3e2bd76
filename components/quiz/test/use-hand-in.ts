"use client";

import { useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";

/** Why a sitting ends: the learner has confirmed it, or the time is up. */
export type Ending = "asked" | "time-up";
type HandInState = "going" | "broken" | "refused";

const RETRY_MS = 3_000;

type Options = {
  readonly attemptId: string;
  readonly ending: Ending;
  /** Answers that the server does not have yet: they go first. */
  readonly waiting: number;
  readonly onDone: () => void;
};

/** Hands in as soon as every answer is on the server, and tries again while the connection is gone. */
export function useHandIn({ attemptId, ending, waiting, onDone }: Options): HandInState {
  const [state, setState] = useState<HandInState>("going");
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  }, [onDone]);

  useEffect(() => {
    if (waiting > 0) return setState("going");
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    async function post() {
      if (timer) clearTimeout(timer);
      setState((before) => (before === "broken" ? before : "going"));
      const posted = await postJson<{ readonly outcome: "over" }>("/api/attempts/hand-in", {
        attemptId,
        by: ending === "asked" ? "learner" : "clock",
      });
      if (stopped) return;
      if (posted.kind === "ok") return done.current();
      if (posted.kind === "refused") return setState("refused");
      setState("broken");
      timer = setTimeout(() => void post(), RETRY_MS);
    }
    void post();
    const again = () => void post();
    window.addEventListener("online", again);
    return () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [attemptId, ending, waiting]);

  return state;
}
