"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { removeLocal } from "@/components/local-store";
import { untilThere, whenIdle } from "@/components/on-demand";
import { prefetchRenderers } from "@/components/questions/renderers";
import { contentWarning } from "@/components/quiz/now-and-then";
import type * as InTime from "@/components/quiz/test/in-time";
import type { Ending } from "@/components/quiz/test/use-hand-in";
import { useTestAnswers } from "@/components/quiz/test/use-test-answers";
import { useTimeByQuestion } from "@/components/quiz/test/use-time-by-question";
import type { QuestionView } from "@/core/questions/views";
import type { Clock, RunnerItem } from "@/core/quizzes/protocol";

type Options = {
  readonly account: string;
  readonly attemptId: string;
  readonly items: readonly RunnerItem[];
};

/** A test that goes on: where the learner is in it, its answers, its clock and its end. */
export function useTestSitting({ account, attemptId, items }: Options) {
  const router = useRouter();
  /** Position of the question shown; null on the page before handing in. */
  const [position, setPosition] = useState<number | null>(() => firstOpen(items));
  /** Views that the server has sent in place of the first ones. */
  const [lists, setLists] = useState<ReadonlyMap<number, QuestionView>>(new Map());
  /** The answer in whose place a list could not be fetched; null when none. */
  const [noList, setNoList] = useState<{ readonly index: number; readonly sequence: number } | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  /** The clock as the newest reply told it. */
  const [told, setTold] = useState<Clock | null>(null);
  /** The rest of the page's code; null until it has come. */
  const [inTime, setInTime] = useState<typeof InTime | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const reviewHeading = useRef<HTMLHeadingElement>(null);
  /** The learner has gone somewhere, and the focus has not followed yet. */
  const moves = useRef(false);

  const leave = useRef(() => {});
  const onOver = useCallback(() => leave.current(), []);
  const item = position === null ? null : (items[position] ?? null);
  const spentOn = useTimeByQuestion(item?.index ?? null, items);
  const answers = useTestAnswers({ account, attemptId, items, spentOn, onClock: setTold, onOver });
  const { queue } = answers;
  useEffect(() => {
    leave.current = () => {
      // What still waits is sent from there: it does not count, but it is not lost.
      removeLocal(account, answers.notes);
      router.replace(`/quiz/${attemptId}/result`);
    };
  });

  // Whatever is needed to answer the other questions and to hand in, before a connection can be lost.
  useEffect(
    () =>
      whenIdle(() => {
        // A state, and no component that waits for its code: React would put the question away while it waits.
        void untilThere(() => import("@/components/quiz/test/in-time")).then(setInTime);
        void prefetchRenderers(items.map(({ view }) => view.type));
        if (items.some(({ warning }) => warning !== null)) void contentWarning.prefetch();
      }),
    [items],
  );

  const focus = useCallback((on: number | null) => {
    moves.current = false;
    (on === null ? reviewHeading : top).current?.focus({ preventScroll: true });
  }, []);
  // With what is shown, and no frame later: who has begun to type there must not lose the field.
  useLayoutEffect(() => {
    if (moves.current && ending !== "time-up") focus(position);
  }, [position, focus, ending]);

  function go(next: number | null) {
    void queue.flush();
    if (next !== null || inTime !== null) return show(next);
    // Its heading takes the focus, so it has to be there at once.
    void untilThere(() => import("@/components/quiz/test/in-time")).then((all) => {
      setInTime(all);
      show(null);
    });
  }

  function show(next: number | null) {
    moves.current = true;
    setPosition(next);
    window.scrollTo({ top: 0 });
    if (next === position) focus(next);
  }

  function startHandIn() {
    setEnding("asked");
    void queue.flush();
  }

  /** A map question as a list: which view is sent, and how it is scored, the server decides. */
  async function askList(index: number) {
    const { askForList } = await untilThere(() => import("@/components/quiz/test/in-time"));
    const list = await askForList(attemptId, index, queue);
    setNoList(list === null ? { index, sequence: answers.sequenceOf(index) } : null);
    if (list === null) return;
    setLists((before) => new Map(before).set(index, list.view));
    answers.takeList(index, list);
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
    told,
    inTime,
    flush: () => void queue.flush(),
    timeUp: () => setEnding("time-up"),
    ending,
    leave: onOver,
    startHandIn,
    /** Not handed in after all; with the clock, the questions come back from where the time was up. */
    goOn: (clock: Clock | null) => {
      moves.current = clock !== null;
      if (clock) setTold(clock);
      setEnding(null);
    },
    askList,
    noList,
    top,
    reviewHeading,
  };
}

/** The first question without an answer; the page before handing in when there is none. */
function firstOpen(items: readonly RunnerItem[]): number | null {
  const open = items.findIndex(({ answered }) => !answered);
  return open === -1 ? null : open;
}
