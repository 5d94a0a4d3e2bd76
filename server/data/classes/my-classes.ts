import "server-only";
import { byName } from "@/core/roster/learner-name";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** Classes as those see them who learn there. */

export type MyClass = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  /** Of a class whose names stay on paper: the alias behind the number, perhaps empty; else null. */
  readonly alias: string | null;
  readonly joinedAt: Date;
  readonly archived: boolean;
  readonly teachers: readonly string[];
  readonly groups: readonly string[];
};

/** Classes that the viewer learns in, by name. */
export async function listMyClasses(viewer: Viewer): Promise<readonly MyClass[]> {
  const db = await getDb();
  const rows = await db.membership.findMany({
    where: { userId: viewer.userId, role: "learner", removedAt: null },
    select: {
      displayName: true,
      rosterNumber: true,
      joinedAt: true,
      groups: { select: { group: { select: { name: true } } } },
      classroom: {
        select: {
          id: true,
          name: true,
          archivedAt: true,
          pseudonyms: true,
          members: {
            where: { role: "teacher", removedAt: null },
            select: { displayName: true },
            orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
          },
        },
      },
    },
    orderBy: [{ classroom: { name: "asc" } }, { classroomId: "asc" }],
  });
  return rows.map(({ displayName, rosterNumber, joinedAt, groups, classroom }) => ({
    id: classroom.id,
    name: classroom.name,
    displayName,
    alias: classroom.pseudonyms && rosterNumber !== null ? displayName.replace(/^\d+ ?/, "") : null,
    joinedAt,
    archived: classroom.archivedAt !== null,
    teachers: classroom.members.map((one) => one.displayName),
    groups: groups.map(({ group }) => group.name).sort(byName),
  }));
}

/** Takes the viewer out of a class; their teacher can let them in again. False when they are not in it. */
export async function leaveAsLearner(viewer: Viewer, classroomId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.membership.updateMany({
    where: { classroomId, userId: viewer.userId, role: "learner", removedAt: null },
    data: { removedAt: now, left: true, nameKey: null },
  });
  return count === 1;
}
