import "server-only";
import type { Viewer } from "@/server/auth/viewer";
import { taughtBy } from "@/server/data/classes/classrooms";
import { getDb } from "@/server/db";

/** What pages of a teacher are about. */
export type Place = "class" | "assignment" | "set";

/** What a class, an assignment or a set is called; null when the viewer does not teach the class or own the set. */
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
  }
}
