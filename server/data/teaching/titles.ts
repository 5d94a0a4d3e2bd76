import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { getDb } from "@/server/db";

/** What pages of a teacher are about, and a learner's own sitting. */
export type Place = "class" | "assignment" | "set" | "sitting";

/** What a class, an assignment, a set or a sitting is called; null when the viewer does not teach the class, or own the set or sitting. */
export async function findTitle(viewer: Viewer, place: Place, id: string): Promise<string | null> {
  const db = await getDb();
  switch (place) {
    case "class": {
      const row = await db.classroom.findFirst({ where: { id, ...taughtBy(viewer) }, select: { name: true } });
      return row?.name ?? null;
    }
    case "assignment": {
      const where = { id, classroom: taughtBy(viewer) };
      return (await db.assignment.findFirst({ where, select: { title: true } }))?.title ?? null;
    }
    case "set": {
      const where = { id, ownerId: viewer.userId };
      return (await db.studySet.findFirst({ where, select: { title: true } }))?.title ?? null;
    }
    case "sitting": {
      const where = { id, learnerId: viewer.userId };
      return (await db.attempt.findFirst({ where, select: { title: true } }))?.title ?? null;
    }
  }
}
