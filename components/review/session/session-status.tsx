"use client";

import type { ReviewWords } from "@/components/review/intervals";
import type { OutboxView } from "@/components/review/use-outbox";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { count } from "@/components/words";

type Props = { readonly state: OutboxView; readonly words: ReviewWords };

/** Whether everything has reached the server. */
export function SavedState({ state, words }: Props) {
  const saved = state.waiting === 0;
  const text = saved ? words.saved : state.line === "open" ? words.saving : count(words.waiting, state.waiting);
  return (
    <p className="inline-flex items-center gap-1.5 text-sm text-ink-soft">
      <Icon name={saved ? "saved" : "sending"} className="size-4.5" />
      {text}
    </p>
  );
}

/** What stands in the way of sending, and what becomes of what is unsent. */
export function OutboxNotice({ state, words }: Props) {
  return (
    <div role="status" className="mb-4 empty:hidden">
      {state.line === "broken" ? (
        <Notice tone="warning" title={count(words.waiting, state.waiting)}>
          {words.waitingText}
        </Notice>
      ) : null}
      {state.refused > 0 ? <Notice tone="warning">{count(words.refused, state.refused)}</Notice> : null}
      {state.line === "held" ? (
        <Notice tone="warning">
          <p>{words.signedOut}</p>
          <ButtonLink href="/sign-in?next=%2Freview" variant="quiet" size="small" className="-ml-4">
            {words.signIn}
          </ButtonLink>
        </Notice>
      ) : null}
    </div>
  );
}
