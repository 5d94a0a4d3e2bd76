"use client";

import { useEffect, useState } from "react";
import { postJson } from "@/components/post-json";
import { TimeLeft, type TimerWords } from "@/components/quiz/clock/time-left";
import { useServerClock } from "@/components/quiz/clock/use-server-clock";
import type { Clock } from "@/core/quizzes/protocol";

export type SittingClockProps = {
  readonly attemptId: string;
  readonly first: Clock;
  /** The clock as the newest reply to an answer told it; null before the first. */
  readonly told: Clock | null;
  /** Whether the learner may add time alone. */
  readonly extendable: boolean;
  readonly words: TimerWords;
  /** The server says that the sitting is over. */
  readonly onOver: () => void;
  /** The time is over by this page's clock: whatever waits has to go now. */
  readonly onLast: () => void;
  /** It is over by the server's clock, too, or the server cannot be reached: then it decides once it can. */
  readonly onTimeUp: () => void;
};

/** The clock of a test: time left where there is an end, and the server is asked for another end now and then. */
export function SittingClock(props: SittingClockProps) {
  const { attemptId, first, told, extendable, words, onOver, onLast, onTimeUp } = props;
  // Where the time was up and the test goes on, this clock comes anew: the page's first reading is old by then.
  const [from] = useState<Clock>({ now: told?.now ?? first.now, deadline: first.deadline });
  const { clock, ask, take } = useServerClock(attemptId, from, onOver);
  useEffect(() => {
    if (told !== null) take(told);
  }, [told, take]);

  /** A teacher may have given more time a moment ago, so the server is asked before anything ends. */
  async function timeUp() {
    onLast();
    const left = await ask();
    if (left === null || left <= 0) onTimeUp();
  }

  async function extend(): Promise<boolean> {
    const posted = await postJson<Clock>("/api/attempts/extend", { attemptId });
    if (posted.kind === "ok") take(posted.value);
    return posted.kind === "ok";
  }

  return <TimeLeft clock={clock} words={words} onTimeUp={() => void timeUp()} onExtend={extendable ? extend : null} />;
}
