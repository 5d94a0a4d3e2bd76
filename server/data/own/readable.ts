import "server-only";
import {
  type OwnCard,
  type OwnCardKind,
  ownCardView,
  readOwnTarget,
  targetsOfOwnCard,
} from "@/core/flashcards/own/own-card";
import type { OwnCardView } from "@/core/questions/views";
import type { Viewer } from "@/server/auth/viewer";
import { givenTo, openedFor } from "@/server/data/sets/audience";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Which own cards somebody may review: their own, those of sets that their classes were given to review, and those that a quiz
 * has asked them.
 */
export function readableBy(viewer: Pick<Viewer, "userId">, now: Date): Prisma.OwnCardWhereInput {
  return { deck: readableDeck(viewer, now) };
}

function readableDeck(viewer: Pick<Viewer, "userId">, now: Date): Prisma.OwnDeckWhereInput {
  return { OR: [{ ownerId: viewer.userId }, { set: givenAs("reviewing", viewer, now) }] };
}

const givenAs = (kind: "reviewing" | "quiz", viewer: Pick<Viewer, "userId">, now: Date) =>
  ({
    assignments: { some: { kind, withdrawnAt: null, ...givenTo(viewer), AND: [openedFor(viewer, now)] } },
  }) satisfies Prisma.StudySetWhereInput;

/**
 * Cards that a quiz has asked the viewer: once it has told the answer there is a memory of it, and not before. So a card that was
 * missed comes back like a fact, and none tells an answer that is still to be given.
 */
async function askedInQuizzes(
  db: Pick<Database, "ownCard" | "memoryState">,
  viewer: Pick<Viewer, "userId">,
  targetIds: readonly string[],
  now: Date,
): Promise<Prisma.OwnCardWhereInput | null> {
  const begun = await db.memoryState.findMany({
    where: { learnerId: viewer.userId, targetId: { in: [...targetIds] } },
    select: { targetId: true },
  });
  const ids = begun.flatMap(({ targetId }) => readOwnTarget(targetId)?.cardId ?? []);
  return ids.length === 0 ? null : { id: { in: ids }, inQuiz: true, deck: { set: givenAs("quiz", viewer, now) } };
}

/** What of a picture tells how to show it: never its bytes. */
export const imageSelect = { alt: true, hash: true, width: true, height: true } as const;

/** What somebody wrote on a card, whoever reads it. */
export const writtenSelect = {
  id: true,
  deckId: true,
  kind: true,
  front: true,
  back: true,
  remark: true,
  source: true,
  sourceUrl: true,
} as const;

const cardSelect = {
  ...writtenSelect,
  tags: true,
  image: { select: imageSelect },
  deck: { select: { ownerId: true } },
} as const;

/** The own cards behind these targets, as far as the viewer may review them; other targets are passed over. */
export async function findOwnCardViews(
  db: Pick<Database, "ownCard" | "memoryState">,
  viewer: Pick<Viewer, "userId">,
  targetIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, OwnCardView>> {
  const wanted = targetIds.flatMap((targetId) => {
    const target = readOwnTarget(targetId);
    return target === null ? [] : [{ targetId, cardId: target.cardId }];
  });
  if (wanted.length === 0) return new Map();
  const ids = [...new Set(wanted.map(({ cardId }) => cardId))];
  const asked = await askedInQuizzes(
    db,
    viewer,
    wanted.map(({ targetId }) => targetId),
    now,
  );
  const rows = await db.ownCard.findMany({
    where: { id: { in: ids }, OR: [readableBy(viewer, now), ...(asked === null ? [] : [asked])] },
    select: cardSelect,
  });
  const cards = new Map(
    rows.map(({ deck, kind, ...rest }): [string, OwnCard] => [
      rest.id,
      { ...rest, kind: kind as OwnCardKind, mine: deck.ownerId === viewer.userId },
    ]),
  );
  return new Map(
    wanted.flatMap(({ targetId, cardId }): [string, OwnCardView][] => {
      const card = cards.get(cardId);
      const view = card ? ownCardView(card, targetId) : null;
      return view === null ? [] : [[targetId, view]];
    }),
  );
}

export type ReadableDeck = { readonly id: string; readonly title: string; readonly mine: boolean };

/** Decks whose cards the viewer may review, their own first. */
export async function listReadableDecks(viewer: Pick<Viewer, "userId">, now: Date): Promise<readonly ReadableDeck[]> {
  const db = await getDb();
  const rows = await db.ownDeck.findMany({
    where: { ...readableDeck(viewer, now), cards: { some: {} } },
    select: { id: true, title: true, ownerId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_DECKS,
  });
  const decks = rows.map(({ ownerId, ...deck }) => ({ ...deck, mine: ownerId === viewer.userId }));
  return [...decks.filter(({ mine }) => mine), ...decks.filter(({ mine }) => !mine)];
}

/** More than anybody chooses from. */
const MOST_DECKS = 300;

export type UsedTag = { readonly tag: string; readonly cards: number };

/** Tags of the cards that the viewer may review, with how many cards each has, by name. */
export async function listTags(viewer: Pick<Viewer, "userId">, now: Date): Promise<readonly UsedTag[]> {
  const db = await getDb();
  const rows = await db.ownCard.groupBy({
    by: ["tags"],
    where: { ...readableBy(viewer, now), NOT: { tags: { isEmpty: true } } },
    _count: { _all: true },
  });
  const cards = new Map<string, number>();
  for (const { tags, _count } of rows) for (const tag of tags) cards.set(tag, (cards.get(tag) ?? 0) + _count._all);
  return [...cards].map(([tag, count]) => ({ tag, cards: count })).sort((a, b) => a.tag.localeCompare(b.tag));
}

/** Targets of the cards with a tag that the viewer may review, in the order in which they were written. */
export async function findTagged(
  db: Pick<Database, "ownCard">,
  viewer: Pick<Viewer, "userId">,
  tag: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await db.ownCard.findMany({
    where: { ...readableBy(viewer, now), tags: { has: tag } },
    select: { id: true, kind: true, front: true },
    orderBy: { sequence: "asc" },
    take: MOST_TAGGED,
  });
  return rows.flatMap(({ kind, ...card }) => targetsOfOwnCard({ ...card, kind: kind as OwnCardKind }));
}

/** More than anybody goes over at once. */
const MOST_TAGGED = 1_000;

/** More than anybody begins in a day. */
const UNSEEN_ROWS = 300;

/**
 * Targets of these decks that the viewer has not begun, deck by deck in the order in which their cards were written. Which
 * of them the viewer may review is asked again when their cards are read.
 *
 * @param today the viewer's day of studying: what was put aside before it was begun comes on another day
 * @param limit most of them
 */
export async function findOwnUnseen(
  db: Pick<Database, "$queryRaw">,
  viewer: Pick<Viewer, "userId">,
  deckIds: readonly string[],
  today: string,
  limit = UNSEEN_ROWS,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (deckIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ deckId: string; targetId: string }[]>`
    SELECT t."deckId", t."targetId" FROM (
      SELECT c."deckId", c."sequence", g."gap", 'own:' || c."id" || coalesce(':' || g."gap", '') AS "targetId"
      FROM "OwnCard" c LEFT JOIN LATERAL unnest(c."gaps") AS g ("gap") ON true
      WHERE c."deckId" = ANY(${[...deckIds]}::uuid[])
    ) t
    WHERE NOT EXISTS (
      SELECT 1 FROM "MemoryState" s WHERE s."learnerId" = ${viewer.userId}::uuid AND s."targetId" = t."targetId"
        AND NOT (s."phase" = 'new' AND NOT s."suspended" AND s."buriedOn" IS DISTINCT FROM ${today})
    )
    ORDER BY array_position(${[...deckIds]}::uuid[], t."deckId"), t."sequence", t."gap"
    LIMIT ${limit}::int`;
  const byDeck = new Map<string, string[]>();
  for (const { deckId, targetId } of rows) byDeck.set(deckId, [...(byDeck.get(deckId) ?? []), targetId]);
  return byDeck;
}
