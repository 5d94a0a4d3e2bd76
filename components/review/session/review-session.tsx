"use client";

import { useState } from "react";
import { OfflineReach } from "@/components/offline/offline-reach";
import type { QuestionWords } from "@/components/questions/marking";
import type { FaceWords } from "@/components/review/card/review-card";
import { Corrections } from "@/components/review/corrections";
import { CurrentCard } from "@/components/review/session/current-card";
import { Finished } from "@/components/review/session/finished";
import { usePartsAhead } from "@/components/review/session/parts-on-demand";
import { OutboxNotice, SavedState } from "@/components/review/session/session-status";
import { StudyChoices } from "@/components/review/session/study-choices";
import { useReviewKeys } from "@/components/review/session/use-keys";
import { useReviewing } from "@/components/review/session/use-reviewing";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { count, fill } from "@/components/words";
import type { ReviewQueue } from "@/core/memory/protocol";

export type SessionWords = FaceWords & { readonly question: QuestionWords };

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
  readonly words: SessionWords;
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
      <OutboxNotice state={outbox} words={words.review} onRead={reviewing.forgetLost} />
      <div role="status" className="mb-4 empty:hidden">
        {reviewing.notCounted ? <Notice tone="warning">{words.review.notCounted}</Notice> : null}
      </div>
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
            account={kept.account}
            finished={session.finished}
            outlook={reviewing.outlookNow}
            unsent={outbox.waiting > 0}
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

/** After the last card, undo is the one key left. */
function UndoKey({ onUndo }: { readonly onUndo: () => void }) {
  const nothing = () => undefined;
  useReviewKeys({
    warned: null,
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
