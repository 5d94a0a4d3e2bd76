"use client";

import type { SendState } from "@/components/quiz/use-answer-sender";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type quiz from "@/messages/en/quiz.json";

export type RunnerWords = (typeof quiz)["runner"];

type Props = {
  readonly state: SendState;
  readonly words: RunnerWords;
  readonly onRetry: () => void;
  /** Where to come back to after signing in. */
  readonly path: string;
};

/** What to know when an answer is not on the server yet; nothing while all is well. */
export function SendNotice({ state, words, onRetry, path }: Props) {
  return (
    <div role="status" className="mt-5 empty:hidden">
      {state.kind === "unsaved" ? (
        <Notice tone="warning">
          <p>{words.unsaved}</p>
          <Button variant="quiet" size="small" onClick={onRetry} className="-ml-4">
            {words.retry}
          </Button>
        </Notice>
      ) : null}
      {state.kind === "refused" ? (
        <Notice tone="warning">
          <p>{refusal(state.status, words)}</p>
          {state.status === 401 ? (
            <ButtonLink
              href={`/sign-in?next=${encodeURIComponent(path)}`}
              variant="quiet"
              size="small"
              className="-ml-4"
            >
              {words.signIn}
            </ButtonLink>
          ) : (
            // A whole new page: whatever is wrong with this one ends with it.
            <a href={path} className="font-semibold text-indigo underline">
              {words.reload}
            </a>
          )}
        </Notice>
      ) : null}
    </div>
  );
}

function refusal(status: number, words: RunnerWords): string {
  if (status === 401) return words.signedOut;
  return status === 404 ? words.gone : words.refused;
}
