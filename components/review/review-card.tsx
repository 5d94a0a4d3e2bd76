"use client";

import { type Ref, useState } from "react";
import { Provenance, type StatusWords } from "@/components/quiz/provenance";
import type { FeedbackWords } from "@/components/quiz/verdict";
import { ReportForm, type ReportWords } from "@/components/report/report-form";
import type { ReviewWords } from "@/components/review/intervals";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Revised } from "@/core/memory/protocol";
import type { CardView } from "@/core/questions/views";

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
        <p className="text-sm font-semibold text-ochre-ink">{topic}</p>
        {props.revised ? (
          <p className="mt-2 inline-block rounded-full border border-ochre px-3 py-0.5 text-sm font-semibold text-ochre-ink">
            {words.revised.title}
          </p>
        ) : null}
        {shown || card.harm === null ? (
          <h1 ref={frontRef} tabIndex={-1} className="mt-4 text-2xl leading-snug sm:text-3xl">
            {card.front}
          </h1>
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
  const { back } = card;
  return (
    <div className="rise border-t-2 border-dashed border-line px-6 pt-6 pb-7 sm:px-10">
      <h2 ref={backRef} tabIndex={-1} className="text-xl leading-snug text-indigo sm:text-2xl">
        <span className="sr-only">{words.back}: </span>
        {back.answer}
      </h2>
      {revised ? (
        <div className="mt-4">
          <Notice tone="info" title={words.revised.title}>
            {revised.text ?? words.revised[revised.change]}
          </Notice>
        </div>
      ) : null}
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
    </div>
  );
}
