"use client";

import { type FormEvent, useState } from "react";
import type { QuestionWords } from "@/components/questions/marking";
import type { TimerWords } from "@/components/quiz/clock/time-left";
import type { RunnerWords } from "@/components/quiz/send-notice";
import { QuestionNavigator, type TestWords } from "@/components/quiz/test/question-navigator";
import { TestQuestion } from "@/components/quiz/test/test-question";
import { type Entry, hasAnswer } from "@/components/quiz/test/use-test-answers";
import { useTestSitting } from "@/components/quiz/test/use-test-sitting";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";
import type { Clock, RunnerItem } from "@/core/quizzes/protocol";
import type { ConfidenceRule } from "@/core/quizzes/rules/quiz-rules";

export type TestRunnerProps = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly clock: Clock;
  readonly confidence: ConfidenceRule;
  /** Whether the learner may add time alone: a timed test of their own. */
  readonly extendable: boolean;
  readonly words: {
    readonly runner: RunnerWords;
    readonly question: QuestionWords;
    readonly test: TestWords;
    readonly timer: TimerWords;
  };
};

/** A test: any question at any time, answers saved as they are given and changed at will, handed in at the end. */
export function TestRunner(props: TestRunnerProps) {
  const { account, attemptId, items, words } = props;
  const sitting = useTestSitting({ account, attemptId, items });
  const { answers, ending, inTime } = sitting;
  const { waiting, line } = answers.queue.state;
  const toTheEnd = inTime && ending && (
    <inTime.HandingIn
      attemptId={attemptId}
      ending={ending}
      waiting={waiting.size}
      line={line}
      onDone={sitting.leave}
      onGoOn={sitting.goOn}
      words={words.test}
    />
  );
  return (
    <>
      {inTime && <inTime.AnswerSender {...answers.sending} />}
      {toTheEnd}
      {ending === "time-up" ? null : <Questions {...props} sitting={sitting} />}
    </>
  );
}

type Sitting = ReturnType<typeof useTestSitting>;
type QuestionsProps = TestRunnerProps & { readonly sitting: Sitting };

/** The way through a test: one question, or the page before handing in. */
function Questions({ attemptId, items, clock, confidence, extendable, words, sitting }: QuestionsProps) {
  const { item, position, answers, ending, inTime } = sitting;
  const { waiting, line } = answers.queue.state;
  const rows = items.flatMap((each) => {
    const entry = answers.entries.get(each.index);
    return entry === undefined ? [] : [{ view: sitting.viewOf(each), entry }];
  });
  const entry = item === null ? undefined : answers.entries.get(item.index);
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-6 grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <p className="text-sm font-semibold text-ink-soft tabular-nums">
            {position === null
              ? words.test.lead
              : fill(words.test.position, { number: position + 1, total: items.length })}
          </p>
          <ClockPlace attemptId={attemptId} clock={clock} extendable={extendable} words={words} sitting={sitting} />
        </div>
        <QuestionNavigator
          standings={rows.map(({ entry }) => ({ answered: hasAnswer(entry), flagged: entry.flagged }))}
          current={position}
          onGo={sitting.go}
          words={words.test}
        />
        {sitting.next === null ? null : (
          <Button
            variant="quiet"
            size="small"
            className="-my-2 -ml-4 justify-self-start"
            onClick={() => sitting.go(null)}
          >
            {words.test.toReview}
          </Button>
        )}
      </div>
      <div role="status" className="mb-5 empty:hidden">
        {inTime && (line.kind === "refused" || (line.kind === "broken" && waiting.size > 0 && ending === null)) ? (
          <inTime.LineNotice
            waiting={waiting.size}
            line={line}
            onRetry={sitting.flush}
            path={`/quiz/${attemptId}`}
            words={words}
          />
        ) : null}
      </div>
      <div ref={sitting.top} tabIndex={-1}>
        {item !== null && entry !== undefined ? (
          <OneQuestion
            key={item.index}
            sitting={sitting}
            item={item}
            entry={entry}
            asksConfidence={confidence !== "never"}
            words={words}
          />
        ) : inTime ? (
          <inTime.TestReview
            rows={rows}
            onGo={sitting.go}
            onHandIn={sitting.startHandIn}
            busy={ending !== null}
            words={words.test}
            questionWords={words.question}
            headingRef={sitting.reviewHeading}
          />
        ) : null}
      </div>
    </div>
  );
}

/** The time left. Its code comes late, and what stands below it must not jump: it has its room from the start. */
function ClockPlace({
  attemptId,
  clock,
  extendable,
  words,
  sitting,
}: Omit<QuestionsProps, "account" | "items" | "confidence">) {
  const { inTime } = sitting;
  return (
    <div className="grid *:[grid-area:1/1]">
      {clock.deadline === null ? null : <ClockRoom extendable={extendable} words={words.timer} />}
      {inTime ? (
        <inTime.SittingClock
          attemptId={attemptId}
          first={clock}
          told={sitting.told}
          extendable={extendable}
          words={words.timer}
          onOver={sitting.leave}
          onLast={sitting.flush}
          onTimeUp={sitting.timeUp}
        />
      ) : null}
    </div>
  );
}

/** As much room as the clock will need, seen and heard by nobody. */
function ClockRoom({ extendable, words }: { readonly extendable: boolean; readonly words: TimerWords }) {
  return (
    <div className="invisible flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="size-5" />
      <span className="font-semibold tabular-nums">{fill(words.left, { time: "00:00" })}</span>
      {[words.hide, ...(extendable ? [words.more] : [])].map((label) => (
        <Button key={label} variant="quiet" size="small" className="-mx-2">
          {label}
        </Button>
      ))}
    </div>
  );
}

type OneQuestionProps = {
  readonly sitting: Sitting;
  readonly item: RunnerItem;
  readonly entry: Entry;
  readonly asksConfidence: boolean;
  readonly words: TestRunnerProps["words"];
};

/** The question shown, with the ways to the one before and the one after. */
function OneQuestion({ sitting, item, entry, asksConfidence, words }: OneQuestionProps) {
  const { answers, position, next, inTime, noList } = sitting;
  const { waiting, line } = answers.queue.state;
  const { index } = item;
  const view = sitting.viewOf(item);
  const [shown, setShown] = useState(false);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    sitting.go(next);
  }

  const isWithoutList = noList?.index === index && noList.sequence === entry.sequence;
  const notice = inTime && (
    <inTime.QuestionNotice instead={entry.instead} isWithoutList={isWithoutList} words={words} />
  );
  return (
    <form onSubmit={onSubmit} noValidate>
      {entry.instead === "taken-out" ? (
        inTime && <inTime.TakenOutQuestion view={view} notice={notice} top={sitting.top} />
      ) : (
        <TestQuestion
          view={view}
          entry={entry}
          asksConfidence={asksConfidence}
          own={item.own}
          warning={shown || entry.given !== null ? null : item.warning}
          saving={!waiting.has(index) ? "sent" : line.kind === "open" ? "going" : "waits"}
          onChange={(answer) => answers.change(index, view, answer)}
          onConfidence={(confidence) => answers.setConfidence(index, confidence)}
          onFlag={() => answers.toggleFlag(index)}
          onWithdraw={() => {
            answers.give(index, { dontKnow: true }, null);
            // The button that had the focus goes.
            sitting.top.current?.focus({ preventScroll: true });
          }}
          onShow={() => setShown(true)}
          notice={notice}
          onSkip={() => {
            answers.give(index, { skip: true }, null);
            sitting.go(next);
          }}
          onAskList={() => void sitting.askList(index)}
          words={words}
        />
      )}
      <div className="sticky bottom-0 z-10 -mx-4 mt-6 flex items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
        {position === null || position === 0 ? null : (
          <Button variant="secondary" size="large" onClick={() => sitting.go(position - 1)}>
            {words.test.previous}
          </Button>
        )}
        <Button type="submit" size="large" className="flex-1 sm:flex-none">
          {next === null ? words.test.toReview : words.test.next}
        </Button>
      </div>
    </form>
  );
}
