"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isForAnotherAccount, postAnswer } from "@/components/quiz/post-answer";
import { hearOther, hearReply, type ShownAnswers } from "@/components/quiz/test/answer-news";
import type { QueueState, Sender } from "@/components/quiz/test/use-answer-queue";
import { watchWaiting } from "@/components/quiz/test/watch-waiting";
import { keepWaiting, waitingAnswers } from "@/components/quiz/waiting-answers";
import type { AnswerRequest } from "@/core/quizzes/protocol";

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** A choice is often the first of two, and a word is typed letter by letter. */
const PAUSE_MS = 400;
/** What another tab has given is left to that tab for so long; it may have been closed. */
const OTHERS_MS = 2_000;

export type AnswerSenderProps = {
  readonly account: string;
  readonly attemptId: string;
  readonly indexes: readonly number[];
  /** Where the page finds what sends. */
  readonly sender: RefObject<Sender | null>;
  readonly unheard: RefObject<Map<number, AnswerRequest>>;
  readonly report: (line: QueueState["line"] | null) => void;
  readonly shown: ShownAnswers;
};

/**
 * Sends the answers of a test that wait on this device, also after a reload or a lost connection: with the same id, oldest
 * first and one at a time. Of a question, only the newest version is sent, also of those of other tabs: each tab hears from
 * the server itself what became of it. Shows nothing.
 */
export function AnswerSender(props: AnswerSenderProps): null {
  const { sender } = props;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** The sending that goes on. */
  const going = useRef<Promise<void> | null>(null);
  const tries = useRef(0);
  const gone = useRef(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const flush = useCallback((): Promise<void> => {
    if (gone.current) return Promise.resolve();
    if (timer.current) clearTimeout(timer.current);
    const after = (ms: number) => {
      timer.current = setTimeout(() => void flush(), ms);
    };
    const sendAll = async () => {
      if ((await send(latest, gone)) === "again") after(RETRY_MS[Math.min(tries.current++, RETRY_MS.length - 1)] ?? 0);
      else tries.current = 0;
    };
    going.current ??= sendAll().finally(() => {
      going.current = null;
    });
    return going.current;
  }, []);
  useOtherTabs(latest, flush);

  useEffect(() => {
    gone.current = false;
    const soon = () => {
      if (going.current !== null) return;
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    };
    sender.current = { flush, soon };
    const again = () => void flush();
    again();
    const leaving = () => {
      if (document.hidden) again();
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

/** Sends until nothing waits. @returns "again" where the connection is gone */
async function send(latest: RefObject<AnswerSenderProps>, gone: RefObject<boolean>): Promise<"again" | "done"> {
  const { account, unheard, report } = latest.current;
  let refused: number | null = null;
  for (;;) {
    const [request] = unheard.current.values();
    if (request === undefined) break;
    const posted = await postAnswer(account, request);
    if (gone.current) return "done";
    if (posted.kind === "undelivered") {
      report({ kind: "broken" });
      return "again";
    }
    if (posted.kind === "refused") refused = posted.status;
    if (posted.kind === "refused" && isForAnotherAccount(posted.status)) break; // it waits here for its own
    if (unheard.current.get(request.index)?.id === request.id) unheard.current.delete(request.index);
    const { shown } = latest.current;
    const isLast = !unheard.current.has(request.index);
    if (posted.kind === "ok") {
      hearReply(shown, request, posted.value, isLast);
      report({ kind: "open" });
      // It will never be taken: kept, it would hold the others back for ever. Nothing may say that it is saved.
    } else if (isLast) shown.put(request.index, { given: null });
  }
  if (refused !== null) report({ kind: "refused", status: refused });
  return "done";
}

/** Hears what other tabs of this browser give, and sees to it that the server has it and this page knows. */
function useOtherTabs(latest: RefObject<AnswerSenderProps>, flush: () => Promise<void>): void {
  useEffect(() => {
    const { account, attemptId, indexes, unheard } = latest.current;
    let later: ReturnType<typeof setTimeout>;
    const hear = (request: AnswerRequest) => {
      const own = unheard.current.get(request.index);
      hearOther(latest.current.shown, request);
      // Written at the same moment as a newer one, it has taken that one's place on this device.
      if (own !== undefined && own === unheard.current.get(request.index)) keepWaiting(account, own, Date.now());
    };
    for (const request of waitingAnswers(account, attemptId, indexes)) hear(request);
    const stop = watchWaiting(account, attemptId, (index, request) => {
      if (request === null) {
        if (unheard.current.has(index)) void flush();
        return;
      }
      hear(request);
      clearTimeout(later);
      later = setTimeout(() => void flush(), OTHERS_MS);
    });
    return () => {
      stop();
      clearTimeout(later);
    };
  }, [latest, flush]);
}
