"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isForAnotherAccount, postAnswer } from "@/components/quiz/post-answer";
import { waitingAnswers } from "@/components/quiz/waiting-answers";
import { Notice } from "@/components/ui/notice";
import { count, type Plural } from "@/components/words";

const RETRY_MS = 5_000;

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
      const kept = waitingAnswers(account, attemptId, indexes);
      let sent = 0;
      for (const request of kept) {
        const posted = await postAnswer(account, request);
        if (gone) return;
        // It waits here for its own account. Anything else that is refused will never be taken.
        if (posted.kind === "undelivered" || (posted.kind === "refused" && isForAnotherAccount(posted.status))) {
          setWaiting(kept.length - sent);
          timer = setTimeout(again, RETRY_MS);
          return;
        }
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
