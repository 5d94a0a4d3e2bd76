"use client";

import { useEffect, useRef, useState } from "react";
import { spokenAt } from "@/components/quiz/clock/spoken";
import type { ServerClock } from "@/components/quiz/clock/use-server-clock";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { count, fill } from "@/components/words";
import type sitting from "@/messages/en/sitting.json";

export type TimerWords = (typeof sitting)["timer"];

/** Further away than this it is a date, not a clock that runs. */
const DAY_MS = 86_400_000;
/** A deadline that moves by more was moved by somebody. */
const MOVED_MS = 5_000;

type Props = {
  readonly clock: ServerClock;
  readonly words: TimerWords;
  readonly onTimeUp: () => void;
  /** Adds time where the learner may do so alone; resolves to whether it worked. Null where a teacher decides. */
  readonly onExtend: (() => Promise<boolean>) | null;
};

/**
 * The time left by the server's clock. The figure is no live region: a screen reader is told twice near the end, when time
 * is added, and whenever it is asked. Whom a running clock disturbs can hide it.
 */
export function TimeLeft({ clock, words, onTimeUp, onExtend }: Props) {
  const { deadline, offset } = clock;
  const [left, setLeft] = useState<number | null>(null);
  const [hidden, setHidden] = useState(false);
  const [said, setSaid] = useState("");
  const timeUp = useRef(onTimeUp);
  useEffect(() => {
    timeUp.current = onTimeUp;
  }, [onTimeUp]);

  const before = useRef<{ readonly deadline: number | null; readonly left: number | null }>({ deadline, left: null });
  useEffect(() => {
    if (deadline === null || offset === null) return setLeft(null);
    let timer: ReturnType<typeof setTimeout>;
    const known = before.current.deadline;
    const tick = () => {
      const now = deadline - Date.now() - offset;
      setLeft(now);
      const spoken = spokenAt(before.current.left, now);
      if (spoken === "exact") setSaid(fill(words.left, { time: written(now) }));
      else if (spoken !== null) setSaid(count(words.minutes, spoken));
      before.current = { deadline, left: now };
      if (now <= 0) return timeUp.current();
      // At the next full second, so that the figure moves evenly.
      timer = setTimeout(tick, (now % 1_000) + 20);
    };
    tick();
    if (known !== null && deadline - known > MOVED_MS) {
      setSaid(fill(words.changed, { time: written(deadline - Date.now() - offset) }));
    }
    return () => clearTimeout(timer);
  }, [deadline, offset, words]);

  async function extend() {
    const worked = await onExtend?.();
    setSaid(worked ? words.extended : words.notExtended);
  }

  if (deadline === null || left === null) return null;
  if (left > DAY_MS) return <LastMoment at={deadline - (offset ?? 0)} words={words} />;
  const low = left <= 60_000;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Icon name="clock" className={low ? "size-5 text-wrong" : "size-5 text-ink-soft"} />
      <span
        role="timer"
        aria-label={words.label}
        className={`font-semibold tabular-nums ${low ? "text-wrong" : "text-ink"}`}
      >
        {hidden ? words.hidden : fill(words.left, { time: written(left) })}
      </span>
      <Button variant="quiet" size="small" className="-mx-2" onClick={() => setHidden(!hidden)}>
        {hidden ? words.show : words.hide}
      </Button>
      {onExtend === null ? null : (
        <Button variant="quiet" size="small" className="-mx-2" onClick={() => void extend()}>
          {words.more}
        </Button>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </div>
  );
}

function LastMoment({ at, words }: { readonly at: number; readonly words: TimerWords }) {
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(at);
  return (
    <p className="flex items-center gap-2 text-ink-soft">
      <Icon name="clock" className="size-5" />
      {fill(words.until, { when })}
    </p>
  );
}

/** Hours only where there are any: 1:05:09, 12:00, 0:07. */
function written(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
