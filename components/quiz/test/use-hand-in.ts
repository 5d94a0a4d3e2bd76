"use client";

import { useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";
import type { Clock } from "@/core/quizzes/protocol";

/** Why a sitting ends: the learner has confirmed it, or the time is up. */
export type Ending = "asked" | "time-up";
type HandInState = "going" | "broken" | "refused";
/** By the clock alone nothing ends that is still open by the server's: it tells the time then. */
type HandInReply = { readonly over: true } | (Clock & { readonly over: false });

const RETRY_MS = 3_000;

type Options = {
  readonly attemptId: string;
  readonly ending: Ending;
  /** Answers that the server does not have yet: they go first. */
  readonly waiting: number;
  readonly onDone: () => void;
  /** By the server's clock there is time left. */
  readonly onGoOn: (clock: Clock) => void;
};

/** Hands in as soon as every answer is on the server, and tries again while the connection is gone. */
export function useHandIn({ attemptId, ending, waiting, onDone, onGoOn }: Options): HandInState {
  const [state, setState] = useState<HandInState>("going");
  /** Who has confirmed it wants it handed in, though the time was up before the server could be told. */
  const asked = useRef(ending === "asked");
  const then = useRef({ onDone, onGoOn });
  useEffect(() => {
    then.current = { onDone, onGoOn };
  }, [onDone, onGoOn]);

  useEffect(() => {
    if (waiting > 0) return setState("going");
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    async function post(by: "learner" | "clock"): Promise<void> {
      if (timer) clearTimeout(timer);
      setState((before) => (before === "broken" ? before : "going"));
      const posted = await postJson<HandInReply>("/api/attempts/hand-in", { attemptId, by });
      if (stopped) return;
      if (posted.kind === "ok") {
        if (posted.value.over) return then.current.onDone();
        return asked.current ? post("learner") : then.current.onGoOn(posted.value);
      }
      if (posted.kind === "refused") return setState("refused");
      setState("broken");
      timer = setTimeout(again, RETRY_MS);
    }
    const again = () => void post(ending === "asked" ? "learner" : "clock");
    again();
    window.addEventListener("online", again);
    return () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [attemptId, ending, waiting]);

  return state;
}
