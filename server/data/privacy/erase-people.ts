import "server-only";
import { endClass } from "@/server/data/classes/co-teachers";
import { eraseDemoClasses } from "@/server/data/demo/remove-demo";
import { forgetGradeHistory } from "@/server/data/gradebook/notes";
import { retireCards } from "@/server/data/own/decks";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Deletes people with everything that is theirs: the one deletion. Rollups are theirs too and go with them; figures of a class
 * are computed from what is there, and tell nothing of fewer than five. Classes that nobody else teaches are closed; sets that
 * another class goes on with belong to a teacher of it from now on.
 */
export async function erasePeople(
  tx: Prisma.TransactionClient,
  userIds: readonly string[],
  now: Date,
): Promise<number> {
  if (userIds.length === 0) return 0;
  const ids = [...userIds];
  await handOverSets(tx, ids);
  const alone = await tx.classroom.findMany({ where: taughtOnlyBy(ids), select: { id: true, demo: true } });
  const idsOf = (rows: typeof alone) => rows.map(({ id }) => id);
  // Nobody real has anything in a demo class: it goes as a whole.
  await eraseDemoClasses(tx, idsOf(alone.filter(({ demo }) => demo)));
  await endClass(tx, idsOf(alone.filter(({ demo }) => !demo)), now);
  await retireCards(tx, { deck: { ownerId: { in: ids } } }, now);
  await forgetGradeHistory(tx, { learnerId: { in: ids } });
  await forgetInAudit(tx, ids);
  await tx.oneTimeCode.updateMany({ where: { createdBy: { in: ids } }, data: { createdBy: null } });
  const { count } = await tx.user.deleteMany({ where: { id: { in: ids } } });
  return count;
}

/** Classes that are not over and that nobody but these people teaches. */
export const taughtOnlyBy = (userIds: readonly string[]): Prisma.ClassroomWhereInput => ({
  members: {
    some: { userId: { in: [...userIds] }, role: "teacher", removedAt: null },
    none: { userId: { notIn: [...userIds] }, role: "teacher", removedAt: null },
  },
});

/** A colleague's class keeps what was assigned in it: the sets, with their cards, go to whoever has taught it longest. */
async function handOverSets(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "StudySet" s SET "ownerId" = h."heir", "shareKey" = NULL
    FROM (
      SELECT DISTINCT ON (t."id") t."id", m."userId" AS "heir"
      FROM "StudySet" t
      JOIN "Assignment" a ON a."setId" = t."id" AND a."withdrawnAt" IS NULL
      JOIN "Membership" m ON m."classroomId" = a."classroomId" AND m."role" = 'teacher' AND m."removedAt" IS NULL
        AND NOT m."userId" = ANY(${ids}::uuid[])
      WHERE t."ownerId" = ANY(${ids}::uuid[])
      ORDER BY t."id", m."joinedAt", m."userId"
    ) h WHERE h."id" = s."id"`;
  await tx.$executeRaw`
    UPDATE "OwnDeck" d SET "ownerId" = s."ownerId" FROM "StudySet" s
    WHERE s."id" = d."setId" AND d."ownerId" = ANY(${ids}::uuid[]) AND s."ownerId" <> d."ownerId"`;
  await tx.$executeRaw`
    UPDATE "OwnImage" i SET "ownerId" = d."ownerId" FROM "OwnCard" c JOIN "OwnDeck" d ON d."id" = c."deckId"
    WHERE c."id" = i."cardId" AND i."ownerId" = ANY(${ids}::uuid[]) AND d."ownerId" <> i."ownerId"`;
}

/** What was done stays noted; who did it, and to whom, does not. */
async function forgetInAudit(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  await tx.auditEntry.updateMany({ where: { actorId: { in: ids } }, data: { actorId: null } });
  await tx.$executeRaw`
    UPDATE "AuditEntry" SET "detail" = "detail" - 'userId' - 'learnerId' - 'teacherId'
    WHERE "detail"->>'userId' = ANY(${ids}::text[]) OR "detail"->>'learnerId' = ANY(${ids}::text[])
      OR "detail"->>'teacherId' = ANY(${ids}::text[])`;
}
