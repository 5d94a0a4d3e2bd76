"use client";

import { useCallback, useEffect, useRef } from "react";
import { deviceRows } from "@/components/offline/device-rows";
import { cardsLeft, doneSince, keepPage, setOwner } from "@/components/offline/kept-reviews";
import { keepPictures } from "@/components/offline/pictures";
import { whenIdle } from "@/components/on-demand";
import { getJson } from "@/components/post-json";
import type { ReviewQueue } from "@/core/memory/protocol";

/** Fewer cards than this are left: more are asked for while there is still something to do. */
const FEW = 12;
/** Nothing new can have come before so many more were graded. */
const AFTER = 8;

type Page = { readonly account: string; readonly initial: ReviewQueue };
type Parts<P extends Page> = {
  /** The review page without its words: what is kept to go on with. */
  readonly page: P;
  /** Cards to come in this sitting. */
  readonly left: number;
  /** Cards graded in this sitting. */
  readonly finished: number;
  /** Whether everything that was done has reached the server. */
  readonly saved: boolean;
  /** A queue without the cards that were done here and of which the server had not heard. */
  readonly onQueue: (queue: ReviewQueue) => void;
  /** Cards of the page's own queue that were done on this device before the server had heard of it. */
  readonly onDone: (targetId: string) => void;
};

/** Only what is due is kept for later: a choice of one's own is made anew. */
const isDue = ({ initial }: Page) => initial.study.kind === "due";

function parametersOf(account: string, { kind, ...rest }: ReviewQueue["study"]): URLSearchParams {
  const parameters = new URLSearchParams({ account });
  if (kind === "due") return parameters;
  parameters.set("study", kind);
  for (const [name, value] of Object.entries(rest)) parameters.set(name, value === true ? "1" : String(value));
  return parameters;
}

/**
 * Fetches cards ahead, and keeps the page on this device so that it can be opened without a connection.
 *
 * @returns a function that asks for more at once
 */
export function useCardsAhead<P extends Page>({ page, left, finished, saved, onQueue, onDone }: Parts<P>) {
  const asking = useRef(false);
  const askedAfter = useRef<number | null>(null);
  const latest = useRef({ page, onQueue, onDone });
  useEffect(() => {
    latest.current = { page, onQueue, onDone };
  });
  const { account } = page;

  useEffect(() => {
    const { transact } = deviceRows();
    const { page: kept, onDone: tell } = latest.current;
    let stop: () => void = () => undefined;
    void (async () => {
      await setOwner(transact, account);
      if (isDue(kept)) {
        await keepPage(transact, account, { page: kept, keptAt: Date.now() });
        stop = whenIdle(() => void keepPictures(account, kept.initial.cards));
      }
      const done = await doneSince(transact, account, kept.initial.at);
      for (const { targetId, deed } of done) if (deed === "over") tell(targetId);
    })();
    return () => stop();
  }, [account]);

  const ask = useCallback(async () => {
    if (asking.current) return;
    asking.current = true;
    const { study } = latest.current.page.initial;
    const got = await getJson<ReviewQueue>(`/api/reviews?${parametersOf(account, study)}`);
    asking.current = false;
    if (got.kind !== "ok") return;
    const queue = got.value;
    const { transact } = deviceRows();
    const done = await doneSince(transact, account, queue.at);
    latest.current.onQueue({ ...queue, cards: cardsLeft(queue.cards, done) });
    if (!isDue(latest.current.page)) return;
    await keepPage(transact, account, { page: { ...latest.current.page, initial: queue }, keptAt: Date.now() });
    await keepPictures(account, queue.cards);
  }, [account]);

  useEffect(() => {
    const few = left < FEW && finished > 0 && finished - (askedAfter.current ?? -AFTER) >= AFTER;
    // At the end the server knows whether there is more, and when the next card comes, once it has everything.
    const atEnd = left === 0 && finished > 0 && saved;
    // A cram writes nothing, so the server would give the same cards again.
    const { study } = latest.current.page.initial;
    if ((!few && !atEnd) || (study.kind !== "due" && study.cram)) return;
    askedAfter.current = finished;
    void ask();
  }, [left, finished, saved, ask]);

  return ask;
}
