import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { questionsOfGivenSet } from "@/server/data/own/questions";
import { noteStep } from "@/server/data/teaching/changing/change-history";
import { whoBegan } from "@/server/data/teaching/changing/given-assignment";
import { getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/**
 * Locks the settings of an assignment, or unlocks them: while they are locked nobody changes them, colleagues who teach the class
 * included. Any of its teachers may unlock them; that is written down. A quiz that nobody has begun keeps its own questions as they
 * are while they are locked.
 *
 * @returns false when the viewer does not teach the class, or they are so already
 */
export async function lockSettings(viewer: Viewer, assignmentId: string, locked: boolean, now: Date): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const of = { withdrawnAt: null, classroom: { archivedAt: null, ...taughtBy(viewer) } };
    const { count } = await tx.assignment.updateMany({
      where: { id: assignmentId, lockedAt: locked ? null : { not: null }, ...of },
      data: { lockedAt: locked ? now : null },
    });
    if (count === 0) return false;
    const row = await tx.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: { id: true, classroomId: true, setId: true, kind: true, frozenItems: true },
    });
    if (row.kind === "quiz" && row.frozenItems === null && (await whoBegan(tx, row)).size === 0) {
      const kept = locked ? await questionsOfGivenSet(row.setId, tx) : null;
      const keptOwn = kept === null ? Prisma.DbNull : (kept as unknown as Prisma.InputJsonArray);
      await tx.assignment.update({ where: { id: row.id }, data: { keptOwn } });
    }
    await noteStep(tx, viewer, row, locked ? "assignment-locked" : "assignment-unlocked", {}, now);
    return true;
  });
}
