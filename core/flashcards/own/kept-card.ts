import { z } from "zod";
import { ownCardKinds, type WrittenCard } from "@/core/flashcards/own/own-card";

/** A card as a version of its set keeps it. Stored with every save, so fields are only ever added, and only with a default. */
export const keptCardSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(ownCardKinds),
  front: z.string(),
  back: z.string(),
  remark: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  tags: z.array(z.string()),
  /** Whether quizzes of the set asked it, too. */
  inQuiz: z.boolean(),
  accepted: z.array(z.string()),
  wrong: z.array(z.string()),
  /** What its picture showed, in words: the picture itself is not kept. Null for none. */
  picture: z.string().nullable(),
});

export type KeptCard = z.infer<typeof keptCardSchema>;

export const keptCardsSchema = z.array(keptCardSchema);

/** What became of the cards of a set from one state to a later one. */
export type CardChanges = {
  readonly added: readonly KeptCard[];
  readonly gone: readonly KeptCard[];
  /** As they are in the later state. */
  readonly changed: readonly KeptCard[];
  /** Whether those that are in both stand in another order. */
  readonly moved: boolean;
};

/** Cards are the same by their id; or, where one was deleted and written again, by their words. */
export function compareCards(before: readonly KeptCard[], after: readonly KeptCard[]): CardChanges {
  const pairs = pairCards(before, after);
  const paired = new Set(pairs.values());
  const [now, then] = [[...pairs.keys()], [...pairs.values()]];
  const places = new Map(before.map((card, place) => [card, place]));
  const inOldOrder = then.every((card, at) => {
    const next = then[at + 1];
    return next === undefined || (places.get(card) ?? 0) < (places.get(next) ?? 0);
  });
  return {
    added: after.filter((card) => !pairs.has(card)),
    gone: before.filter((card) => !paired.has(card)),
    changed: now.filter((card) => wordsOf(card) !== wordsOf(pairs.get(card))),
    moved: !inOldOrder,
  };
}

/**
 * Each card of a list with the one of another list that is the same card, as far as there is one.
 *
 * @returns from cards of `to` to cards of `from`, in the order of `to`
 */
export function pairCards<Card extends Pick<KeptCard, "id" | "kind" | "front" | "back">>(
  from: readonly Card[],
  to: readonly KeptCard[],
): ReadonlyMap<KeptCard, Card> {
  const byId = new Map(from.map((card) => [card.id, card]));
  const left = new Set(from.filter(({ id }) => !to.some((card) => card.id === id)));
  return new Map(
    to.flatMap((card): [KeptCard, Card][] => {
      const same = byId.get(card.id) ?? [...left].find((other) => asksTheSame(other, card));
      if (same === undefined) return [];
      left.delete(same);
      return [[card, same]];
    }),
  );
}

const asksTheSame = (a: Pick<WrittenCard, "kind" | "front" | "back">, b: KeptCard): boolean =>
  a.kind === b.kind && a.front === b.front && a.back === b.back;

/** All of a card but its id, in one order, whatever the order in which it was stored. */
const wordsOf = (card: KeptCard | undefined): string =>
  card === undefined ? "" : JSON.stringify(Object.entries({ ...card, id: "" }).sort(([a], [b]) => a.localeCompare(b)));
