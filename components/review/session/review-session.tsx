"use client";

import { Suspense, useEffect, useRef, useState } from "react";
import { OfflineReach } from "@/components/offline/offline-reach";
import { Demanded, laterOnDemand, whenIdle } from "@/components/on-demand";
import type { QuestionWords } from "@/components/questions/marking";
import { prefetchRenderers } from "@/components/questions/renderers";
import { useActiveTime } from "@/components/quiz/use-active-time";
import type { AskedCardProps } from "@/components/review/asked/asked-card";
import type { Verdict } from "@/components/review/asked/grade-here";
import type { CardInfoDialogProps } from "@/components/review/card/card-info";
import { CardTools } from "@/components/review/card/card-tools";
import { ConfusedWith, OtherWays } from "@/components/review/card/leech-help";
import type { NoteDialogProps } from "@/components/review/card/note-dialog";
import { type FaceWords, ReviewCardFace } from "@/components/review/card/review-card";
import { whySentences } from "@/components/review/card/why-words";
import { Corrections } from "@/components/review/corrections";
import { Finished } from "@/components/review/session/finished";
import { RatingButtons, ratingButtons } from "@/components/review/session/rating-buttons";
import { OutboxNotice, SavedState } from "@/components/review/session/session-status";
import { StudyChoices } from "@/components/review/session/study-choices";
import { useReviewKeys } from "@/components/review/session/use-keys";
import { useReviewing } from "@/components/review/session/use-reviewing";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { count, fill } from "@/components/words";
import type { Rating } from "@/core/memory/events";
import type { ReviewCard, ReviewQueue } from "@/core/memory/protocol";
import type { QuestionTypeName } from "@/core/questions/views";

// What few cards need comes when one of them does.
const askedCard = laterOnDemand<AskedCardProps>(
  async () => (await import("@/components/review/asked/asked-card")).AskedCard,
);
const noteDialog = laterOnDemand<NoteDialogProps>(
  async () => (await import("@/components/review/card/note-dialog")).NoteDialog,
);
const infoDialog = laterOnDemand<CardInfoDialogProps>(
  async () => (await import("@/components/review/card/card-info")).CardInfoDialog,
);

type Props = {
  /** Whose reviews are kept on this device until they are sent. */
  readonly account: string;
  readonly initial: ReviewQueue;
  /** What the learner chose to go over, in words; null for what is due. */
  readonly title: string | null;
  readonly buttons: 2 | 4;
  /** Cards are answered where they can be. */
  readonly typed: boolean;
  /** Remember the choices on the account; null without a connection. */
  readonly onButtons: ((buttons: 2 | 4) => Promise<unknown>) | null;
  readonly onTyped: ((typed: boolean) => Promise<unknown>) | null;
  readonly topicNames: Readonly<Record<string, string>>;
  readonly words: FaceWords & { readonly question: QuestionWords };
};

/** The page as it can be kept on a device: all but its words, which every copy of the page has. */
export type KeptReviewPage = Omit<Props, "words" | "onButtons" | "onTyped">;

/** Cards one after the other, by keyboard, mouse or thumb; grading never waits for the network. */
export function ReviewSession({ words, onButtons, onTyped, ...kept }: Props) {
  const [buttons, setButtons] = useState(kept.buttons);
  const reviewing = useReviewing({ page: { ...kept, buttons } });
  const { session, current, outbox, said, cram } = reviewing;
  usePartsAhead(session.queue);

  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      {kept.title === null ? null : (
        <p className="mb-2 font-semibold text-ochre-ink">
          {kept.title}
          {cram ? <span className="block text-sm text-ink-soft">{words.review.study.cramming}</span> : null}
        </p>
      )}
      <div className="mb-5 flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="font-semibold text-ink-soft tabular-nums">
          {current ? count(words.review.left, session.queue.length) : null}
        </p>
        <div className="flex items-center gap-3">
          <SavedState state={outbox} words={words.review} />
          <Button variant="quiet" size="small" onClick={reviewing.undo} disabled={session.history.length === 0}>
            <Icon name="undo" className="size-4.5" />
            {words.review.undo}
          </Button>
        </div>
      </div>
      <OutboxNotice state={outbox} words={words.review} />
      <Corrections corrections={kept.initial.corrections} words={words.review} />
      {current ? (
        <CurrentCard
          // A mark leaves the card as it lies; another card, or the same one once more, begins anew.
          key={`${session.finished} ${current.card.targetId}`}
          card={current}
          at={kept.initial.at}
          topic={kept.topicNames[current.card.topic] ?? current.card.topic}
          buttons={buttons}
          typed={kept.typed}
          reviewing={reviewing}
          words={words}
        />
      ) : (
        <>
          <Finished
            finished={session.finished}
            outlook={reviewing.outlook}
            chosen={kept.title !== null}
            words={words.review}
            onMore={reviewing.refill}
          />
          <UndoKey onUndo={reviewing.undo} />
        </>
      )}
      <StudyChoices
        buttons={buttons}
        typed={kept.typed}
        words={words.review}
        onButtons={(next) => {
          setButtons(next);
          void onButtons?.(next);
        }}
        onTyped={onTyped}
      />
      <OfflineReach keptIn={outbox.keptIn} words={words.review} />
      <p role="status" className="sr-only">
        {said === null
          ? null
          : fill(said.kind === "undone" ? words.review.undone : words.review.tools[said.kind], { front: said.front })}
      </p>
    </div>
  );
}

/** Fetches what the cards to come need while the browser is idle: a lost connection must not stop them. */
function usePartsAhead(queue: readonly ReviewCard[]): void {
  const types = [...new Set(queue.flatMap(({ asks }) => asks.map(({ view }) => view.type)))].join(" ");
  useEffect(
    () =>
      whenIdle(() => {
        void noteDialog.prefetch();
        if (types === "") return;
        void askedCard.prefetch();
        void prefetchRenderers(types.split(" ") as QuestionTypeName[]);
      }),
    [types],
  );
}

/** After the last card, undo is the one key left. */
function UndoKey({ onUndo }: { readonly onUndo: () => void }) {
  const nothing = () => undefined;
  useReviewKeys({
    revealed: false,
    hasCard: false,
    choices: [],
    proposed: "good",
    onReveal: nothing,
    onRate: nothing,
    onUndo,
    letters: {},
  });
  return null;
}

type CurrentProps = {
  readonly card: ReviewCard;
  readonly at: number;
  readonly topic: string;
  readonly buttons: 2 | 4;
  readonly typed: boolean;
  readonly reviewing: ReturnType<typeof useReviewing>;
  readonly words: Props["words"];
};

function CurrentCard({ card, at, topic, buttons, typed, reviewing, words }: CurrentProps) {
  const { cram } = reviewing;
  const { revealed } = reviewing.session;
  const { review } = words;
  const { targetId } = card.card;
  const [shown, setShown] = useState(card.card.harm === null || revealed);
  const [way, setWay] = useState(() => firstWay(card, typed, revealed));
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [open, setOpen] = useState<"note" | "info" | null>(null);
  const front = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLHeadingElement>(null);
  const activeMs = useActiveTime(targetId);
  const choices = ratingButtons(buttons, review);
  const ask = way === null ? null : (card.asks[way] ?? null);
  const proposed = ask === null ? "good" : onButtons(verdict?.rating ?? (verdict === null ? "again" : "good"), buttons);
  const suggested = ask !== null && (verdict === null || verdict.rating !== null) ? proposed : null;

  const warned = !shown;
  const rate = (rating: Rating) => reviewing.rate(rating, ask?.face ?? null, activeMs());
  const flag = () => reviewing.mark({ ...card.marks, flagged: !card.marks.flagged });

  useEffect(() => {
    (revealed ? back : front).current?.focus({ preventScroll: !revealed });
  }, [revealed]);

  useReviewKeys({
    revealed,
    hasCard: !warned && open === null,
    choices: choices.map(({ rating }) => rating),
    proposed,
    onReveal: reviewing.reveal,
    onRate: rate,
    onUndo: reviewing.undo,
    letters: {
      f: flag,
      n: () => setOpen("note"),
      i: () => setOpen("info"),
      ...(cram ? {} : { b: () => reviewing.leave("buried"), s: () => reviewing.leave("suspended") }),
    },
  });

  const chosenLabel = choices.find(({ rating }) => rating === proposed)?.label ?? "";
  return (
    <>
      <ReviewCardFace
        card={card}
        topic={topic}
        revealed={revealed}
        warned={warned}
        words={words}
        frontRef={front}
        backRef={back}
        onShow={() => setShown(true)}
        onPutAside={() => reviewing.leave("buried")}
        question={
          ask === null ? null : (
            <Suspense fallback={<p className="mt-4 min-h-40 text-2xl">{card.card.front}</p>}>
              <Demanded
                key={way}
                what={askedCard}
                props={{
                  ask,
                  revealed,
                  words: review,
                  questionWords: words.question,
                  onAnswered: (given) => {
                    setVerdict(given);
                    reviewing.reveal();
                  },
                }}
              />
            </Suspense>
          )
        }
        frontAside={
          card.leech && !revealed ? <OtherWays asks={card.asks} way={way} words={review} onWay={setWay} /> : null
        }
        backAside={card.leech ? <ConfusedWith targetId={targetId} words={review} /> : null}
      />
      {warned ? null : (
        <>
          {revealed || ask === null ? (
            <div className="sticky bottom-0 z-10 -mx-4 mt-5 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
              {revealed ? (
                <RatingButtons
                  buttons={choices}
                  intervals={cram ? null : card.intervals}
                  suggested={suggested}
                  words={review}
                  onRate={rate}
                />
              ) : (
                <Button size="large" className="min-h-16 w-full" onClick={reviewing.reveal}>
                  {review.reveal}
                </Button>
              )}
            </div>
          ) : null}
          <CardTools
            marks={card.marks}
            scheduled={!cram}
            words={review}
            onFlag={flag}
            onBury={() => reviewing.leave("buried")}
            onSuspend={() => reviewing.leave("suspended")}
            onNote={() => setOpen("note")}
            onInfo={() => setOpen("info")}
          />
          <p className="mt-3 hidden text-center text-sm text-ink-soft pointer-fine:block">
            {ask === null || revealed
              ? fill(review.keys, {
                  chosen: `“${chosenLabel.toLowerCase()}”`,
                  keys: choices.map((_, index) => index + 1).join(", "),
                })
              : review.keysAsked}
          </p>
        </>
      )}
      <Suspense fallback={null}>
        {open === "note" ? (
          <Demanded
            what={noteDialog}
            props={{
              note: card.marks.note,
              words: review,
              onClose: () => setOpen(null),
              onSave: (text) => {
                reviewing.mark({ ...card.marks, note: text === "" ? null : text });
                setOpen(null);
              },
            }}
          />
        ) : null}
        {open === "info" ? (
          <Demanded
            what={infoDialog}
            props={{
              targetId,
              front: card.card.front,
              why: whySentences(card.why, cram, at, review),
              words: review,
              onClose: () => setOpen(null),
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}

/** Ways take turns from one time to the next, and not every card begins with the same; a turned card needs none. */
function firstWay({ asks, why, card }: ReviewCard, typed: boolean, revealed: boolean): number | null {
  return typed && !revealed && asks.length > 0 ? (why.reps + card.targetId.length) % asks.length : null;
}

/** Where there are two buttons, what was nearly right was remembered. */
function onButtons(rating: Rating, buttons: 2 | 4): Rating {
  return buttons === 2 && rating === "hard" ? "good" : rating;
}
