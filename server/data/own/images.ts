import "server-only";
import { OWN_LIMITS } from "@/core/flashcards/own/draft";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { ownedBy } from "@/server/data/own/decks";
import { readableBy } from "@/server/data/own/readable";
import { getDb } from "@/server/db";
import type { MadeImage } from "@/server/images/make-webp";

/** Pictures of own cards: one a card, in the database like the card itself, so that every process has them. */

export type ImageError = { readonly code: "not-found" } | { readonly code: "too-many" };

/** Puts a picture on one of the viewer's cards, in the place of the one before. */
export async function saveImage(
  viewer: Viewer,
  cardId: string,
  image: MadeImage,
  alt: string,
): Promise<Result<null, ImageError>> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    // Whoever uploads twice at once waits: the number of pictures is that of before.
    await tx.$executeRaw`SELECT 1 FROM "OwnDeck" WHERE "ownerId" = ${viewer.userId}::uuid ORDER BY "id" FOR UPDATE`;
    const card = await tx.ownCard.findFirst({ where: { id: cardId, deck: ownedBy(viewer) }, select: { id: true } });
    if (card === null) return err({ code: "not-found" } as const);
    const others = await tx.ownImage.count({ where: { ...ownedBy(viewer), cardId: { not: cardId } } });
    if (others >= OWN_LIMITS.images) return err({ code: "too-many" } as const);
    const data = { ownerId: viewer.userId, alt, ...image };
    await tx.ownImage.upsert({ where: { cardId }, create: { cardId, ...data }, update: data });
    return ok(null);
  });
}

/** Says anew what the picture of one of the viewer's cards shows. */
export async function describeImage(viewer: Viewer, cardId: string, alt: string): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.ownImage.updateMany({ where: { cardId, card: { deck: ownedBy(viewer) } }, data: { alt } });
  return count === 1;
}

export async function removeImage(viewer: Viewer, cardId: string): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.ownImage.deleteMany({ where: { cardId, card: { deck: ownedBy(viewer) } } });
  return count === 1;
}

/** The bytes of a picture (WebP) that the viewer may see, or null. */
export async function findImage(
  viewer: Viewer,
  cardId: string,
  hash: string,
  now: Date,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const db = await getDb();
  const row = await db.ownImage.findFirst({
    where: { cardId, hash, card: readableBy(viewer, now) },
    select: { bytes: true },
  });
  return row?.bytes ?? null;
}
