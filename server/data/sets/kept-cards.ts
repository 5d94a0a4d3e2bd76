import "server-only";
import { randomUUID } from "node:crypto";
import { type KeptCard, pairCards } from "@/core/flashcards/own/kept-card";
import type { OwnCardKind } from "@/core/flashcards/own/own-card";
import type { Viewer } from "@/server/auth/viewer";
import { columnsOf } from "@/server/data/own/cards";
import { ensureDeckOfSet } from "@/server/data/own/decks";
import { Prisma } from "@/server/generated/prisma/client";

/** A teacher's own cards of a set, as its versions keep them (core/flashcards/own/kept-card.ts). */

/** An expression: the cards of the set whose id this is, as they are now, in their order. */
export const cardsAsKept = (setId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c."id", 'kind', c."kind", 'front', c."front", 'back', c."back", 'remark', c."remark", 'source', c."source",
    'sourceUrl', c."sourceUrl", 'tags', to_jsonb(c."tags"), 'inQuiz', c."inQuiz", 'accepted', to_jsonb(c."accepted"),
    'wrong', to_jsonb(c."wrong"), 'picture', i."alt") ORDER BY c."sequence"), '[]'::jsonb)
  FROM "OwnCard" c JOIN "OwnDeck" d ON d."id" = c."deckId" LEFT JOIN "OwnImage" i ON i."cardId" = c."id"
  WHERE d."setId" = ${setId})`;

/**
 * Puts the cards of one of the viewer's sets back to what a version kept: their words, their order, and which are asked. No card
 * is deleted, as learners may have begun it: those that the version lacks stay behind the others, and quizzes do not ask them. One
 * that was deleted is written anew; with a picture, which no version keeps, it would not be whole, and is left out.
 */
export async function putCardsBack(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  setId: string,
  kept: readonly KeptCard[],
): Promise<void> {
  const deck = kept.length === 0 ? null : await ensureDeckOfSet(viewer, setId, tx);
  const rows = await tx.ownCard.findMany({
    where: { deck: { setId, ownerId: viewer.userId } },
    select: { id: true, kind: true, front: true, back: true, sequence: true },
    orderBy: { sequence: "asc" },
  });
  const pairs = pairCards(
    rows.map(({ kind, ...row }) => ({ ...row, kind: kind as OwnCardKind })),
    kept,
  );
  const placed: Placed[] = [];
  for (const card of kept) {
    const now = pairs.get(card);
    const data = columnsOf(card);
    const select = { id: true, sequence: true } as const;
    if (now !== undefined) placed.push(await tx.ownCard.update({ where: { id: now.id }, data, select }));
    else if (deck !== null && card.picture === null)
      placed.push(await tx.ownCard.create({ data: { id: randomUUID(), deckId: deck.id, ...data }, select }));
  }
  const taken = new Set(placed.map(({ id }) => id));
  const others = rows.filter(({ id }) => !taken.has(id));
  await tx.ownCard.updateMany({ where: { id: { in: others.map(({ id }) => id) } }, data: { inQuiz: false } });
  await putInOrder(tx, [...placed, ...others]);
}

type Placed = { readonly id: string; readonly sequence: number };

/** The places that these cards have among them, given out in this order. */
async function putInOrder(tx: Prisma.TransactionClient, cards: readonly Placed[]): Promise<void> {
  const places = cards.map(({ sequence }) => sequence).sort((a, b) => a - b);
  for (const [at, { id, sequence }] of cards.entries()) {
    const place = places[at] ?? sequence;
    if (place !== sequence) await tx.ownCard.update({ where: { id }, data: { sequence: place }, select: { id: true } });
  }
}
