import "server-only";
import { randomUUID } from "node:crypto";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getDb } from "@/server/db";

/** A teacher's sets: what quizzes and reviewing are drawn from. Only their owner sees them. */

export type StudySetSummary = {
  readonly id: string;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly updatedAt: Date;
  readonly assignments: number;
};

const MAX_SETS = 200;
const ownedBy = (viewer: Viewer) => ({ ownerId: viewer.userId, archivedAt: null });
const summarySelect = {
  id: true,
  title: true,
  blueprint: true,
  updatedAt: true,
  _count: { select: { assignments: true } },
} as const;

/** The viewer's sets, last changed first. */
export async function listStudySets(viewer: Viewer): Promise<StudySetSummary[]> {
  const db = await getDb();
  const rows = await db.studySet.findMany({
    where: ownedBy(viewer),
    select: summarySelect,
    orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
    take: MAX_SETS,
  });
  return rows.map(toSummary);
}

/** null when there is no such set or it is somebody else's. */
export async function findStudySet(viewer: Viewer, setId: string): Promise<StudySetSummary | null> {
  const db = await getDb();
  const row = await db.studySet.findFirst({ where: { id: setId, ...ownedBy(viewer) }, select: summarySelect });
  return row && toSummary(row);
}

export async function createStudySet(
  viewer: Viewer,
  draft: { readonly title: string; readonly blueprint: Blueprint },
): Promise<{ readonly id: string }> {
  const db = await getDb();
  return db.studySet.create({
    data: { id: randomUUID(), ownerId: viewer.userId, title: draft.title, blueprint: draft.blueprint },
    select: { id: true },
  });
}

/** Changes a set; assignments made from it keep the set as it was when assigned. False when it is not the viewer's. */
export async function changeStudySet(
  viewer: Viewer,
  setId: string,
  draft: { readonly title: string; readonly blueprint: Blueprint },
): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.studySet.updateMany({ where: { id: setId, ...ownedBy(viewer) }, data: draft });
  return count === 1;
}

/** Puts a set away; what was assigned from it goes on. */
export async function archiveStudySet(viewer: Viewer, setId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.studySet.updateMany({
    where: { id: setId, ...ownedBy(viewer) },
    data: { archivedAt: now },
  });
  return count === 1;
}

function toSummary(row: {
  readonly id: string;
  readonly title: string;
  readonly blueprint: unknown;
  readonly updatedAt: Date;
  readonly _count: { readonly assignments: number };
}): StudySetSummary {
  const { _count, blueprint, ...rest } = row;
  return { ...rest, blueprint: blueprintSchema.parse(blueprint), assignments: _count.assignments };
}
