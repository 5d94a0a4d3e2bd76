import "server-only";
import { endClass } from "@/server/data/classes/co-teachers";
import { giveSetTo, separateSet } from "@/server/data/classes/hand-on-sets";
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

type Use = { readonly id: string; readonly title: string; readonly classroomId: string; readonly teacherId: string };

/**
 * A colleague's class keeps what was assigned in it: the sets, with their cards, go to whoever has taught a class with it longest. A
 * class that this heir does not teach gets a copy in its place, which is its own teacher's: nobody's class rests on what a stranger to
 * it may change.
 */
async function handOverSets(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  const uses = await tx.$queryRaw<Use[]>`
    SELECT DISTINCT t."id", t."title", a."classroomId", m."userId" AS "teacherId", m."joinedAt"
    FROM "StudySet" t
    JOIN "Assignment" a ON a."setId" = t."id" AND a."withdrawnAt" IS NULL
    JOIN "Membership" m ON m."classroomId" = a."classroomId" AND m."role" = 'teacher' AND m."removedAt" IS NULL
      AND NOT m."userId" = ANY(${ids}::uuid[])
    WHERE t."ownerId" = ANY(${ids}::uuid[])
    ORDER BY t."id", m."joinedAt", m."userId", a."classroomId"`;
  for (const setId of new Set(uses.map(({ id }) => id))) {
    await handOverSet(
      tx,
      uses.filter(({ id }) => id === setId),
    );
  }
}

/** @param uses of one set, by whom teaches its classes the longest */
async function handOverSet(tx: Prisma.TransactionClient, uses: readonly Use[]): Promise<void> {
  const [heir] = uses;
  if (heir === undefined) return;
  const own = new Set(
    uses.filter(({ teacherId }) => teacherId === heir.teacherId).map(({ classroomId }) => classroomId),
  );
  for (const use of uses) {
    if (own.has(use.classroomId)) continue;
    own.add(use.classroomId);
    await separateSet(tx, use, use.classroomId, use.teacherId);
  }
  await giveSetTo(tx, heir.id, heir.teacherId);
}

/** What was done stays noted; who did it, and to whom, does not. */
async function forgetInAudit(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  await tx.auditEntry.updateMany({ where: { actorId: { in: ids } }, data: { actorId: null } });
  await tx.$executeRaw`
    UPDATE "AuditEntry" SET "detail" = "detail" - 'userId' - 'learnerId' - 'teacherId'
    WHERE "detail"->>'userId' = ANY(${ids}::text[]) OR "detail"->>'learnerId' = ANY(${ids}::text[])
      OR "detail"->>'teacherId' = ANY(${ids}::text[])`;
}
