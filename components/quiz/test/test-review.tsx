"use client";

import { type RefObject, useState } from "react";
import type { QuestionWords } from "@/components/questions/marking";
import { writtenAnswer, writtenQuestion } from "@/components/questions/written-answer";
import { nameOf, type TestWords } from "@/components/quiz/test/question-navigator";
import { type Entry, hasAnswer } from "@/components/quiz/test/use-test-answers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { count } from "@/components/words";
import type { QuestionView } from "@/core/questions/views";

type Row = { readonly view: QuestionView; readonly entry: Entry };

export type TestReviewProps = {
  readonly rows: readonly Row[];
  readonly onGo: (position: number) => void;
  readonly onHandIn: () => void;
  /** It is being handed in already. */
  readonly busy: boolean;
  readonly words: TestWords;
  readonly questionWords: QuestionWords;
  readonly headingRef: RefObject<HTMLHeadingElement | null>;
};

/** Everything at a glance before handing in: what was answered, what was not, what was to be looked at again. */
export function TestReview({ rows, onGo, onHandIn, busy, words, questionWords, headingRef }: TestReviewProps) {
  const [asking, setAsking] = useState(false);
  const without = rows.filter(({ entry }) => !hasAnswer(entry)).length;
  const flagged = rows.filter(({ entry }) => entry.flagged).length;
  const standing = without === 0 ? words.review.all : count(words.review.without, without);
  return (
    <div className="rise">
      <h1 ref={headingRef} tabIndex={-1} className="text-3xl">
        {words.review.title}
      </h1>
      <p className="mt-3 text-lg font-semibold">{standing}</p>
      {flagged > 0 ? <p className="mt-1">{count(words.review.flagged, flagged)}</p> : null}
      <ol className="mt-6 divide-y divide-line rounded-2xl border border-line bg-surface">
        {rows.map(({ view, entry }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its position
          <li key={position} className="flex items-start gap-x-3 py-3.5 pr-1 pl-4 sm:gap-x-4 sm:px-5">
            <span className="w-6 shrink-0 font-display font-bold text-ochre-ink tabular-nums">{position + 1}</span>
            <div className="min-w-0 flex-1">
              <p className="line-clamp-4 sm:line-clamp-2">{writtenQuestion(view)}</p>
              <p className={hasAnswer(entry) ? "mt-0.5 font-semibold" : "mt-0.5 text-ochre-ink"}>
                {shortAnswer(view, entry, words, questionWords)}
              </p>
              {entry.flagged ? (
                <p className="mt-0.5 flex items-center gap-1.5 text-sm">
                  <Icon name="flag" className="size-4 text-ochre-ink" />
                  {words.flag}
                </p>
              ) : null}
            </div>
            {entry.instead === "taken-out" ? null : (
              <Button
                variant="quiet"
                size="small"
                className="-my-1 shrink-0"
                aria-label={`${hasAnswer(entry) ? words.review.change : words.review.answer}: ${nameOf(position, { answered: hasAnswer(entry), flagged: entry.flagged }, words)}`}
                onClick={() => onGo(position)}
              >
                {hasAnswer(entry) ? words.review.change : words.review.answer}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className="mt-7 flex flex-wrap gap-3">
        <Button size="large" disabled={busy} aria-busy={busy} onClick={() => setAsking(true)}>
          {words.review.handIn}
        </Button>
        <Button size="large" variant="quiet" onClick={() => onGo(firstOpen(rows))}>
          {words.review.back}
        </Button>
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={words.handIn.title} closeLabel={words.handIn.close}>
        <p className="font-semibold">{standing}</p>
        <p className="mt-1">{words.handIn.text}</p>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button
            onClick={() => {
              setAsking(false);
              onHandIn();
            }}
          >
            {words.handIn.confirm}
          </Button>
          <Button variant="secondary" onClick={() => setAsking(false)}>
            {words.handIn.cancel}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

const firstOpen = (rows: readonly Row[]): number =>
  Math.max(
    0,
    rows.findIndex(({ entry }) => !hasAnswer(entry) || entry.flagged),
  );

function shortAnswer(view: QuestionView, entry: Entry, words: TestWords, questionWords: QuestionWords): string {
  if (entry.given === null || !hasAnswer(entry)) return words.review.none;
  if ("skip" in entry.given) return entry.instead === "taken-out" ? words.review.takenOut : words.passOver;
  const written = writtenAnswer(view, entry.given, questionWords);
  return written ?? words.review.none;
}
