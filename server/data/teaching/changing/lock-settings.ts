import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { noteStep } from "@/server/data/teaching/changing/change-history";
import { getDb } from "@/server/db";

/**
 * Locks the settings of an assignment, or unlocks them: while they are locked nobody changes them, colleagues who teach the class
 * included. Any of its teachers may unlock them; that is written down.
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
      select: { id: true, classroomId: true },
    });
    await noteStep(tx, viewer, row, locked ? "assignment-locked" : "assignment-unlocked", {}, now);
    return true;
  });
}
