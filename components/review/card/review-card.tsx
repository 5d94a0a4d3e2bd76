"use client";

import { Activity, type ReactNode, type Ref } from "react";
import type { HowMadeWords } from "@/components/explain/how-made-frame";
import { HowMadeLater } from "@/components/explain/how-made-later";
import { Provenance, type StatusWords } from "@/components/quiz/provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import { CardWarning } from "@/components/review/card/card-warning";
import type { ReviewWords } from "@/components/review/intervals";
import { asTyped, OwnBack, OwnPicture } from "@/components/review/own-card";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/components/words";
import type { AskedAs } from "@/core/flashcards/explain-card";
import type { ReviewCard } from "@/core/memory/protocol";
import type { FactCardView } from "@/core/questions/views";

export type FaceWords = {
  readonly review: ReviewWords;
  readonly feedback: FeedbackWords;
  readonly howMade: HowMadeWords;
  readonly report: ReportWords;
  readonly status: StatusWords;
};

type Props = {
  readonly card: ReviewCard;
  readonly topic: string;
  readonly revealed: boolean;
  /** Its subject is grave, and the learner has not yet asked to see it. */
  readonly warned: boolean;
  readonly words: FaceWords;
  readonly warningRef: Ref<HTMLHeadingElement>;
  readonly frontRef: Ref<HTMLHeadingElement>;
  readonly backRef: Ref<HTMLHeadingElement>;
  readonly onShow: () => void;
  readonly onPutAside: () => void;
  /** Stands in the place of the plain front: a question to answer. */
  readonly question: ReactNode;
  /** The question that stood there; null for a card that was turned over. */
  readonly asked: AskedAs | null;
  /** Stands under the front, and under the back. */
  readonly frontAside: ReactNode;
  readonly backAside: ReactNode;
};

/** One slab: the question, and under it, once shown, the answer with its status and sources. */
export function ReviewCardFace(props: Props) {
  const { card, topic, revealed, warned, words, warningRef, frontRef, onShow, onPutAside } = props;
  const view = card.card;
  const { harm } = view;
  return (
    <article className="rounded-3xl border border-line bg-surface shadow-card">
      <div className="px-6 pt-6 pb-8 sm:px-10 sm:pt-8">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-sm font-semibold text-ochre-ink">
            {view.kind === "own" ? words.review.own[view.mine ? "mine" : "teacher"] : topic}
          </p>
          {card.marks.flagged ? (
            <p className="inline-flex items-center gap-1 text-sm font-semibold text-indigo">
              <Icon name="bookmark" className="size-4" />
              {words.review.tools.flagged}
            </p>
          ) : null}
          {card.leech ? (
            <p className="rounded-full border border-ochre px-3 py-0.5 text-sm font-semibold text-ochre-ink">
              {fill(words.review.leech.title, { count: card.why.lapses })}
            </p>
          ) : null}
        </div>
        {card.revised ? (
          <p className="mt-2 inline-block rounded-full border border-ochre px-3 py-0.5 text-sm font-semibold text-ochre-ink">
            {words.review.revised.title}
          </p>
        ) : null}
        {warned && harm !== null ? (
          <CardWarning
            harm={harm}
            words={words.review}
            warningRef={warningRef}
            onShow={onShow}
            onPutAside={onPutAside}
          />
        ) : (
          <>
            {props.question ?? (
              <>
                {view.kind === "own" ? <OwnPicture card={view} /> : null}
                <h1
                  ref={frontRef}
                  tabIndex={-1}
                  dir="auto"
                  className={`mt-4 text-2xl leading-snug sm:text-3xl ${asTyped}`}
                >
                  {view.front}
                </h1>
              </>
            )}
            {props.frontAside}
          </>
        )}
      </div>
      {warned ? null : (
        // Made while the learner thinks, so that turning the card has only to show it.
        <Activity mode={revealed ? "visible" : "hidden"}>
          <Back {...props} />
        </Activity>
      )}
    </article>
  );
}

function Back({ card: { card, revised, marks }, words, asked, backRef, backAside }: Props) {
  const review = words.review;
  return (
    <div className="rise border-t-2 border-dashed border-line px-6 pt-6 pb-7 sm:px-10">
      <h2 ref={backRef} tabIndex={-1} dir="auto" className={`text-xl leading-snug text-indigo sm:text-2xl ${asTyped}`}>
        <span className="sr-only">{review.back}: </span>
        <bdi>{card.back.answer}</bdi>
      </h2>
      {revised ? (
        <div className="mt-4">
          <Notice tone="info" title={review.revised.title}>
            {revised.text ?? review.revised[revised.change]}
          </Notice>
        </div>
      ) : null}
      {marks.note === null ? null : (
        <section aria-label={review.note.title} className="mt-4 border-l-4 border-indigo bg-indigo-tint px-4 py-3">
          <p className="text-sm font-semibold text-indigo">{review.note.title}</p>
          <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {marks.note}
          </p>
        </section>
      )}
      {card.kind === "own" ? (
        <OwnBack card={card} words={review} />
      ) : (
        <FactBack card={card} asked={asked} words={words} aside={backAside} />
      )}
    </div>
  );
}

type FactBackProps = {
  readonly card: FactCardView;
  readonly asked: AskedAs | null;
  readonly words: FaceWords;
  readonly aside: ReactNode;
};

/** What stands behind the answer of a card from the fact base: why, how sure, and where it can be read. */
function FactBack({ card, asked, words, aside }: FactBackProps) {
  const { back } = card;
  return (
    <>
      {back.because !== back.answer ? <p className="mt-3">{back.because}</p> : null}
      {back.linked ? (
        <p className="mt-3 text-ink-soft">
          <span className="font-semibold">{words.review.linked}:</span> {back.linked}
        </p>
      ) : null}
      {aside}
      <Provenance
        standing={back}
        sources={back.sources}
        factId={card.factIds[0] ?? null}
        words={words.feedback}
        statusWords={words.status}
      />
      <HowMadeLater title={words.howMade.card} words={words.howMade} source={madeAddress(card.targetId, asked)} />
      <ReportForm factIds={card.factIds} words={words.report} />
    </>
  );
}

function madeAddress(target: string, asked: AskedAs | null): string {
  const query = new URLSearchParams(
    asked === null ? { target } : { target, asked: asked.type, turn: String(asked.turn) },
  );
  return `/api/cards/made?${query}`;
}
