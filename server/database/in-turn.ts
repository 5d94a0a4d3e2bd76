import "server-only";

/**
 * Lets only so many calls run at once, the others in the order in which they came. Where many come within a second and all share
 * one processor, everybody would wait for everybody: in turn the first are served while the last still wait, and the last
 * wait no longer than before.
 *
 * @param atOnce how many run at once, from 1
 */
export function inTurn(atOnce: number): <Result>(run: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      // The place is handed on: nobody who comes just now can take it from the next in the queue.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
