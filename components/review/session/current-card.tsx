"use client";

import { useEffect, useRef, useState } from "react";
import { Demanded } from "@/components/on-demand";
import { useActiveTime } from "@/components/quiz/use-active-time";
import type { Verdict } from "@/components/review/asked/grade-here";
import { CardTools } from "@/components/review/card/card-tools";
import { ConfusedWith, OtherWays } from "@/components/review/card/leech-help";
import { ReviewCardFace } from "@/components/review/card/review-card";
import { whySentences } from "@/components/review/card/why-words";
import { askedCard, infoDialog, noteDialog } from "@/components/review/session/parts-on-demand";
import { RatingButtons, ratingButtons } from "@/components/review/session/rating-buttons";
import type { SessionWords } from "@/components/review/session/review-session";
import { useReviewKeys } from "@/components/review/session/use-keys";
import type { useReviewing } from "@/components/review/session/use-reviewing";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";
import type { Rating } from "@/core/memory/events";
import type { ReviewCard } from "@/core/memory/protocol";

type Props = {
  readonly card: ReviewCard;
  /** The server's clock when it gave the card, ms since 1970. */
  readonly at: number;
  readonly topic: string;
  readonly buttons: 2 | 4;
  readonly typed: boolean;
  readonly reviewing: ReturnType<typeof useReviewing>;
  readonly words: SessionWords;
};

/** What a learner does with the card in front of them, until it leaves. */
function useCard({ card, buttons, typed, reviewing, words }: Props) {
  const { cram, session } = reviewing;
  const { revealed } = session;
  const [shown, setShown] = useState(card.card.harm === null || revealed);
  const [way, setWay] = useState(() => firstWay(card, typed, revealed));
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [open, setOpen] = useState<"note" | "info" | null>(null);
  const activeMs = useActiveTime(card.card.targetId);
  const choices = ratingButtons(buttons, words.review);
  // Undone, a card lies turned over: how it was answered before still holds where it was to be answered.
  const [answeredBefore] = useState(() => (revealed && card.typed ? (card.asks[0]?.face ?? null) : null));
  const ask = way === null ? null : (card.asks[way] ?? null);
  const proposed = ask === null ? "good" : onButtons(verdict?.rating ?? (verdict === null ? "again" : "good"), buttons);

  const rate = (rating: Rating) => reviewing.rate(rating, ask?.face ?? answeredBefore, activeMs());
  const flag = () => reviewing.mark({ ...card.marks, flagged: !card.marks.flagged });
  const bury = () => reviewing.leave("buried");
  const suspend = () => reviewing.leave("suspended");
  const reset = () => reviewing.leave("reset");
  const show = () => setShown(true);

  useReviewKeys({
    warned: shown ? null : { onShow: show, onSkip: bury },
    revealed,
    hasCard: open === null,
    choices: choices.map(({ rating }) => rating),
    proposed,
    onReveal: reviewing.reveal,
    onRate: rate,
    onUndo: reviewing.undo,
    letters: {
      f: flag,
      n: () => setOpen("note"),
      i: () => setOpen("info"),
      ...(cram ? {} : { b: bury, s: suspend, ...(card.phase === "new" ? {} : { r: reset }) }),
    },
  });

  return {
    cram,
    revealed,
    warned: !shown,
    show,
    way,
    setWay,
    ask,
    answered: (given: Verdict | null) => {
      setVerdict(given);
      reviewing.reveal();
    },
    choices,
    proposed,
    suggested: ask !== null && (verdict === null || verdict.rating !== null) ? proposed : null,
    open,
    setOpen,
    rate,
    flag,
    bury,
    suspend,
    reset,
  };
}

/** The card in front, with its buttons and all that can be done to it. */
export function CurrentCard(props: Props) {
  const { card, topic, reviewing, words } = props;
  const now = useCard(props);
  const { revealed, warned, ask, way } = now;
  const warning = useRef<HTMLHeadingElement>(null);
  const front = useRef<HTMLHeadingElement>(null);
  const back = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    (warned ? warning : revealed ? back : front).current?.focus({ preventScroll: !revealed });
  }, [warned, revealed]);

  return (
    <>
      <ReviewCardFace
        card={card}
        topic={topic}
        revealed={revealed}
        warned={warned}
        words={words}
        warningRef={warning}
        frontRef={front}
        backRef={back}
        onShow={now.show}
        onPutAside={now.bury}
        asked={ask === null ? null : { type: ask.view.type, turn: card.why.reps }}
        question={
          ask === null ? null : (
            <Demanded
              key={way}
              what={askedCard}
              props={{ ask, revealed, words: words.review, questionWords: words.question, onAnswered: now.answered }}
              fallback={<p className="mt-4 min-h-40 text-2xl">{card.card.front}</p>}
            />
          )
        }
        frontAside={
          revealed ? null : (
            <>
              {card.typed ? <p className="mt-3 text-sm text-ink-soft">{words.review.typedByTeacher}</p> : null}
              {card.leech ? (
                <OtherWays asks={card.asks} way={way} mayTurn={!card.typed} words={words.review} onWay={now.setWay} />
              ) : null}
            </>
          )
        }
        backAside={card.leech ? <ConfusedWith targetId={card.card.targetId} words={words.review} /> : null}
      />
      {warned ? null : <Controls card={card} now={now} reviewing={reviewing} words={words} />}
      <Opened {...props} now={now} />
    </>
  );
}

type Now = ReturnType<typeof useCard>;
type PartProps = Pick<Props, "card" | "reviewing" | "words"> & { readonly now: Now };

/** Under the card: the button that turns it or those that grade it, and what else can be done. */
function Controls({ card, now, reviewing, words: { review } }: PartProps) {
  const { revealed, ask, choices, proposed, cram, setOpen } = now;
  const chosen = choices.find(({ rating }) => rating === proposed)?.label ?? "";
  return (
    <>
      {revealed || ask === null ? (
        <div className="sticky bottom-0 z-10 -mx-4 mt-5 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
          {revealed ? (
            <RatingButtons
              buttons={choices}
              intervals={cram ? null : card.intervals}
              suggested={now.suggested}
              words={review}
              onRate={now.rate}
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
        onFlag={now.flag}
        onBury={now.bury}
        onSuspend={now.suspend}
        onReset={card.phase === "new" ? null : now.reset}
        onNote={() => setOpen("note")}
        onInfo={() => setOpen("info")}
      />
      <p className="mt-3 hidden text-center text-sm text-ink-soft pointer-fine:block">
        {ask === null || revealed
          ? fill(review.keys, {
              chosen: `“${chosen.toLowerCase()}”`,
              keys: choices.map((_, index) => index + 1).join(", "),
            })
          : review.keysAsked}
      </p>
    </>
  );
}

/** The note or the information of the card, while one of them is open. */
function Opened({ card, at, now, reviewing, words: { review } }: PartProps & Pick<Props, "at">) {
  const { open, setOpen, cram } = now;
  const onClose = () => setOpen(null);
  if (open === "note") {
    const onSave = (text: string) => {
      reviewing.mark({ ...card.marks, note: text === "" ? null : text });
      onClose();
    };
    return <Demanded what={noteDialog} props={{ note: card.marks.note, words: review, onClose, onSave }} />;
  }
  if (open === null) return null;
  const { targetId, front } = card.card;
  const why = whySentences(card.why, cram, at, review);
  return <Demanded what={infoDialog} props={{ targetId, front, why, words: review, onClose }} />;
}

/** Ways take turns from one time to the next, and not every card begins with the same; a turned card needs none. */
function firstWay({ asks, why, card, ...rest }: ReviewCard, typed: boolean, revealed: boolean): number | null {
  return (typed || rest.typed) && !revealed && asks.length > 0 ? (why.reps + card.targetId.length) % asks.length : null;
}

/** Where there are two buttons, what was nearly right was remembered. */
function onButtons(rating: Rating, buttons: 2 | 4): Rating {
  return buttons === 2 && rating === "hard" ? "good" : rating;
}
