"use client";

import { useCallback, useRef, useState } from "react";
import { keepWaiting } from "@/components/quiz/waiting-answers";
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

/** The answers of a test on their way: each is kept on this device until the server has it, whatever becomes of the page. */
export function useAnswerQueue(account: string) {
  const [state, setState] = useState<QueueState>({ waiting: new Set(), line: { kind: "open" } });
  const sender = useRef<Sender>(null);
  /**
   * By question the newest answer for which the server has not answered this page, whether it was given here or in another tab: nothing
   * is said to be saved here on another tab's word. In the order in which they were given.
   */
  const unheard = useRef(new Map<number, AnswerRequest>());

  const report = useCallback((line: QueueState["line"] | null) => {
    setState((before) => ({ waiting: new Set(unheard.current.keys()), line: line ?? before.line }));
  }, []);

  const take = useCallback(
    (request: AnswerRequest) => {
      unheard.current.delete(request.index); // it goes to the end
      unheard.current.set(request.index, request);
      report(null);
    },
    [report],
  );

  /** Keeps an answer at once, and gives the one that counts of those on this device: another tab's, where that is newer. */
  const give = useCallback(
    (request: AnswerRequest): AnswerRequest => {
      const counts = keepWaiting(account, request, Date.now());
      take(counts);
      sender.current?.soon();
      return counts;
    },
    [account, take],
  );

  const flush = useCallback(async () => sender.current?.flush(), []);

  return { state, give, take, flush, report, sender, unheard };
}
