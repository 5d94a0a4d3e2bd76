import "server-only";
import { tiesOf } from "@/core/flashcards/own/own-card";
import type { QueueEntry } from "@/core/memory/due";
import { countsFor } from "@/core/quizzes/rules/kept-typing";
import { FULL_DAY, missingCards } from "@/core/quizzes/rules/reviewing-day";
import { type PlainCard, pickCards } from "@/server/data/cards/make-cards";
import type { OpenWork } from "@/server/data/cards/open-works";

type Room = {
  readonly toCard: (entry: QueueEntry) => PlainCard | null;
  /** Facts that have a card in the queue, or must not have one. */
  readonly shown: ReadonlySet<string>;
  /** Targets seen today, and by fact. */
  readonly seen: ReadonlySet<string>;
  readonly seenToday: ReadonlyMap<string, readonly string[]>;
};

/**
 * Cards beyond the learner's own limits, as far as assigned reviewing needs them for its day: whoever does all that the queue has for
 * them has earned the day of each work.
 *
 * @param queue what is in it already
 * @param rest  what it could have besides, in order
 */
export function fillDays(
  works: readonly OpenWork[],
  today: string,
  queue: readonly PlainCard[],
  rest: readonly QueueEntry[],
  { toCard, shown, seen, seenToday }: Room,
): readonly PlainCard[] {
  const added: PlainCard[] = [];
  const taken = new Set(shown);
  for (const work of works.filter(({ done }) => !done)) {
    const ofWork = ({ card }: PlainCard) => countsFor(work, card);
    const day = work.days.get(today) ?? { done: 0, asked: FULL_DAY };
    const coming = [...queue, ...added].filter((one) => ofWork(one) && !seen.has(one.card.targetId)).length;
    const missing = missingCards({ ...day, done: day.done + coming });
    const made = (entry: QueueEntry) => {
      const card = toCard(entry);
      return card !== null && ofWork(card) ? card : null;
    };
    for (const one of missing === 0 ? [] : pickCards(rest, made, taken, seenToday, missing)) {
      added.push(one);
      for (const id of tiesOf(one.card)) taken.add(id);
    }
  }
  return added;
}
