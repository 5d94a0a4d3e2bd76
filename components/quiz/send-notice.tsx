"use client";

import { sendTrouble } from "@/components/quiz/now-and-then";
import type { SendTroubleProps } from "@/components/quiz/send-trouble";
import type { SendState } from "@/components/quiz/use-answer-sender";
import type quiz from "@/messages/en/quiz.json";

export type RunnerWords = (typeof quiz)["runner"];

type Props = Omit<SendTroubleProps, "state"> & { readonly state: SendState };

/** What to know when an answer is not on the server yet; nothing while all is well. */
export function SendNotice({ state, words, onRetry, path }: Props) {
  const Trouble = sendTrouble.fetched();
  return (
    <div role="status" className="mt-5 empty:hidden">
      {state.kind === "unsaved" || state.kind === "refused" ? (
        // While its code has not come, which a lost connection may have stopped, the sentence alone is better than waiting.
        Trouble === null ? (
          words[state.kind]
        ) : (
          <Trouble state={state} words={words} onRetry={onRetry} path={path} />
        )
      ) : null}
    </div>
  );
}
