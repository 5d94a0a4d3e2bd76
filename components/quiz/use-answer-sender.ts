"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { postAnswer } from "@/components/quiz/post-answer";
import { keepWaiting, waitingAnswers } from "@/components/quiz/waiting-answers";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

export type SendState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  /** Kept on this device; tried again by itself with the same id. */
  | { readonly kind: "unsaved" }
  | { readonly kind: "refused"; readonly status: number };

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Sends one answer at a time and keeps it on this device until the server has it: a reload or a lost connection
 * sends the same message again, with the same id, so that it counts once. After a reload, what other tabs have left here goes too.
 */
export function useAnswerSender(
  account: string,
  attemptId: string,
  indexes: readonly number[],
  onReply: (request: AnswerRequest, reply: AnswerReply) => void,
) {
  const [state, setState] = useState<SendState>({ kind: "idle" });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);
  /** What is on its way, and whether what else waits here is to follow it. */
  const going = useRef<{ readonly request: AnswerRequest; readonly more: boolean } | null>(null);
  const receive = useRef(onReply);
  receive.current = onReply;
  /** Sends what waits here, the oldest first. */
  const start = useRef(() => {});

  const deliver = useCallback(
    async (request: AnswerRequest, tries: number) => {
      if (timer.current) clearTimeout(timer.current);
      busy.current = true;
      const posted = await postAnswer(account, request);
      busy.current = false;
      if (posted.kind === "ok") {
        const more = going.current?.more === true;
        going.current = null;
        setState({ kind: "idle" });
        receive.current(request, posted.value);
        // Of several that a reload found, the feedback of the last one stays.
        if (more) start.current();
      } else if (posted.kind === "undelivered") {
        setState({ kind: "unsaved" });
        const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];
        timer.current = setTimeout(() => void deliver(request, tries + 1), wait);
      } else {
        setState({ kind: "refused", status: posted.status });
      }
    },
    [account],
  );

  const send = useCallback(
    (request: AnswerRequest) => {
      if (busy.current) return;
      keepWaiting(account, request, Date.now());
      going.current = { request, more: false };
      setState({ kind: "sending" });
      void deliver(request, 0);
    },
    [account, deliver],
  );

  const retry = useCallback(() => {
    if (going.current === null || busy.current) return;
    setState({ kind: "sending" });
    void deliver(going.current.request, 0);
  }, [deliver]);

  useEffect(() => {
    start.current = () => {
      // Another open tab sends its own; what is left of a closed one is found after a reload, or by the result's page.
      const [request] = waitingAnswers(account, attemptId, indexes);
      if (request === undefined || busy.current) return;
      going.current = { request, more: true };
      setState({ kind: "sending" });
      void deliver(request, 0);
    };
    start.current();
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("online", retry);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [account, attemptId, indexes, deliver, retry]);

  return { state, send, retry };
}
