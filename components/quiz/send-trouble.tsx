"use client";

import { isForAnotherAccount } from "@/components/quiz/post-answer";
import type { RunnerWords } from "@/components/quiz/send-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export type SendTroubleProps = {
  readonly state: { readonly kind: "unsaved" } | { readonly kind: "refused"; readonly status: number };
  readonly words: RunnerWords;
  readonly onRetry: () => void;
  /** Where to come back to after signing in. */
  readonly path: string;
};

/** Why an answer is not on the server yet, and what to do now. */
export function SendTrouble({ state, words, onRetry, path }: SendTroubleProps) {
  if (state.kind === "refused") return <RefusedNotice status={state.status} words={words} path={path} />;
  return (
    <Notice tone="warning">
      <p>{words.unsaved}</p>
      <Button variant="quiet" size="small" onClick={onRetry} className="-ml-4">
        {words.retry}
      </Button>
    </Notice>
  );
}

type RefusedProps = Pick<SendTroubleProps, "words" | "path"> & { readonly status: number };

/** Why the server did not take an answer, and what to do now. */
export function RefusedNotice({ status, words, path }: RefusedProps) {
  return (
    <Notice tone="warning">
      <p>{refusal(status, words)}</p>
      {isForAnotherAccount(status) ? (
        <ButtonLink href={`/sign-in?next=${encodeURIComponent(path)}`} variant="quiet" size="small" className="-ml-4">
          {words.signIn}
        </ButtonLink>
      ) : (
        // A whole new page: whatever is wrong with this one ends with it.
        <a href={path} className="font-semibold text-indigo underline">
          {words.reload}
        </a>
      )}
    </Notice>
  );
}

function refusal(status: number, words: RunnerWords): string {
  if (status === 401) return words.signedOut;
  return isForAnotherAccount(status) ? words.otherAccount : words.refused;
}
