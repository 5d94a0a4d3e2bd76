import "server-only";
import { copySet } from "@/server/data/sets/sharing";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * What a teacher wrote and a class was given is a colleague's from the moment at which the teacher goes: nothing they change
 * afterwards reaches the class, and the colleague can mend it. The teacher keeps what they wrote.
 *
 * @param heirId a teacher of the class who stays
 */
export async function handOnSets(
  tx: Prisma.TransactionClient,
  classroomId: string,
  teacherId: string,
  heirId: string,
): Promise<void> {
  const given = { withdrawnAt: null };
  const sets = await tx.studySet.findMany({
    where: { ownerId: teacherId, assignments: { some: { classroomId, ...given } } },
    select: {
      id: true,
      title: true,
      _count: { select: { assignments: { where: { classroomId: { not: classroomId }, ...given } } } },
    },
    orderBy: { id: "asc" },
  });
  for (const { id, title, _count } of sets) {
    if (_count.assignments === 0) await handOver(tx, { id, title }, teacherId, heirId);
    else await separateSet(tx, { id, title }, classroomId, heirId);
  }
}

type Handed = { readonly id: string; readonly title: string };

/** The set itself goes, with its cards: what learners remember of them, and the figures, go on. Who goes keeps a copy. */
async function handOver(
  tx: Prisma.TransactionClient,
  { id, title }: Handed,
  teacherId: string,
  ownerId: string,
): Promise<void> {
  await copySet(tx, teacherId, id, title);
  await giveSetTo(tx, id, ownerId);
}

/** Makes somebody else the owner of a set, with its cards and pictures; its address for other teachers is closed. */
export async function giveSetTo(tx: Prisma.TransactionClient, id: string, ownerId: string): Promise<void> {
  await tx.studySet.update({ where: { id }, data: { ownerId, shareKey: null }, select: { id: true } });
  await tx.ownDeck.updateMany({ where: { setId: id }, data: { ownerId } });
  await tx.ownImage.updateMany({ where: { card: { deck: { setId: id } } }, data: { ownerId } });
}

/** Another class goes on with the set: this one gets a copy in its place, whose cards are begun anew. */
export async function separateSet(
  tx: Prisma.TransactionClient,
  { id, title }: Handed,
  classroomId: string,
  ownerId: string,
): Promise<void> {
  const copy = await copySet(tx, ownerId, id, title, true);
  if (copy === null) throw new Error("A set that was just read is gone.");
  await tx.$executeRaw`
    UPDATE "Assignment" a SET "setId" = ${copy.id}::uuid, "blueprint" = CASE WHEN jsonb_exists(a."blueprint", 'own')
      THEN jsonb_set(a."blueprint", '{own}', (
        SELECT coalesce(jsonb_agg(coalesce(n."id"::text, o."cardId") ORDER BY o."at"), '[]')
        FROM jsonb_array_elements_text(a."blueprint"->'own') WITH ORDINALITY o ("cardId", "at")
        LEFT JOIN "OwnCard" n ON n."standsFor"::text = o."cardId"
          AND n."deckId" IN (SELECT d."id" FROM "OwnDeck" d WHERE d."setId" = ${copy.id}::uuid)))
      ELSE a."blueprint" END,
      "keptOwn" = CASE WHEN a."keptOwn" IS NOT NULL THEN (
        SELECT coalesce(jsonb_agg(o."card" || CASE WHEN n."id" IS NULL THEN '{}'
          ELSE jsonb_build_object('id', n."id", 'deckId', n."deckId") END ORDER BY o."at"), '[]')
        FROM jsonb_array_elements(a."keptOwn") WITH ORDINALITY o ("card", "at")
        LEFT JOIN "OwnCard" n ON n."standsFor"::text = o."card"->>'id'
          AND n."deckId" IN (SELECT d."id" FROM "OwnDeck" d WHERE d."setId" = ${copy.id}::uuid)) END
    WHERE a."setId" = ${id}::uuid AND a."classroomId" = ${classroomId}::uuid`;
}
