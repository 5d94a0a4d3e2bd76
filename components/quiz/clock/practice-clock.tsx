"use client";

import { useEffect, useState } from "react";
import { TimeLeft, type TimerWords } from "@/components/quiz/clock/time-left";
import { useServerClock } from "@/components/quiz/clock/use-server-clock";
import { Notice } from "@/components/ui/notice";
import type { Clock } from "@/core/quizzes/protocol";

/** While the time is up and late answers are still taken, the page asks so often whether it is over. */
const OVER_YET_MS = 4_000;

export type PracticeClockProps = {
  readonly attemptId: string;
  readonly first: Clock;
  readonly words: TimerWords;
  readonly onOver: () => void;
};

/** The time left of a quiz with feedback at once, where it has an end; once it is up, the result comes by itself. */
export function PracticeClock({ attemptId, first, words, onOver }: PracticeClockProps) {
  const { clock, ask } = useServerClock(attemptId, first, onOver);
  /** The deadline that has passed; another one may have been given since. */
  const [passed, setPassed] = useState<number | null>(null);
  const timeUp = passed !== null && passed === clock.deadline;
  useEffect(() => {
    if (!timeUp) return;
    const timer = setInterval(() => void ask(), OVER_YET_MS);
    return () => clearInterval(timer);
  }, [timeUp, ask]);
  return (
    <div>
      <TimeLeft clock={clock} words={words} onTimeUp={() => setPassed(clock.deadline)} onExtend={null} />
      <div role="status" className="mt-2 empty:hidden">
        {timeUp ? <Notice tone="warning">{words.up}</Notice> : null}
      </div>
    </div>
  );
}
