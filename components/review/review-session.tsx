"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { OfflineReach } from "@/components/offline/offline-reach";
import { useCardsAhead } from "@/components/offline/use-cards-ahead";
import type { StatusWords } from "@/components/quiz/provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import type { ReportWords } from "@/components/report/report-form";
import { Corrections } from "@/components/review/corrections";
import { type ReviewWords, untilWords } from "@/components/review/intervals";
import { RatingButtons, ratingButtons } from "@/components/review/rating-buttons";
import { ReviewCardFace } from "@/components/review/review-card";
import { useOtherTabs } from "@/components/review/use-other-tabs";
import { type OutboxView, useOutbox } from "@/components/review/use-outbox";
import { useSession } from "@/components/review/use-session";
import { Track } from "@/components/shell/mark";
import { shortcutsAreOn } from "@/components/shortcuts";
import { Button, ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { count, fill } from "@/components/words";
import type { Rating } from "@/core/memory/events";
import type { ReviewQueue } from "@/core/memory/protocol";

type Props = {
  /** Whose reviews are kept on this device until they are sent. */
  readonly account: string;
  readonly initial: ReviewQueue;
  readonly buttons: 2 | 4;
  /** Remembers the choice of buttons on the account; null without a connection. */
  readonly onButtons: ((buttons: 2 | 4) => Promise<unknown>) | null;
  readonly topicNames: Readonly<Record<string, string>>;
  readonly words: {
    readonly review: ReviewWords;
    readonly feedback: FeedbackWords;
    readonly report: ReportWords;
    readonly status: StatusWords;
  };
};

/** The page as it can be kept on a device: all but its words, which every copy of the page has. */
export type KeptReviewPage = Omit<Props, "words" | "onButtons">;

/** Cards one after the other, by keyboard, mouse or thumb; grading never waits for the network. */
export function ReviewSession({ account, initial, buttons, onButtons, topicNames, words }: Props) {
  const { session, dispatch, onReply } = useSession(initial.cards);
  const outbox = useOutbox(account, onReply);
  const [shownButtons, setShownButtons] = useState(buttons);
  const [outlook, setOutlook] = useState({ at: initial.at, nextDueAt: initial.nextDueAt });
  const [said, setSaid] = useState("");
  const front = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLHeadingElement>(null);
  const current = session.queue[0] ?? null;
  const choices = ratingButtons(shownButtons, words.review);

  const onElsewhere = useCallback((targetId: string) => dispatch({ kind: "graded-elsewhere", targetId }), [dispatch]);
  const tellOthers = useOtherTabs(account, onElsewhere);

  const rate = useCallback(
    (rating: Rating) => {
      if (!current || !session.revealed) return;
      const eventId = outbox.add({ kind: "reviewed", targetId: current.card.targetId, rating });
      tellOthers(current.card.targetId);
      dispatch({ kind: "graded", eventId, rating });
      setSaid("");
    },
    [current, session.revealed, outbox.add, dispatch, tellOthers],
  );

  const undo = useCallback(() => {
    const last = session.history.at(-1);
    if (!last) return;
    outbox.add({ kind: "undone", targetId: last.card.card.targetId, undoes: last.eventId });
    dispatch({ kind: "undo" });
    setSaid(fill(words.review.undone, { front: last.card.card.front }));
  }, [session.history, outbox.add, dispatch, words.review.undone]);

  const onQueue = useCallback(
    (queue: ReviewQueue) => {
      setOutlook({ at: queue.at, nextDueAt: queue.nextDueAt });
      dispatch({ kind: "refill", cards: queue.cards });
    },
    [dispatch],
  );
  const refill = useCardsAhead({
    page: { account, initial, buttons: shownButtons, topicNames },
    left: session.queue.length,
    finished: session.finished,
    saved: outbox.state.waiting === 0,
    onQueue,
    onDone: onElsewhere,
  });

  const place = `${session.finished} ${current?.card.targetId ?? ""}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new card or side is what moves the focus
  useEffect(() => {
    (session.revealed ? back : front).current?.focus({ preventScroll: !session.revealed });
  }, [place, session.revealed]);

  useReviewKeys({
    revealed: session.revealed,
    hasCard: current !== null,
    choices: choices.map(({ rating }) => rating),
    onReveal: () => dispatch({ kind: "reveal" }),
    onRate: rate,
    onUndo: undo,
  });

  function changeButtons(value: string) {
    const next = value === "4" ? 4 : 2;
    setShownButtons(next);
    void onButtons?.(next);
  }

  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      <div className="mb-5 flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="font-semibold text-ink-soft tabular-nums">
          {current ? count(words.review.left, session.queue.length) : null}
        </p>
        <div className="flex items-center gap-3">
          <SavedState state={outbox.state} words={words.review} />
          <Button variant="quiet" size="small" onClick={undo} disabled={session.history.length === 0}>
            <Icon name="undo" className="size-4.5" />
            {words.review.undo}
          </Button>
        </div>
      </div>
      <OutboxNotice state={outbox.state} words={words.review} />
      <Corrections corrections={initial.corrections} words={words.review} />
      {current ? (
        <>
          <ReviewCardFace
            key={place}
            card={current.card}
            revised={current.revised}
            topic={topicNames[current.card.topic] ?? current.card.topic}
            revealed={session.revealed}
            words={words.review}
            feedbackWords={words.feedback}
            reportWords={words.report}
            statusWords={words.status}
            frontRef={front}
            backRef={back}
            onPutAside={() => dispatch({ kind: "put-aside" })}
          />
          <div className="sticky bottom-0 z-10 -mx-4 mt-5 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
            {session.revealed ? (
              <RatingButtons buttons={choices} intervals={current.intervals} words={words.review} onRate={rate} />
            ) : (
              <Button size="large" className="min-h-16 w-full" onClick={() => dispatch({ kind: "reveal" })}>
                {words.review.reveal}
              </Button>
            )}
          </div>
          <div className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-ink-soft">
            <p className="hidden pointer-fine:block">
              {fill(words.review.keys, { keys: choices.map((_, index) => index + 1).join(", ") })}
            </p>
            <Segmented
              name="buttons"
              legend={words.review.buttons.legend}
              hideLegend
              options={[
                { value: "2", label: `${words.review.buttons.two} ${words.review.buttons.legend.toLowerCase()}` },
                { value: "4", label: `${words.review.buttons.four} ${words.review.buttons.legend.toLowerCase()}` },
              ]}
              value={String(shownButtons)}
              onChange={changeButtons}
            />
          </div>
        </>
      ) : (
        <Finished finished={session.finished} outlook={outlook} words={words.review} onMore={refill} />
      )}
      <OfflineReach keptIn={outbox.state.keptIn} words={words.review} />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

type Keys = {
  readonly revealed: boolean;
  readonly hasCard: boolean;
  readonly choices: readonly Rating[];
  readonly onReveal: () => void;
  readonly onRate: (rating: Rating) => void;
  readonly onUndo: () => void;
};

/** Space reveals and then says "remembered", digits press the buttons, U takes back. */
function useReviewKeys(keys: Keys) {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { revealed, hasCard, choices, onReveal, onRate, onUndo } = latest.current;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !shortcutsAreOn()) return;
      const onControl =
        event.target instanceof Element &&
        event.target.closest("button, a, summary, select, textarea, input:not([type=radio])");
      // Whoever writes a report is not grading.
      if (event.target instanceof Element && event.target.closest("textarea, select")) return;
      if (event.key === "u" || event.key === "U") return onUndo();
      if (!hasCard) return;
      const rating = choices[Number(event.key) - 1];
      if (rating && revealed) return onRate(rating);
      if (event.key !== " " || onControl) return;
      event.preventDefault();
      if (revealed) onRate("good");
      else onReveal();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function SavedState({ state, words }: { readonly state: OutboxView; readonly words: ReviewWords }) {
  const saved = state.waiting === 0;
  const text = saved ? words.saved : state.line === "open" ? words.saving : count(words.waiting, state.waiting);
  return (
    <p className="inline-flex items-center gap-1.5 text-sm text-ink-soft">
      <Icon name={saved ? "saved" : "sending"} className="size-4.5" />
      {text}
    </p>
  );
}

function OutboxNotice({ state, words }: { readonly state: OutboxView; readonly words: ReviewWords }) {
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

function Finished({
  finished,
  outlook,
  words,
  onMore,
}: {
  readonly finished: number;
  readonly outlook: { readonly at: number; readonly nextDueAt: number | null };
  readonly words: ReviewWords;
  readonly onMore: () => Promise<void>;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const done = words.done;
  return (
    <section className="rounded-3xl border border-line bg-surface px-6 py-12 text-center sm:px-10">
      <Track className="mx-auto h-6 text-indigo" />
      <h1 ref={heading} tabIndex={-1} className="mt-5 text-3xl sm:text-4xl">
        {done.title}
      </h1>
      <p className="mt-3 text-lg">{finished > 0 ? count(done.cards, finished) : done.none}</p>
      <p className="mt-1 text-lg text-ink-soft">
        {outlook.nextDueAt === null
          ? done.nothing
          : fill(done.next, { when: untilWords(outlook.nextDueAt, outlook.at, words) })}
      </p>
      <div className="mt-8 flex flex-wrap justify-center gap-3">
        <ButtonLink href="/quiz/new">{done.quiz}</ButtonLink>
        <ButtonLink href="/today" variant="secondary">
          {done.today}
        </ButtonLink>
        <Button variant="quiet" onClick={() => void onMore()}>
          {done.more}
        </Button>
      </div>
    </section>
  );
}
