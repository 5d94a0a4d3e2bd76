"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { readLocal, removeLocal, writeLocal } from "@/components/local-store";
import { postJson } from "@/components/post-json";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

export type SendState =
  | { readonly kind: "idle" }
  | { readonly kind: "sending" }
  /** Kept on this device; tried again by itself with the same id. */
  | { readonly kind: "unsaved" }
  | { readonly kind: "refused"; readonly status: number };

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** Where the answer of a practice that waits is kept on this device. */
export const answerPlace = (attemptId: string) => `answer:${attemptId}`;

/**
 * Sends one answer at a time and keeps it on this device until the server has it: a reload or a lost connection
 * sends the same message again, with the same id, so that it counts once.
 */
export function useAnswerSender(
  account: string,
  attemptId: string,
  onReply: (request: AnswerRequest, reply: AnswerReply) => void,
) {
  const [state, setState] = useState<SendState>({ kind: "idle" });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);
  const receive = useRef(onReply);
  receive.current = onReply;
  const name = answerPlace(attemptId);

  const deliver = useCallback(
    async (request: AnswerRequest, tries: number) => {
      if (timer.current) clearTimeout(timer.current);
      busy.current = true;
      const posted = await postJson<AnswerReply>("/api/answers", request);
      busy.current = false;
      if (posted.kind === "ok") {
        removeLocal(account, name);
        setState({ kind: "idle" });
        receive.current(request, posted.value);
      } else if (posted.kind === "undelivered") {
        setState({ kind: "unsaved" });
        const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)];
        timer.current = setTimeout(() => void deliver(request, tries + 1), wait);
      } else {
        // Signed out: the answer waits here for the same account. Anything else will never be accepted.
        if (posted.status !== 401) removeLocal(account, name);
        setState({ kind: "refused", status: posted.status });
      }
    },
    [account, name],
  );

  const send = useCallback(
    (request: AnswerRequest) => {
      if (busy.current) return;
      writeLocal(account, name, request);
      setState({ kind: "sending" });
      void deliver(request, 0);
    },
    [account, name, deliver],
  );

  const retry = useCallback(() => {
    const kept = readLocal<AnswerRequest>(account, name);
    if (kept && !busy.current) {
      setState({ kind: "sending" });
      void deliver(kept, 0);
    }
  }, [account, name, deliver]);

  useEffect(() => {
    retry();
    window.addEventListener("online", retry);
    return () => {
      window.removeEventListener("online", retry);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [retry]);

  return { state, send, retry };
}
