"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { keepWaiting, waitingAnswers } from "@/components/quiz/test/waiting-answers";
import type { AnswerRequest } from "@/core/quizzes/protocol";

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

/** What sends the answers that wait; its code comes once the page can be used. */
export type Sender = {
  /** Sends what waits now, unless that goes on already. */
  readonly flush: () => Promise<void>;
  /** Sends it when nothing has been changed for a moment. */
  readonly soon: () => void;
};

type Options = { readonly account: string; readonly attemptId: string; readonly indexes: readonly number[] };

/** The answers of a test on their way: each is kept on this device until the server has it, whatever becomes of the page. */
export function useAnswerQueue({ account, attemptId, indexes }: Options) {
  const [state, setState] = useState<QueueState>({ waiting: new Set(), line: { kind: "open" } });
  const sender = useRef<Sender>(null);

  const report = useCallback(
    (line: QueueState["line"]) => {
      const waiting = waitingAnswers(account, attemptId, indexes).map(({ index }) => index);
      setState({ waiting: new Set(waiting), line });
    },
    [account, attemptId, indexes],
  );
  useEffect(() => report({ kind: "open" }), [report]);

  /** Keeps an answer at once; what sends it looks there. */
  const give = useCallback(
    (request: AnswerRequest) => {
      keepWaiting(account, request, Date.now());
      setState((before) => ({ ...before, waiting: new Set([...before.waiting, request.index]) }));
      sender.current?.soon();
    },
    [account],
  );

  const flush = useCallback(async () => sender.current?.flush(), []);

  return { state, give, flush, report, sender };
}
