import "server-only";
import { randomUUID } from "node:crypto";
import { nameKey, pseudonym } from "@/core/roster/learner-name";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { lockClass, nextNumber, onlyKnownTo } from "@/server/data/classes/roster";
import { getDb } from "@/server/db";

/** Names that stay on paper: a class knows its learners by a number and an alias, and no table of ours has the names. */

export type PaperLine = { readonly number: number; readonly name: string };

type Numbered = { readonly userId: string; readonly number: number; readonly name: string };

type Member = { readonly userId: string; readonly displayName: string; readonly rosterNumber: number | null };

/** Who has a number keeps it; the others get the next ones, in the order given. */
function numbered(members: readonly Member[]): readonly Numbered[] {
  let next = nextNumber(members);
  return members
    .map(({ userId, displayName: name, rosterNumber }) => ({ userId, name, number: rosterNumber ?? next++ }))
    .sort((a, b) => a.number - b.number);
}

const learnersSelect = {
  where: { role: "learner" as const },
  select: { userId: true, displayName: true, rosterNumber: true },
  orderBy: [{ sortKey: "asc" as const }, { userId: "asc" as const }],
};

/** Number and name of every learner, to be written down before the names go; null when the viewer does not teach the class. */
export async function paperList(viewer: Viewer, classroomId: string): Promise<readonly PaperLine[] | null> {
  const db = await getDb();
  const classroom = await db.classroom.findFirst({
    where: { id: classroomId, ...taughtBy(viewer) },
    select: { members: learnersSelect },
  });
  return classroom && numbered(classroom.members).map(({ number, name }) => ({ number, name }));
}

/**
 * Takes the names of a class out of the database and puts numbers in their place. An account that has another way in (an e-mail
 * address, another class) keeps the name that its owner gave it, which this class does not see.
 *
 * @returns false when the viewer does not teach the class, or its names are on paper already
 */
export async function putNamesOnPaper(viewer: Viewer, classroomId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  return db.$transaction(async (tx) => {
    await lockClass(tx, classroomId);
    const classroom = await tx.classroom.findFirst({
      where: { id: classroomId, pseudonyms: false, ...taughtBy(viewer) },
      select: { members: learnersSelect },
    });
    if (!classroom) return false;
    await tx.classroom.update({ where: { id: classroomId }, data: { pseudonyms: true } });
    // First without: somebody may be called "02".
    const removed = await tx.membership.findMany({
      where: { classroomId, role: "learner", removedAt: { not: null } },
      select: { userId: true },
    });
    const gone = new Set(removed.map(({ userId }) => userId));
    await tx.membership.updateMany({ where: { classroomId, role: "learner" }, data: { nameKey: null } });
    for (const { userId, number } of numbered(classroom.members)) {
      const displayName = pseudonym(number, null);
      await tx.membership.update({
        where: { classroomId_userId: { classroomId, userId } },
        data: { displayName, rosterNumber: number, nameKey: gone.has(userId) ? null : nameKey(displayName) },
        select: { userId: true },
      });
      await tx.user.updateMany({ where: { id: userId, ...onlyKnownTo(classroomId) }, data: { name: displayName } });
    }
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "change",
        resource: "classroom",
        detail: { classroomId, pseudonyms: true },
        createdAt: now,
      },
    });
    return true;
  });
}

/** Names may be written down in the class again; whoever is a number stays one until they are renamed. */
export async function allowNames(viewer: Viewer, classroomId: string): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.classroom.updateMany({
    where: { id: classroomId, pseudonyms: true, ...taughtBy(viewer) },
    data: { pseudonyms: false },
  });
  return count === 1;
}
