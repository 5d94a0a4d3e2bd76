"use client";

import { type FormEvent, useEffect, useState } from "react";
import { Demanded, whenIdle } from "@/components/on-demand";
import { isAnswered } from "@/components/questions/is-answered";
import type { QuestionWords } from "@/components/questions/marking";
import { QuestionCard } from "@/components/questions/question-card";
import { prefetchRenderers } from "@/components/questions/renderers";
import { afterAnswer } from "@/components/quiz/after-answer";
import type { AfterAnswerWords } from "@/components/quiz/after-answer-panel";
import type { TimerWords } from "@/components/quiz/clock/time-left";
import { ConfidenceChoice } from "@/components/quiz/confidence";
import { contentWarning, practiceClock, sendTrouble } from "@/components/quiz/now-and-then";
import { OwnMark } from "@/components/quiz/own-mark";
import { RunnerProgress } from "@/components/quiz/runner-progress";
import { type RunnerWords, SendNotice } from "@/components/quiz/send-notice";
import { type Hint, usePractice } from "@/components/quiz/use-practice";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/components/words";
import type { Feedback } from "@/core/questions/contract";
import type { QuestionAnswer, QuestionView } from "@/core/questions/views";
import type { Clock, RunnerItem, Unread } from "@/core/quizzes/protocol";
import type { ConfidenceRule } from "@/core/quizzes/rules/quiz-rules";

type Words = AfterAnswerWords & {
  readonly runner: RunnerWords;
  readonly question: QuestionWords;
  readonly timer: TimerWords;
};

export type QuizRunnerProps = {
  /** Whose answers are kept on this device until they are sent. */
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly clock: Clock;
  readonly confidence: ConfidenceRule;
  /** Whose feedback comes first; null where there is none. */
  readonly unread: Unread | null;
  readonly words: Words;
};

/** One question a screen: answer, feedback, next. All questions are here from the start; their keys are not. */
export function QuizRunner({ words, clock, ...sitting }: QuizRunnerProps) {
  const { attemptId, items } = sitting;
  const practice = usePractice(sitting);
  const { item, view, answer, graded, busy, hint } = practice;
  const [spoken, setSpoken] = useState("");
  const [hasClock, setHasClock] = useState(false);
  const [warned, setWarned] = useState<ReadonlySet<number>>(new Set());
  // Whatever is needed to answer the other questions and to read about them, before a connection can be lost.
  useEffect(
    () =>
      whenIdle(() => {
        if (clock.deadline !== null) void practiceClock.prefetch().then(() => setHasClock(true));
        void afterAnswer.prefetch();
        void sendTrouble.prefetch();
        if (items.some(({ warning }) => warning !== null)) void contentWarning.prefetch();
        void prefetchRenderers(items.map(({ view }) => view.type));
      }),
    [items, clock.deadline],
  );

  if (item === null || view === null) return null;
  const mustWarn = item.warning !== null && !warned.has(item.index) && graded === null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (view === null) return;
    if (graded) return practice.goOn();
    if (!isAnswered(view, answer)) return practice.setHint({ kind: "blank" });
    if (practice.asks === "always" && practice.confidence === null) return practice.setHint({ kind: "confidence" });
    practice.give({ answer: answer ?? answerAsShown(view) });
  }

  return (
    <div className="mx-auto max-w-3xl">
      <RunnerProgress
        progress={practice.progress}
        showing={graded && !graded.takenOut ? practice.progress.answered : practice.progress.answered + 1}
        words={words.runner}
      />
      {clock.deadline === null ? null : (
        // Its height from the start, so that nothing jumps when the clock comes.
        <div className="-mt-3 mb-5 min-h-10">
          {hasClock ? (
            <Demanded
              what={practiceClock}
              props={{ attemptId, first: clock, words: words.timer, onOver: practice.leave }}
            />
          ) : null}
        </div>
      )}
      <div ref={practice.question} tabIndex={-1}>
        {mustWarn && item.warning !== null ? (
          <Demanded
            what={contentWarning}
            props={{
              topic: item.warning,
              words: words.runner.warning,
              onShow: () => setWarned(new Set([...warned, item.index])),
              onSkip: () => practice.give({ skip: true }),
            }}
          />
        ) : (
          <form onSubmit={submit} noValidate className="rise" key={item.index}>
            {item.own ? <OwnMark words={words.runner} /> : null}
            <QuestionCard
              view={view}
              answer={answer}
              onChange={(value) => {
                practice.setHint(null);
                if (!busy && !graded) practice.setAnswer(value);
              }}
              marking={
                graded && {
                  credit: graded.credit,
                  wrongIds: wrongIdsOf(view, graded.feedback),
                  spot: graded.feedback.spot ?? null,
                }
              }
              onAskList={busy || graded ? null : () => void practice.askList()}
              words={words.question}
            />
            {graded || practice.asks === "never" ? null : (
              <div className="mt-7">
                <ConfidenceChoice
                  value={practice.confidence}
                  onChange={(sure) => {
                    if (hint?.kind === "confidence") practice.setHint(null);
                    practice.setConfidence(sure);
                  }}
                  optional={practice.asks === "free"}
                  words={words.runner}
                />
              </div>
            )}
            <div role="status" className="mt-5 empty:hidden">
              {hint ? <Notice tone="warning">{hintText(hint, words.runner)}</Notice> : null}
            </div>
            <SendNotice
              state={practice.sender.state}
              words={words.runner}
              onRetry={practice.sender.retry}
              path={`/quiz/${attemptId}`}
            />
            {graded ? (
              <Demanded
                what={afterAnswer}
                props={{ graded, sure: practice.confidence === "sure", words, onSpoken: setSpoken }}
              />
            ) : null}
            <Onward practice={practice} words={words.runner} />
          </form>
        )}
      </div>
      <p role="status" className="sr-only">
        {graded ? spoken : ""}
      </p>
    </div>
  );
}

/** Options that are wrong: those with a reason, or, where a teacher gave none, all but the answer. */
function wrongIdsOf(view: QuestionView, { status, answer, whyWrong }: Feedback): readonly string[] {
  if (status !== null || !("choices" in view)) return Object.keys(whyWrong);
  return view.choices.flatMap(({ id, label }) => (label === answer ? [] : [id]));
}

/** Only an order can be sent without being touched. */
function answerAsShown(view: QuestionView): QuestionAnswer {
  return view.type === "ordering" ? { order: view.entries.map(({ id }) => id) } : { text: "" };
}

function hintText(hint: Hint, words: RunnerWords): string {
  if (hint.kind === "no-list") return words.noList;
  if (hint.kind === "confidence") return words.confidenceFirst;
  return hint.kind === "blank" ? words.blank : fill(words.notInSources, { typed: hint.typed });
}

/** Check and "I don't know" before the answer; next, or the result, after it. */
function Onward({
  practice,
  words,
}: {
  readonly practice: ReturnType<typeof usePractice>;
  readonly words: RunnerWords;
}) {
  const { graded, busy } = practice;
  return (
    <div
      // The second half of a double click must not press the button that has come to stand there meanwhile.
      onClickCapture={(event) => {
        if (event.detail < 2) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      className="sticky bottom-0 z-10 -mx-4 mt-6 flex flex-wrap items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0"
    >
      {graded === null ? (
        <>
          <Button
            type="submit"
            size="large"
            disabled={busy}
            aria-busy={busy}
            className="flex-1 whitespace-nowrap sm:flex-none"
          >
            {busy ? words.checking : words.check}
          </Button>
          <Button variant="quiet" size="large" disabled={busy} onClick={() => practice.give({ dontKnow: true })}>
            {words.dontKnow}
          </Button>
        </>
      ) : graded.next === null ? (
        <ButtonLink href={practice.resultPath} size="large" className="flex-1 sm:flex-none">
          {words.finish}
        </ButtonLink>
      ) : (
        <Button type="submit" size="large" className="flex-1 sm:flex-none">
          {words.next}
          <span aria-hidden="true" className="hidden text-sm font-normal pointer-fine:inline">
            ↵
          </span>
        </Button>
      )}
    </div>
  );
}
