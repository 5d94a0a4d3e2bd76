import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { simulated } from "@/server/data/demo/simulated";
import { forgetGradeHistory } from "@/server/data/gradebook/notes";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/**
 * Removes a demo class with its simulated learners, what they did, and its sets.
 *
 * @returns false when the viewer does not teach it, or it is no demo class
 */
export async function removeDemoClass(viewer: Viewer, classroomId: string): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    const own = await tx.classroom.count({ where: { id: classroomId, demo: true, ...taughtBy(viewer) } });
    if (own === 0) return false;
    await eraseDemoClasses(tx, [classroomId]);
    return true;
  });
}

/** Deletes demo classes; a set that another class was given, or that was changed since, stays with its owner. */
export async function eraseDemoClasses(tx: Prisma.TransactionClient, classroomIds: readonly string[]): Promise<void> {
  const inThem = { classroomId: { in: [...classroomIds] } };
  const learners = await tx.user.findMany({
    where: { ...simulated, memberships: { some: inThem } },
    select: { id: true },
  });
  const ids = learners.map(({ id }) => id);
  await forgetGradeHistory(tx, { assignment: inThem });
  await tx.studySet.deleteMany({
    where: { demo: true, version: 1, assignments: { some: inThem, every: inThem } },
  });
  await tx.user.deleteMany({ where: { id: { in: ids } } });
  await tx.classroom.deleteMany({ where: { id: { in: [...classroomIds] } } });
}
