"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { getJson } from "@/components/post-json";
import type { Clock } from "@/core/quizzes/protocol";

export type ServerClock = {
  /** Server's time of the deadline, ms since 1970; null for none. */
  readonly deadline: number | null;
  /** Server's time minus this device's, ms; null until the page runs. */
  readonly offset: number | null;
};

const ASK_EVERY_MS = 60_000;
/** A device's clock that was set, or a computer that has slept: more than this is no slow timer. */
const JUMP_MS = 3_000;

/**
 * The end of a sitting by the server's clock. Asked once a minute and whenever the page is looked at again, so that
 * extra time given meanwhile arrives and a wrong or changed clock of the device does no harm.
 *
 * @param onOver called when the server says that the sitting is over
 */
export function useServerClock(attemptId: string, first: Clock, onOver: () => void) {
  const [clock, setClock] = useState<ServerClock>({ deadline: first.deadline, offset: null });
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  }, [onOver]);

  /** Asks the server; gives the time left in ms by it, Infinity without a deadline, null when it cannot be reached. */
  const ask = useCallback(async (): Promise<number | null> => {
    const sentAt = Date.now();
    const asked = await getJson<Clock & { readonly over: boolean }>(`/api/attempts/clock?attemptId=${attemptId}`);
    if (asked.kind !== "ok") return null;
    const { now, deadline } = asked.value;
    setClock({ deadline, offset: now - (sentAt + Date.now()) / 2 });
    if (asked.value.over) over.current();
    return deadline === null ? Number.POSITIVE_INFINITY : deadline - now;
  }, [attemptId]);

  /** What a reply says of the deadline. */
  const take = useCallback(({ now, deadline }: Clock) => {
    setClock((before) => (before.offset === null ? { deadline, offset: now - Date.now() } : { ...before, deadline }));
  }, []);

  const timed = first.deadline !== null;
  useEffect(() => {
    setClock((before) => ({ ...before, offset: before.offset ?? first.now - Date.now() }));
    if (timed) void ask();
    const skew = () => Date.now() - performance.now();
    let known = skew();
    const watch = setInterval(() => {
      if (Math.abs(skew() - known) > JUMP_MS) void ask();
      known = skew();
    }, 1_000);
    const every = setInterval(() => void ask(), ASK_EVERY_MS);
    const onReturn = () => {
      if (!document.hidden) void ask();
    };
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("online", onReturn);
    return () => {
      clearInterval(watch);
      clearInterval(every);
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("online", onReturn);
    };
  }, [ask, timed, first.now]);

  return { clock, ask, take };
}
