import "server-only";
import { randomUUID } from "node:crypto";
import { gapsOf } from "@/core/flashcards/own/cloze";
import { frontKey, OWN_LIMITS, type OwnCardDraft } from "@/core/flashcards/own/draft";
import type { OwnCardKind, WrittenCard } from "@/core/flashcards/own/own-card";
import { type ReadImport, readImport } from "@/core/imports/read-import";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { ownedBy, retireCards } from "@/server/data/own/decks";
import { imageSelect, writtenSelect } from "@/server/data/own/readable";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Cards of the viewer's own decks, as whoever writes them sees them. */

const cardSelect = {
  ...writtenSelect,
  tags: true,
  inQuiz: true,
  accepted: true,
  wrong: true,
  image: { select: imageSelect },
} as const;

type CardRow = Omit<WrittenCard, "kind"> & { readonly kind: string };
const toCard = ({ kind, ...rest }: CardRow): WrittenCard => ({ ...rest, kind: kind as OwnCardKind });

/** Cards of one of the viewer's decks, in the order in which they were written. */
export async function listCards(
  viewer: Viewer,
  deckId: string,
  { skip = 0, take = OWN_LIMITS.cards }: { readonly skip?: number; readonly take?: number } = {},
): Promise<readonly WrittenCard[]> {
  const db = await getDb();
  const rows = await db.ownCard.findMany({
    where: { deck: { id: deckId, ...ownedBy(viewer) } },
    select: cardSelect,
    orderBy: { sequence: "asc" },
    skip,
    take,
  });
  return rows.map(toCard);
}

/** null when there is no such card or it is somebody else's. */
export async function findCard(viewer: Viewer, cardId: string): Promise<WrittenCard | null> {
  const db = await getDb();
  const row = await db.ownCard.findFirst({ where: { id: cardId, deck: ownedBy(viewer) }, select: cardSelect });
  return row && toCard(row);
}

export type CardError = { readonly code: "not-found" } | { readonly code: "too-many" };

type Columns = Readonly<Omit<OwnCardDraft, "tags" | "accepted" | "wrong">> & {
  readonly [List in "tags" | "accepted" | "wrong"]: readonly string[];
};

/** What a row holds of a card, field by field: what was read from a list or a version has more beside it. */
export const columnsOf = ({
  kind,
  front,
  back,
  source,
  sourceUrl,
  tags,
  inQuiz,
  accepted,
  wrong,
  remark,
}: Columns) => ({
  ...{ kind, front, back, source, sourceUrl, inQuiz, remark },
  accepted: [...accepted],
  wrong: [...wrong],
  tags: [...tags],
  gaps: kind === "cloze" ? [...gapsOf(front)] : [],
});

export async function addCard(
  viewer: Viewer,
  deckId: string,
  draft: OwnCardDraft,
): Promise<Result<{ readonly id: string }, CardError>> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const room = await holdRoom(tx, viewer, deckId);
    if (!room.ok) return room;
    if (room.value < 1) return err({ code: "too-many" } as const);
    const id = randomUUID();
    await tx.ownCard.create({ data: { id, deckId, ...columnsOf(draft) } });
    return ok({ id });
  });
}

/** Changes a card; its targets stay, and so does the schedule of everybody who reviews it. Its kind is fixed. */
export async function changeCard(viewer: Viewer, cardId: string, draft: OwnCardDraft): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.ownCard.updateMany({
    where: { id: cardId, kind: draft.kind, deck: ownedBy(viewer) },
    data: columnsOf(draft),
  });
  return count === 1;
}

/** Deletes a card with its picture. What was reviewed stays in the logs, and no longer falls due for anybody. */
export async function deleteCard(viewer: Viewer, cardId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const mine = { id: cardId, deck: ownedBy(viewer) };
    await retireCards(tx, mine, now);
    const { count } = await tx.ownCard.deleteMany({ where: mine });
    return count === 1;
  });
}

/** What an import would do, without doing it; null when the deck is not the viewer's. */
export async function previewImport(viewer: Viewer, deckId: string, text: string): Promise<ReadImport | null> {
  const db = await getDb();
  const deck = await db.ownDeck.findFirst({ where: { id: deckId, ...ownedBy(viewer) }, select: { id: true } });
  return deck && readImport(text, await frontsOf(db, deckId));
}

/** Adds what the text holds; lines that make no card are passed over, as the preview told. */
export async function importCards(
  viewer: Viewer,
  deckId: string,
  text: string,
): Promise<Result<{ readonly added: number; readonly passedOver: number }, CardError>> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const room = await holdRoom(tx, viewer, deckId);
    if (!room.ok) return room;
    const { cards, problems } = readImport(text, await frontsOf(tx, deckId));
    if (cards.length > room.value) return err({ code: "too-many" } as const);
    await tx.ownCard.createMany({ data: cards.map((draft) => ({ id: randomUUID(), deckId, ...columnsOf(draft) })) });
    return ok({ added: cards.length, passedOver: problems.length });
  });
}

/** Waits for whoever else adds to the account's decks, and tells how many cards it may still have. */
async function holdRoom(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  deckId: string,
): Promise<Result<number, { readonly code: "not-found" }>> {
  const decks = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "OwnDeck" WHERE "ownerId" = ${viewer.userId}::uuid ORDER BY "id" FOR UPDATE`;
  if (!decks.some(({ id }) => id === deckId)) return err({ code: "not-found" });
  return ok(OWN_LIMITS.cards - (await tx.ownCard.count({ where: { deck: ownedBy(viewer) } })));
}

async function frontsOf(db: Pick<Prisma.TransactionClient, "ownCard">, deckId: string): Promise<ReadonlySet<string>> {
  const rows = await db.ownCard.findMany({ where: { deckId }, select: { front: true } });
  return new Set(rows.map(({ front }) => frontKey(front)));
}
