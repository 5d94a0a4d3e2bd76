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
