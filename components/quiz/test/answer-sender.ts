"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { postJson } from "@/components/post-json";
import type { QueueState, Sender } from "@/components/quiz/test/use-answer-queue";
import { dropWaiting, waitingAnswers } from "@/components/quiz/test/waiting-answers";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
const SIGNED_OUT = 401;
/** A choice is often the first of two, and a word is typed letter by letter. */
const PAUSE_MS = 400;

export type AnswerSenderProps = {
  readonly account: string;
  readonly attemptId: string;
  readonly indexes: readonly number[];
  /** Where the page finds what sends. */
  readonly sender: RefObject<Sender | null>;
  readonly report: (line: QueueState["line"]) => void;
  readonly onReply: (request: AnswerRequest, reply: AnswerReply) => void;
  /** The server will never take this answer: it is not saved, and nothing may say that it is. */
  readonly onRefused: (request: AnswerRequest) => void;
};

/**
 * Sends the answers of a test that wait on this device, also after a reload or a lost connection: with the same id, oldest
 * first and one at a time. Of a question, only the newest version is sent. Shows nothing.
 */
export function AnswerSender(props: AnswerSenderProps): null {
  const { account, attemptId, indexes, sender, report, onReply, onRefused } = props;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const busy = useRef(false);
  const tries = useRef(0);
  const gone = useRef(false);
  const receive = useRef({ onReply, onRefused });
  useEffect(() => {
    receive.current = { onReply, onRefused };
  }, [onReply, onRefused]);

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

  useEffect(() => {
    gone.current = false;
    const soon = () => {
      if (busy.current) return;
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    };
    sender.current = { flush, soon };
    void flush();
    const again = () => void flush();
    const leaving = () => {
      if (document.hidden) void flush();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      gone.current = true;
      sender.current = null;
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", leaving);
      if (timer.current) clearTimeout(timer.current);
    };
  }, [flush, sender]);

  return null;
}
