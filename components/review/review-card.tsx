"use client";

import { type Ref, useState } from "react";
import { Provenance, type StatusWords } from "@/components/quiz/provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import type { ReviewWords } from "@/components/review/intervals";
import { asTyped, OwnBack, OwnPicture } from "@/components/review/own-card";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Revised } from "@/core/memory/protocol";
import type { CardView, FactCardView } from "@/core/questions/views";

type Props = {
  readonly card: CardView;
  readonly revised: Revised | null;
  readonly topic: string;
  readonly revealed: boolean;
  readonly words: ReviewWords;
  readonly feedbackWords: FeedbackWords;
  readonly reportWords: ReportWords;
  readonly statusWords: StatusWords;
  readonly frontRef: Ref<HTMLHeadingElement>;
  readonly backRef: Ref<HTMLHeadingElement>;
  readonly onPutAside: () => void;
};

/** One slab: the question, and under it, once shown, the answer with its status and sources. */
export function ReviewCardFace(props: Props) {
  const { card, topic, revealed, words, frontRef, onPutAside } = props;
  const [shown, setShown] = useState(card.harm === null);

  return (
    <article className="rounded-3xl border border-line bg-surface shadow-card">
      <div className="px-6 pt-6 pb-8 sm:px-10 sm:pt-8">
        <p className="text-sm font-semibold text-ochre-ink">
          {card.kind === "own" ? words.own[card.mine ? "mine" : "teacher"] : topic}
        </p>
        {props.revised ? (
          <p className="mt-2 inline-block rounded-full border border-ochre px-3 py-0.5 text-sm font-semibold text-ochre-ink">
            {words.revised.title}
          </p>
        ) : null}
        {shown || card.harm === null ? (
          <>
            {card.kind === "own" ? <OwnPicture card={card} /> : null}
            <h1 ref={frontRef} tabIndex={-1} dir="auto" className={`mt-4 text-2xl leading-snug sm:text-3xl ${asTyped}`}>
              {card.front}
            </h1>
          </>
        ) : (
          <div className="mt-4 grid gap-4">
            <Notice tone="warning" title={words.harm[card.harm]} />
            <div className="flex flex-wrap gap-3">
              <Button variant="secondary" onClick={() => setShown(true)}>
                {words.harm.show}
              </Button>
              <Button variant="quiet" onClick={onPutAside}>
                {words.harm.skip}
              </Button>
            </div>
          </div>
        )}
      </div>
      {revealed ? <Back {...props} /> : null}
    </article>
  );
}

function Back({ card, revised, words, feedbackWords, reportWords, statusWords, backRef }: Props) {
  return (
    <div className="rise border-t-2 border-dashed border-line px-6 pt-6 pb-7 sm:px-10">
      <h2 ref={backRef} tabIndex={-1} dir="auto" className={`text-xl leading-snug text-indigo sm:text-2xl ${asTyped}`}>
        <span className="sr-only">{words.back}: </span>
        <bdi>{card.back.answer}</bdi>
      </h2>
      {revised ? (
        <div className="mt-4">
          <Notice tone="info" title={words.revised.title}>
            {revised.text ?? words.revised[revised.change]}
          </Notice>
        </div>
      ) : null}
      {card.kind === "own" ? (
        <OwnBack card={card} words={words} />
      ) : (
        <FactBack
          card={card}
          words={words}
          feedbackWords={feedbackWords}
          reportWords={reportWords}
          statusWords={statusWords}
        />
      )}
    </div>
  );
}

type FactBackProps = Pick<Props, "words" | "feedbackWords" | "reportWords" | "statusWords"> & {
  readonly card: FactCardView;
};

/** What stands behind the answer of a card from the fact base: why, how sure, and where it can be read. */
function FactBack({ card, words, feedbackWords, reportWords, statusWords }: FactBackProps) {
  const { back } = card;
  return (
    <>
      {back.because !== back.answer ? <p className="mt-3">{back.because}</p> : null}
      {back.linked ? (
        <p className="mt-3 text-ink-soft">
          <span className="font-semibold">{words.linked}:</span> {back.linked}
        </p>
      ) : null}
      <Provenance
        standing={back}
        sources={back.sources}
        factId={card.factIds[0] ?? null}
        words={feedbackWords}
        statusWords={statusWords}
      />
      {card.factIds[0] === undefined ? null : <ReportForm factId={card.factIds[0]} words={reportWords} />}
    </>
  );
}
