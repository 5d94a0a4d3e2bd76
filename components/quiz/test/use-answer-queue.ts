"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";
import { dropWaiting, keepWaiting, waitingAnswers } from "@/components/quiz/test/waiting-answers";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

export type QueueState = {
  /** Questions with an answer that the server does not have yet. */
  readonly waiting: ReadonlySet<number>;
  readonly line:
    | { readonly kind: "open" }
    /** Tried again by itself. */
    | { readonly kind: "broken" }
    /** Signed out, or a message that the server will not take. */
    | { readonly kind: "refused"; readonly status: number };
};

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
const SIGNED_OUT = 401;
/** A choice is often the first of two, and a word is typed letter by letter. */
const PAUSE_MS = 400;

type Options = {
  readonly account: string;
  readonly attemptId: string;
  readonly indexes: readonly number[];
  readonly onReply: (request: AnswerRequest, reply: AnswerReply) => void;
  /** The server will never take this answer: it is not saved, and nothing may say that it is. */
  readonly onRefused: (request: AnswerRequest) => void;
};

/**
 * The answers of a test on their way: each is kept on this device until the server has it, sent again after a reload or
 * a lost connection with the same id, oldest first and one at a time. Of a question, only the newest version is sent.
 */
export function useAnswerQueue({ account, attemptId, indexes, onReply, onRefused }: Options) {
  const [state, setState] = useState<QueueState>({ waiting: new Set(), line: { kind: "open" } });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);
  const tries = useRef(0);
  const gone = useRef(false);
  const receive = useRef({ onReply, onRefused });
  useEffect(() => {
    receive.current = { onReply, onRefused };
  }, [onReply, onRefused]);

  const report = useCallback(
    (line: QueueState["line"]) => {
      const waiting = waitingAnswers(account, attemptId, indexes).map(({ index }) => index);
      setState({ waiting: new Set(waiting), line });
    },
    [account, attemptId, indexes],
  );

  const flush = useCallback(async (): Promise<void> => {
    if (busy.current || gone.current) return;
    if (timer.current) clearTimeout(timer.current);
    busy.current = true;
    let refused: number | null = null;
    for (;;) {
      const [request] = waitingAnswers(account, attemptId, indexes);
      if (request === undefined) break;
      const posted = await postJson<AnswerReply>("/api/answers", request);
      if (gone.current) break;
      if (posted.kind === "undelivered") {
        busy.current = false;
        report({ kind: "broken" });
        timer.current = setTimeout(() => void flush(), RETRY_MS[Math.min(tries.current++, RETRY_MS.length - 1)]);
        return;
      }
      tries.current = 0;
      if (posted.kind === "refused") {
        refused = posted.status;
        if (refused === SIGNED_OUT) break; // it waits here for the same account
        // It will never be taken: kept, it would hold the others back for ever.
        dropWaiting(account, request);
        receive.current.onRefused(request);
        continue;
      }
      dropWaiting(account, request);
      receive.current.onReply(request, posted.value);
      report({ kind: "open" });
    }
    busy.current = false;
    if (refused !== null && !gone.current) report({ kind: "refused", status: refused });
  }, [account, attemptId, indexes, report]);

  /** Keeps an answer at once, and sends it when nothing has been changed for a moment. */
  const give = useCallback(
    (request: AnswerRequest) => {
      keepWaiting(account, request, Date.now());
      setState((before) => ({ ...before, waiting: new Set([...before.waiting, request.index]) }));
      if (busy.current) return;
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [account, flush],
  );

  useEffect(() => {
    gone.current = false;
    report({ kind: "open" });
    void flush();
    const again = () => void flush();
    const leaving = () => {
      if (document.hidden) void flush();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      gone.current = true;
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", leaving);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [flush, report]);

  /** Drops what waits: the sitting is over, and nothing more is taken. */
  const drop = useCallback(() => {
    for (const request of waitingAnswers(account, attemptId, indexes)) dropWaiting(account, request);
    report({ kind: "open" });
  }, [account, attemptId, indexes, report]);

  return { state, give, flush, drop };
}
