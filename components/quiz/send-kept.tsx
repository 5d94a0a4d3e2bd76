"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { readLocal, removeLocal } from "@/components/local-store";
import { postJson } from "@/components/post-json";
import { dropWaiting, waitingAnswers } from "@/components/quiz/test/waiting-answers";
import { answerPlace } from "@/components/quiz/use-answer-sender";
import { Notice } from "@/components/ui/notice";
import { count, type Plural } from "@/components/words";
import type { AnswerReply, AnswerRequest } from "@/core/quizzes/protocol";

const RETRY_MS = 5_000;
const SIGNED_OUT = 401;

type Props = {
  readonly account: string;
  readonly attemptId: string;
  /** Number of questions. */
  readonly total: number;
  readonly words: { readonly waiting: Plural };
};

/**
 * On the page of the result: sends what was answered on this device and had not reached the server when the sitting was over. It does not
 * count any more, but it is kept, and the page says so then.
 */
export function SendKept({ account, attemptId, total, words }: Props) {
  const router = useRouter();
  const [waiting, setWaiting] = useState(0);

  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const indexes = Array.from({ length: total }, (_, index) => index);

    async function send(): Promise<void> {
      if (timer) clearTimeout(timer);
      const kept = keptAnswers(account, attemptId, indexes);
      let sent = 0;
      for (const request of kept) {
        const posted = await postJson<AnswerReply>("/api/answers", request);
        if (gone) return;
        // Signed out: it waits here for the same account. Anything else that is refused will never be taken.
        if (posted.kind === "undelivered" || (posted.kind === "refused" && posted.status === SIGNED_OUT)) {
          setWaiting(kept.length - sent);
          timer = setTimeout(again, RETRY_MS);
          return;
        }
        forget(account, request);
        sent += 1;
      }
      setWaiting(0);
      if (sent > 0) router.refresh();
    }

    const again = () => void send();
    again();
    window.addEventListener("online", again);
    return () => {
      gone = true;
      if (timer) clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [account, attemptId, total, router]);

  return (
    <div role="status" className="mb-5 empty:hidden">
      {waiting > 0 ? <Notice tone="warning">{count(words.waiting, waiting)}</Notice> : null}
    </div>
  );
}

/** Of a test each question has a place of its own; in practice one answer waits at a time. */
function keptAnswers(account: string, attemptId: string, indexes: readonly number[]): readonly AnswerRequest[] {
  const ofPractice = readLocal<AnswerRequest>(account, answerPlace(attemptId));
  return [...(ofPractice ? [ofPractice] : []), ...waitingAnswers(account, attemptId, indexes)];
}

function forget(account: string, request: AnswerRequest): void {
  dropWaiting(account, request);
  const name = answerPlace(request.attemptId);
  if (readLocal<AnswerRequest>(account, name)?.id === request.id) removeLocal(account, name);
}
