"use client";

import type { LostDeed } from "@/components/offline/kept-reviews";
import type { ReviewWords } from "@/components/review/intervals";
import type { OutboxView } from "@/components/review/use-outbox";
import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { count, fill } from "@/components/words";

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

type NoticeProps = Props & { /** The learner has read what could not be saved. */ readonly onRead: () => void };

/** What stands in the way of sending, and what becomes of what is unsent. */
export function OutboxNotice({ state, words, onRead }: NoticeProps) {
  return (
    <div role="status" className="mb-4 grid gap-3 empty:hidden">
      {state.line === "broken" ? (
        <Notice tone="warning" title={count(words.waiting, state.waiting)}>
          {words.waitingText}
        </Notice>
      ) : null}
      {state.lost.length > 0 ? <LostNotice lost={state.lost} words={words} onRead={onRead} /> : null}
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

type LostProps = { readonly lost: readonly LostDeed[]; readonly words: ReviewWords; readonly onRead: () => void };

/** What could not be saved, by card, for as long as the learner wants to see it. */
function LostNotice({ lost, words, onRead }: LostProps) {
  return (
    <Notice tone="warning" title={count(words.lost.title, lost.length)}>
      <details className="mt-1">
        <summary className="min-h-11 cursor-pointer content-center font-semibold text-indigo">
          {words.lost.list}
        </summary>
        <ul className="grid list-disc gap-2 ps-5 pb-2">
          {lost.map((deed) => (
            <li key={deed.id} className="[overflow-wrap:anywhere]">
              <bdi className="font-medium">{deed.front}</bdi> <span dir="auto">{deedWords(deed, words)}</span>{" "}
              <span className="text-ink-soft">{words.lost.why[deed.why]}</span>
            </li>
          ))}
        </ul>
      </details>
      <Button variant="quiet" size="small" className="-ml-4" onClick={onRead}>
        {words.lost.read}
      </Button>
    </Notice>
  );
}

function deedWords(deed: LostDeed, { lost: { deeds }, ratings }: ReviewWords): string {
  switch (deed.kind) {
    case "reviewed":
      return fill(deeds.reviewed, { rating: ratings[deed.rating].toLowerCase() });
    case "noted":
      return fill(deeds.noted, { text: deed.text });
    case "suspended":
    case "flagged":
      return deeds[deed.kind][deed.on ? "on" : "off"];
    case "buried":
    case "reset":
    case "undone":
      return deeds[deed.kind];
    default:
      return deed satisfies never;
  }
}
