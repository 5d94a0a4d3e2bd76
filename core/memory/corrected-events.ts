import type { TargetRating } from "@/core/memory/answer-ratings";
import type { Rating } from "@/core/memory/events";
import type { TargetId } from "@/core/questions/contract";

/** An event of an answer that counts: nothing has voided it. */
export type LiveEvent = { readonly id: string; readonly targetId: TargetId; readonly rating: Rating | null };

export type EventCorrections = {
  /** Events to void. */
  readonly voids: readonly LiveEvent[];
  /** What the answer is to tell in their place. */
  readonly adds: readonly { readonly targetId: TargetId; readonly rating: Rating }[];
};

/**
 * How the log comes to say of an answer what it should say. What is said already stays untouched, and nothing is added that
 * tells nothing.
 *
 * @param live   events that the answer has in the log
 * @param wanted what it tells; empty when it is not to count at all
 */
export function correctEvents(live: readonly LiveEvent[], wanted: readonly TargetRating[]): EventCorrections {
  const told = new Map(wanted.map(({ targetId, rating }) => [targetId, rating]));
  const voids = live.filter(({ targetId, rating }) => !told.has(targetId) || told.get(targetId) !== rating);
  const kept = new Set(live.filter((event) => !voids.includes(event)).map(({ targetId }) => targetId));
  return {
    voids,
    adds: wanted.flatMap(({ targetId, rating }) =>
      rating === null || kept.has(targetId) ? [] : [{ targetId, rating }],
    ),
  };
}
