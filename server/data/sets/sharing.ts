import "server-only";
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import { authSecret } from "@/server/auth/secret";
import type { Viewer } from "@/server/auth/viewer";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { cardsAsKept } from "@/server/data/sets/kept-cards";
import { ownedBy } from "@/server/data/sets/study-sets";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Sets that their owner shows to other teachers by an address. The address holds a token that only the secret can make, so that a
 * copy of the database opens nothing; another key, or none, closes the old address.
 */

export const tokenOf = (purpose: "set" | "calendar", id: string, key: string): string =>
  createHmac("sha256", authSecret()).update(`${purpose} ${id} ${key}`).digest("base64url");

/** Whether a token was made from this key; both are told apart in the same time whatever they share. */
export function isToken(purpose: "set" | "calendar", id: string, key: string | null, given: string): boolean {
  if (key === null) return false;
  const wanted = Buffer.from(tokenOf(purpose, id, key));
  const token = Buffer.from(given);
  return wanted.length === token.length && timingSafeEqual(wanted, token);
}

/** The path of the address of one of the viewer's sets; null when it is not shared, or not theirs. */
export async function findShareToken(viewer: Viewer, setId: string): Promise<string | null> {
  const db = await getDb();
  const row = await db.studySet.findFirst({ where: { id: setId, ...ownedBy(viewer) }, select: { shareKey: true } });
  return row?.shareKey ? tokenOf("set", setId, row.shareKey) : null;
}

/** Opens an address for one of the viewer's sets, or closes it; an address that was closed once stays closed. */
export async function setShared(viewer: Viewer, setId: string, shared: boolean): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.studySet.updateMany({
    where: { id: setId, ...ownedBy(viewer), ...(shared ? { shareKey: null } : {}) },
    data: { shareKey: shared ? randomUUID() : null },
  });
  return count === 1 || (shared && (await findShareToken(viewer, setId)) !== null);
}

export type SharedSet = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly blueprint: Blueprint;
  readonly frozenItems: ReturnType<typeof itemsOfFrozen> | null;
  readonly ownCards: number;
  /** Whether it is the viewer's own. */
  readonly mine: boolean;
};

/** A set behind an address, for any teacher; null when the address is closed or was never one. */
export async function findSharedSet(viewer: Viewer, setId: string, token: string): Promise<SharedSet | null> {
  const db = await getDb();
  const row = await db.studySet.findFirst({
    where: { id: setId, archivedAt: null, shareKey: { not: null } },
    select: {
      id: true,
      title: true,
      ownerId: true,
      blueprint: true,
      frozenItems: true,
      shareKey: true,
      owner: { select: { name: true } },
      deck: { select: { _count: { select: { cards: true } } } },
    },
  });
  if (row === null || viewer.role === "learner" || !isToken("set", setId, row.shareKey, token)) return null;
  return {
    id: row.id,
    title: row.title,
    owner: row.owner.name,
    blueprint: blueprintSchema.parse(row.blueprint),
    frozenItems: row.frozenItems === null ? null : itemsOfFrozen(row.frozenItems),
    ownCards: row.deck?._count.cards ?? 0,
    mine: row.ownerId === viewer.userId,
  };
}

/** A copy of one of the viewer's own sets. @returns null when it is not theirs */
export async function duplicateSet(
  viewer: Viewer,
  setId: string,
  title: string,
): Promise<{ readonly id: string } | null> {
  const db = await getDb();
  const own = await db.studySet.findFirst({ where: { id: setId, ...ownedBy(viewer) }, select: { id: true } });
  return own && db.$transaction((tx) => copySet(tx, viewer.userId, setId, title));
}

/** A copy of a set behind an address, which is the viewer's from then on. @returns null when the address is closed */
export async function copySharedSet(
  viewer: Viewer,
  setId: string,
  token: string,
): Promise<{ readonly id: string } | null> {
  const shared = await findSharedSet(viewer, setId, token);
  const db = await getDb();
  return shared && db.$transaction((tx) => copySet(tx, viewer.userId, setId, shared.title));
}

/**
 * The set as it is now, with its own cards and their pictures; not its history, nor what was assigned from it.
 *
 * @param inItsPlace a class goes on with the copy: an archived set is copied as well, the version keeps its number, and the cards
 *                   tell for which they stand
 * @returns null when there is no such set, or it is archived
 */
export async function copySet(
  tx: Prisma.TransactionClient,
  ownerId: string,
  setId: string,
  title: string,
  inItsPlace = false,
): Promise<{ readonly id: string } | null> {
  const id = randomUUID();
  const made = await tx.$executeRaw`
    INSERT INTO "StudySet" ("id", "ownerId", "title", "blueprint", "frozenItems", "version", "release", "updatedAt")
    SELECT ${id}::uuid, ${ownerId}::uuid, ${title}, s."blueprint", s."frozenItems",
      CASE WHEN ${inItsPlace} THEN s."version" ELSE 1 END, s."release", now()
    FROM "StudySet" s WHERE s."id" = ${setId}::uuid AND (${inItsPlace} OR s."archivedAt" IS NULL)`;
  if (made === 0) return null;
  await copyDeck(tx, ownerId, setId, id, title, inItsPlace);
  await tx.$executeRaw`
    INSERT INTO "StudySetVersion" ("setId", "number", "title", "blueprint", "frozenItems", "ownCards", "release")
    SELECT s."id", s."version", s."title", s."blueprint", s."frozenItems", ${cardsAsKept(Prisma.sql`s."id"`)}, s."release"
    FROM "StudySet" s WHERE s."id" = ${id}::uuid`;
  return { id };
}

async function copyDeck(
  tx: Prisma.TransactionClient,
  ownerId: string,
  from: string,
  to: string,
  title: string,
  inItsPlace: boolean,
): Promise<void> {
  const deckId = randomUUID();
  const decks = await tx.$executeRaw`
    INSERT INTO "OwnDeck" ("id", "ownerId", "setId", "title", "studied")
    SELECT ${deckId}::uuid, ${ownerId}::uuid, ${to}::uuid, ${title}, false
    FROM "OwnDeck" d WHERE d."setId" = ${from}::uuid`;
  if (decks === 0) return;
  await tx.$executeRaw`
    WITH source AS (
      SELECT c.*, gen_random_uuid() AS "newId" FROM "OwnCard" c JOIN "OwnDeck" d ON d."id" = c."deckId"
      WHERE d."setId" = ${from}::uuid
    ), cards AS (
      INSERT INTO "OwnCard" ("id", "deckId", "kind", "front", "back", "gaps", "source", "sourceUrl", "tags", "inQuiz",
        "accepted", "wrong", "remark", "standsFor", "updatedAt")
      SELECT "newId", ${deckId}::uuid, "kind", "front", "back", "gaps", "source", "sourceUrl", "tags", "inQuiz",
        "accepted", "wrong", "remark", CASE WHEN ${inItsPlace} THEN "id" END, now()
      FROM source ORDER BY "sequence"
    )
    INSERT INTO "OwnImage" ("cardId", "ownerId", "alt", "hash", "width", "height", "bytes")
    SELECT source."newId", ${ownerId}::uuid, i."alt", i."hash", i."width", i."height", i."bytes"
    FROM source JOIN "OwnImage" i ON i."cardId" = source."id"`;
}
