import "server-only";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { ownedBy, type SaveOutcome, saveVersion } from "@/server/data/sets/study-sets";
import { getDb } from "@/server/db";

/** Each save of a set is a version, which nothing changes any more. */

export type SetVersion = {
  readonly number: number;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly frozen: boolean;
  readonly savedAt: Date;
};

const MAX_VERSIONS = 100;

/** The versions of one of the viewer's sets, newest first; none when it is not theirs. */
export async function listVersions(viewer: Viewer, setId: string): Promise<readonly SetVersion[]> {
  const db = await getDb();
  const rows = await db.studySetVersion.findMany({
    where: { setId, set: ownedBy(viewer) },
    select: { number: true, title: true, blueprint: true, frozenItems: true, createdAt: true },
    orderBy: { number: "desc" },
    take: MAX_VERSIONS,
  });
  return rows.map(({ blueprint, frozenItems, createdAt, ...rest }) => ({
    ...rest,
    blueprint: blueprintSchema.parse(blueprint),
    frozen: frozenItems !== null,
    savedAt: createdAt,
  }));
}

/** Makes an earlier version the newest one, with its frozen questions; the ones between stay in the history. */
export async function restoreVersion(viewer: Viewer, setId: string, number: number): Promise<SaveOutcome> {
  const db = await getDb();
  const row = await db.studySetVersion.findFirst({
    where: { setId, number, set: ownedBy(viewer) },
    select: { title: true, blueprint: true, frozenItems: true, release: true },
  });
  if (row === null) return "not-found";
  // Frozen questions are as old as they were: what became of their facts since is still to be told.
  const release = row.frozenItems === null ? getFactBase().release.hash : row.release;
  return saveVersion(viewer, setId, { ...row, release }, null);
}
