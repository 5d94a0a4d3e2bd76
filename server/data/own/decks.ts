import "server-only";
import { randomUUID } from "node:crypto";
import { OWN_LIMITS } from "@/core/flashcards/own/draft";
import { type OwnCardKind, targetsOfOwnCard } from "@/core/flashcards/own/own-card";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { retireTargets } from "@/server/data/facts/releases";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Decks of cards that people write; only their owner sees or changes them. Who else reviews their cards: readable.ts. */

export type DeckSummary = {
  readonly id: string;
  readonly title: string;
  readonly cards: number;
  /** Whether its cards become new cards of its owner. */
  readonly studied: boolean;
  /** The study set that its cards belong to; null for a deck of one's own. */
  readonly set: { readonly id: string; readonly title: string } | null;
};

const summarySelect = {
  id: true,
  title: true,
  studied: true,
  set: { select: { id: true, title: true } },
  _count: { select: { cards: true } },
} as const;

const toSummary = ({
  _count,
  ...rest
}: Omit<DeckSummary, "cards"> & { readonly _count: { readonly cards: number } }): DeckSummary => ({
  ...rest,
  cards: _count.cards,
});

/** Whose deck it is, for every where clause. */
export const ownedBy = (viewer: Pick<Viewer, "userId">) => ({ ownerId: viewer.userId });

/** The viewer's decks, oldest first. */
export async function listDecks(viewer: Viewer): Promise<readonly DeckSummary[]> {
  const db = await getDb();
  const rows = await db.ownDeck.findMany({
    where: ownedBy(viewer),
    select: summarySelect,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: OWN_LIMITS.decks,
  });
  return rows.map(toSummary);
}

/** null when there is no such deck or it is somebody else's. */
export async function findDeck(viewer: Viewer, deckId: string): Promise<DeckSummary | null> {
  const db = await getDb();
  const row = await db.ownDeck.findFirst({ where: { id: deckId, ...ownedBy(viewer) }, select: summarySelect });
  return row && toSummary(row);
}

/** The viewer's cards in one of their study sets; null when it has no deck yet. */
export async function findDeckOfSet(viewer: Viewer, setId: string): Promise<DeckSummary | null> {
  const db = await getDb();
  const row = await db.ownDeck.findFirst({ where: { setId, ...ownedBy(viewer) }, select: summarySelect });
  return row && toSummary(row);
}

export type DeckError = { readonly code: "too-many" };

/** Makes a deck; an account has so many at most. */
export async function createDeck(viewer: Viewer, title: string): Promise<Result<{ readonly id: string }, DeckError>> {
  const db = await getDb();
  const id = randomUUID();
  // One statement: two requests at once do not both take the last place.
  const written = await db.$executeRaw`
    INSERT INTO "OwnDeck" ("id", "ownerId", "title")
    SELECT ${id}::uuid, u."id", ${title} FROM "User" u
    WHERE u."id" = ${viewer.userId}::uuid
      AND (SELECT count(*) FROM "OwnDeck" d WHERE d."ownerId" = u."id") < ${OWN_LIMITS.decks}::int`;
  return written === 1 ? ok({ id }) : err({ code: "too-many" });
}

/** The deck of one of the viewer's study sets, made where there is none; null when the set is not theirs. */
export async function ensureDeckOfSet(
  viewer: Viewer,
  setId: string,
  given?: Pick<Database, "$executeRaw" | "ownDeck">,
): Promise<{ readonly id: string } | null> {
  const db = given ?? (await getDb());
  // Its owner teaches it and need not study it: their learners get its cards.
  await db.$executeRaw`
    INSERT INTO "OwnDeck" ("id", "ownerId", "setId", "title", "studied")
    SELECT ${randomUUID()}::uuid, s."ownerId", s."id", s."title", false FROM "StudySet" s
    WHERE s."id" = ${setId}::uuid AND s."ownerId" = ${viewer.userId}::uuid AND s."archivedAt" IS NULL
    ON CONFLICT ("setId") DO NOTHING`;
  return db.ownDeck.findFirst({ where: { setId, ...ownedBy(viewer) }, select: { id: true } });
}

/** Changes the title, or whether its cards become new cards. False when it is not the viewer's. */
export async function changeDeck(
  viewer: Viewer,
  deckId: string,
  change: { readonly title: string; readonly studied: boolean },
): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.ownDeck.updateMany({ where: { id: deckId, ...ownedBy(viewer) }, data: change });
  return count === 1;
}

/** Deletes a deck with its cards and pictures. What was reviewed stays in the logs, and no longer falls due for anybody. */
export async function deleteDeck(viewer: Viewer, deckId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    await retireCards(tx, { deck: { id: deckId, ...ownedBy(viewer) } }, now);
    const { count } = await tx.ownDeck.deleteMany({ where: { id: deckId, ...ownedBy(viewer) } });
    return count === 1;
  });
}

/** Puts the memory of cards that are about to go away, for all who have one. */
export async function retireCards(
  tx: Prisma.TransactionClient,
  where: Prisma.OwnCardWhereInput,
  now: Date,
): Promise<void> {
  const cards = await tx.ownCard.findMany({ where, select: { id: true, kind: true, front: true } });
  const targets = cards.flatMap(({ kind, ...card }) => targetsOfOwnCard({ ...card, kind: kind as OwnCardKind }));
  await retireTargets(tx, targets, now);
}
