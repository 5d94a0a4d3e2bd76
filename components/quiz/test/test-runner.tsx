"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { removeLocal } from "@/components/local-store";
import { whenIdle } from "@/components/on-demand";
import { postJson } from "@/components/post-json";
import type { QuestionWords } from "@/components/questions/marking";
import { prefetchRenderers } from "@/components/questions/renderers";
import { TimeLeft, type TimerWords } from "@/components/quiz/clock/time-left";
import { useServerClock } from "@/components/quiz/clock/use-server-clock";
import type { RunnerWords } from "@/components/quiz/send-notice";
import { EndNotice, LineNotice } from "@/components/quiz/test/line-notice";
import { QuestionNavigator, type TestWords } from "@/components/quiz/test/question-navigator";
import { TestQuestion } from "@/components/quiz/test/test-question";
import { TestReview } from "@/components/quiz/test/test-review";
import { type Ending, useHandIn } from "@/components/quiz/test/use-hand-in";
import { hasAnswer, useTestAnswers } from "@/components/quiz/test/use-test-answers";
import { useActiveTime } from "@/components/quiz/use-active-time";
import { Button } from "@/components/ui/button";
import { fill } from "@/components/words";
import type { QuestionView } from "@/core/questions/views";
import type { Clock, RunnerItem } from "@/core/quizzes/protocol";

export type TestRunnerProps = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly clock: Clock;
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
export function TestRunner({ account, attemptId, items, clock: firstClock, extendable, words }: TestRunnerProps) {
  const router = useRouter();
  /** Position of the question shown; null on the page before handing in. */
  const [position, setPosition] = useState<number | null>(() => firstOpen(items));
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const [lists, setLists] = useState<ReadonlyMap<number, QuestionView>>(new Map());
  const [ending, setEnding] = useState<Ending>(null);
  const top = useRef<HTMLDivElement>(null);
  const reviewHeading = useRef<HTMLHeadingElement>(null);

  const done = useRef(() => {});
  const onOver = useCallback(() => done.current(), []);
  const { clock, ask, take } = useServerClock(attemptId, firstClock, onOver);
  const item = position === null ? undefined : items[position];
  const spentOn = useTimeByQuestion(item?.index ?? null);
  const answers = useTestAnswers({ account, attemptId, items, spentOn, onClock: take, onOver });
  const { entries, queue } = answers;
  const { waiting, line } = queue.state;
  done.current = () => {
    queue.drop();
    removeLocal(account, answers.notes);
    router.replace(`/quiz/${attemptId}/result`);
  };
  const handIn = useHandIn({ attemptId, ending, waiting: waiting.size, onDone: onOver });

  useEffect(() => whenIdle(() => void prefetchRenderers(items.map(({ view }) => view.type))), [items]);

  function go(next: number | null) {
    void queue.flush();
    setPosition(next);
    window.scrollTo({ top: 0 });
    requestAnimationFrame(() => (next === null ? reviewHeading : top).current?.focus({ preventScroll: true }));
  }

  /** A teacher may have given more time a moment ago, so the server is asked before anything ends. */
  async function timeUp() {
    void queue.flush();
    const left = await ask();
    if (left === null || left <= 0) setEnding("time-up");
  }

  async function extend(): Promise<boolean> {
    const posted = await postJson<Clock>("/api/attempts/extend", { attemptId });
    if (posted.kind === "ok") take(posted.value);
    return posted.kind === "ok";
  }

  function startHandIn() {
    setEnding("asked");
    void queue.flush();
  }

  /** A map question as a list: which view is sent, and how it is scored, the server decides. */
  async function askList(index: number) {
    const posted = await postJson<QuestionView>("/api/answers/list", { attemptId, index });
    if (posted.kind !== "ok") return;
    setLists((before) => new Map(before).set(index, posted.value));
    answers.put(index, { draft: null });
    top.current?.focus({ preventScroll: true });
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (position !== null) go(position + 1 < items.length ? position + 1 : null);
  }

  if (ending === "time-up") return <EndNotice waits={handIn === "broken" || line.kind !== "open"} words={words.test} />;

  const rows = items.map(({ index, view }) => ({ view: lists.get(index) ?? view, entry: entries.get(index) }));
  const known = rows.filter((row): row is Row => row.entry !== undefined);
  const standings = known.map(({ entry }) => ({ answered: hasAnswer(entry), flagged: entry.flagged }));
  const entry = item && entries.get(item.index);

  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-6 grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <p className="text-sm font-semibold text-ink-soft tabular-nums">
            {position === null
              ? words.test.lead
              : fill(words.test.position, { number: position + 1, total: items.length })}
          </p>
          <TimeLeft
            clock={clock}
            words={words.timer}
            onTimeUp={() => void timeUp()}
            onExtend={extendable ? extend : null}
          />
        </div>
        <QuestionNavigator standings={standings} current={position} onGo={go} words={words.test} />
        {position === null || position + 1 === items.length ? null : (
          <Button variant="quiet" size="small" className="-my-2 -ml-4 justify-self-start" onClick={() => go(null)}>
            {words.test.toReview}
          </Button>
        )}
      </div>
      <LineNotice
        waiting={waiting.size}
        line={line}
        handIn={ending === null ? "idle" : handIn}
        onRetry={() => void queue.flush()}
        onStop={() => setEnding(null)}
        path={`/quiz/${attemptId}`}
        words={words}
      />
      <div ref={top} tabIndex={-1}>
        {item === undefined || entry === undefined || position === null ? (
          <TestReview
            rows={known}
            onGo={go}
            onHandIn={startHandIn}
            busy={ending !== null}
            words={words.test}
            questionWords={words.question}
            headingRef={reviewHeading}
          />
        ) : (
          <form onSubmit={onSubmit} noValidate key={item.index}>
            <TestQuestion
              view={lists.get(item.index) ?? item.view}
              entry={entry}
              warning={shown.has(item.index) || entry.given !== null ? null : item.warning}
              saving={!waiting.has(item.index) ? "sent" : line.kind === "open" ? "going" : "waits"}
              onChange={(answer) => answers.change(item.index, lists.get(item.index) ?? item.view, answer)}
              onConfidence={(confidence) => answers.setConfidence(item.index, confidence)}
              onFlag={() => answers.toggleFlag(item.index)}
              onWithdraw={() => answers.give(item.index, { dontKnow: true }, null)}
              onShow={() => setShown(new Set([...shown, item.index]))}
              onSkip={() => {
                answers.give(item.index, { skip: true }, null);
                go(position + 1 < items.length ? position + 1 : null);
              }}
              onAskList={entry.given === null ? () => void askList(item.index) : null}
              words={words}
            />
            <div className="sticky bottom-0 z-10 -mx-4 mt-6 flex items-center gap-3 border-t border-line bg-paper px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:px-0">
              {position > 0 ? (
                <Button variant="secondary" size="large" onClick={() => go(position - 1)}>
                  {words.test.previous}
                </Button>
              ) : null}
              <Button type="submit" size="large" className="flex-1 sm:flex-none">
                {position + 1 < items.length ? words.test.next : words.test.toReview}
              </Button>
            </div>
          </form>
        )}
      </div>
    </div>
  );
}

type Row = Parameters<typeof TestReview>[0]["rows"][number];

/** The first question without an answer; the page before handing in when there is none. */
function firstOpen(items: readonly RunnerItem[]): number | null {
  const open = items.findIndex(({ answered }) => !answered);
  return open === -1 ? null : open;
}

/** Milliseconds that the page was visible with a question on it, over all the times that it was. */
function useTimeByQuestion(current: number | null): (index: number) => number {
  const spent = useRef(new Map<number, number>());
  const activeMs = useActiveTime(current);
  const running = useRef({ current, activeMs });
  useEffect(() => {
    running.current = { current, activeMs };
  });
  useEffect(() => {
    if (current === null) return;
    const kept = spent.current;
    return () => {
      kept.set(current, (kept.get(current) ?? 0) + running.current.activeMs());
    };
  }, [current]);
  return useCallback((index) => {
    const now = running.current.current === index ? running.current.activeMs() : 0;
    return (spent.current.get(index) ?? 0) + now;
  }, []);
}
