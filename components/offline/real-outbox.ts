import { postJson } from "@/components/post-json";
import type { ReviewBatch, ReviewReply } from "@/core/memory/protocol";

export const postReviews = (batch: ReviewBatch) => postJson<ReviewReply>("/api/reviews", batch);

/** Real time, chance and timers for an outbox. */
export const inTheWorld = {
  now: (): number => Date.now(),
  random: (): number => Math.random(),
  later: (run: () => void, ms: number) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const turns = new Map<string, Promise<unknown>>();

/**
 * The turns of an account on this page: its review page has an outbox, and every page sends what one before it left. Another tab
 * may send the same beside it; the server knows it by its id.
 */
export const turnsOf =
  (account: string) =>
  <T>(send: () => Promise<T>): Promise<T> => {
    const mine = (turns.get(account) ?? Promise.resolve()).then(send);
    turns.set(
      account,
      mine.catch(() => undefined),
    );
    return mine;
  };
