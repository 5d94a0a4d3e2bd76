"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { removeLocal } from "@/components/local-store";
import { whenIdle } from "@/components/on-demand";
import { postJson } from "@/components/post-json";
import { prefetchRenderers } from "@/components/questions/renderers";
import { useServerClock } from "@/components/quiz/clock/use-server-clock";
import { contentWarning } from "@/components/quiz/now-and-then";
import { type Ending, useHandIn } from "@/components/quiz/test/use-hand-in";
import { useTestAnswers } from "@/components/quiz/test/use-test-answers";
import { useTimeByQuestion } from "@/components/quiz/test/use-time-by-question";
import type { QuestionView } from "@/core/questions/views";
import type { Clock, RunnerItem } from "@/core/quizzes/protocol";

type Options = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
  readonly clock: Clock;
};

/** A test that goes on: where the learner is in it, its answers, its clock and its end. */
export function useTestSitting({ account, attemptId, items, clock: firstClock }: Options) {
  const router = useRouter();
  /** Position of the question shown; null on the page before handing in. */
  const [position, setPosition] = useState<number | null>(() => firstOpen(items));
  /** Views that the server has sent in place of the first ones. */
  const [lists, setLists] = useState<ReadonlyMap<number, QuestionView>>(new Map());
  const [ending, setEnding] = useState<Ending>(null);
  const top = useRef<HTMLDivElement>(null);
  const reviewHeading = useRef<HTMLHeadingElement>(null);

  const leave = useRef(() => {});
  const onOver = useCallback(() => leave.current(), []);
  const { clock, ask, take } = useServerClock(attemptId, firstClock, onOver);
  const item = position === null ? null : (items[position] ?? null);
  const spentOn = useTimeByQuestion(item?.index ?? null);
  const answers = useTestAnswers({ account, attemptId, items, spentOn, onClock: take, onOver });
  const { queue } = answers;
  useEffect(() => {
    leave.current = () => {
      queue.drop();
      removeLocal(account, answers.notes);
      router.replace(`/quiz/${attemptId}/result`);
    };
  });
  const handIn = useHandIn({ attemptId, ending, waiting: queue.state.waiting.size, onDone: onOver });

  // Whatever is needed to answer the other questions, before a connection can be lost.
  useEffect(
    () =>
      whenIdle(() => {
        void prefetchRenderers(items.map(({ view }) => view.type));
        if (items.some(({ warning }) => warning !== null)) void contentWarning.prefetch();
      }),
    [items],
  );

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

  return {
    position,
    item,
    viewOf: ({ index, view }: RunnerItem): QuestionView => lists.get(index) ?? view,
    /** Position after the one shown; null for the page before handing in. */
    next: position !== null && position + 1 < items.length ? position + 1 : null,
    go,
    answers,
    clock,
    timeUp,
    extend,
    ending,
    handIn,
    startHandIn,
    stopHandIn: () => setEnding(null),
    askList,
    top,
    reviewHeading,
  };
}

/** The first question without an answer; the page before handing in when there is none. */
function firstOpen(items: readonly RunnerItem[]): number | null {
  const open = items.findIndex(({ answered }) => !answered);
  return open === -1 ? null : open;
}
