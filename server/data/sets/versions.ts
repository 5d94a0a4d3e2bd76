import "server-only";
import { type KeptCard, keptCardsSchema } from "@/core/flashcards/own/kept-card";
import type { Item } from "@/core/questions/contract";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { itemsOfFrozen } from "@/server/data/sets/assigned-questions";
import { cardsAsKept, putCardsBack } from "@/server/data/sets/kept-cards";
import { ownedBy, type SaveOutcome, saveVersion } from "@/server/data/sets/study-sets";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** Each save of a set is a version, which nothing changes any more: its choices, and its own cards as they were then. */

export type SetVersion = {
  readonly number: number;
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly frozen: boolean;
  readonly savedAt: Date;
};

export type ListedVersion = SetVersion & {
  /** Whether its own cards are others than those of the version before it. */
  readonly cardsChanged: boolean;
};

export const MAX_VERSIONS = 100;

/** The versions of one of the viewer's sets, newest first; none when it is not theirs. */
export async function listVersions(viewer: Viewer, setId: string): Promise<readonly ListedVersion[]> {
  const db = await getDb();
  const [rows, changed] = await Promise.all([
    db.studySetVersion.findMany({
      where: { setId, set: ownedBy(viewer) },
      select: { number: true, title: true, blueprint: true, frozenItems: true, createdAt: true },
      orderBy: { number: "desc" },
      take: MAX_VERSIONS,
    }),
    // The cards themselves stay where they are: only whether they are others. Where none were kept, nobody knows.
    db.$queryRaw<{ number: number }[]>`
      SELECT v."number" FROM (
        SELECT v."number", v."ownCards", lag(v."ownCards") OVER (ORDER BY v."number") AS "before"
        FROM "StudySetVersion" v JOIN "StudySet" s ON s."id" = v."setId"
        WHERE s."id" = ${setId}::uuid AND s."ownerId" = ${viewer.userId}::uuid
      ) v WHERE v."ownCards" <> v."before"`,
  ]);
  const others = new Set(changed.map(({ number }) => number));
  return rows.map((row) => ({ ...ofRow(row), cardsChanged: others.has(row.number) }));
}

type Row = Omit<SetVersion, "blueprint" | "frozen" | "savedAt"> & {
  readonly blueprint: unknown;
  readonly frozenItems: Prisma.JsonValue;
  readonly createdAt: Date;
};

const ofRow = ({ number, title, blueprint, frozenItems, createdAt }: Row): SetVersion => ({
  ...{ number, title, frozen: frozenItems !== null, savedAt: createdAt },
  blueprint: blueprintSchema.parse(blueprint),
});

/** What a version held. */
export type FoundVersion = SetVersion & {
  /** The questions of a frozen one; null where it follows the fact base. */
  readonly frozenItems: readonly Item[] | null;
  /** Null where it was saved before versions kept them. */
  readonly ownCards: readonly KeptCard[] | null;
};

export type VersionBeside = {
  readonly version: FoundVersion;
  /** The one before it; null for the first. */
  readonly before: FoundVersion | null;
  /** Whether the set is just this, now: the newest version, and no card written or changed since. */
  readonly present: boolean;
};

/** A version of one of the viewer's sets with the one before it; null when there is none, or it is not theirs. */
export async function findVersion(viewer: Viewer, setId: string, number: number): Promise<VersionBeside | null> {
  const db = await getDb();
  const rows = await db.studySetVersion.findMany({
    where: { setId, number: { lte: number }, set: ownedBy(viewer) },
    omit: { setId: true, release: true },
    include: { set: { select: { version: true } } },
    orderBy: { number: "desc" },
    take: 2,
  });
  const [version, before] = rows;
  if (version?.number !== number) return null;
  const newest = version.set.version === number;
  return {
    version: whole(version),
    before: before === undefined ? null : whole(before),
    present: newest && !(await cardsChangedSince(viewer, setId)),
  };
}

const whole = ({ ownCards, ...row }: Row & { readonly ownCards: unknown }): FoundVersion => ({
  ...ofRow(row),
  frozenItems: row.frozenItems === null ? null : itemsOfFrozen(row.frozenItems),
  ownCards: ownCards === null ? null : keptCardsSchema.parse(ownCards),
});

/** Whether one of the viewer's sets has other own cards now than its newest version kept. */
export async function cardsChangedSince(
  viewer: Viewer,
  setId: string,
  given?: Pick<Database, "$queryRaw">,
): Promise<boolean> {
  const db = given ?? (await getDb());
  const rows = await db.$queryRaw<{ changed: boolean }[]>`
    SELECT coalesce(v."ownCards", '[]'::jsonb) <> ${cardsAsKept(Prisma.sql`s."id"`)} AS "changed"
    FROM "StudySet" s LEFT JOIN "StudySetVersion" v ON v."setId" = s."id" AND v."number" = s."version"
    WHERE s."id" = ${setId}::uuid AND s."ownerId" = ${viewer.userId}::uuid AND s."archivedAt" IS NULL`;
  return rows[0]?.changed ?? false;
}

/**
 * Makes an earlier version the newest one, with its frozen questions and own cards; the ones between stay in the history. Cards
 * that no version keeps yet, as they are now, become one first, so that nothing is lost.
 */
export async function restoreVersion(viewer: Viewer, setId: string, number: number): Promise<SaveOutcome> {
  const db = await getDb();
  return db.$transaction(async (tx): Promise<SaveOutcome> => {
    // Two at once would each put back the cards under the other's hands.
    await tx.$queryRaw`
      SELECT "id" FROM "StudySet" WHERE "id" = ${setId}::uuid AND "ownerId" = ${viewer.userId}::uuid FOR UPDATE`;
    const row = await tx.studySetVersion.findFirst({
      where: { setId, number, set: ownedBy(viewer) },
      select: { title: true, blueprint: true, frozenItems: true, ownCards: true, release: true },
    });
    if (row === null) return "not-found";
    if (await cardsChangedSince(viewer, setId, tx)) await saveAsItIs(tx, viewer, setId);
    if (row.ownCards !== null) await putCardsBack(tx, viewer, setId, keptCardsSchema.parse(row.ownCards));
    // Frozen questions are as old as they were: what became of their facts since is still to be told.
    const release = row.frozenItems === null ? getFactBase().release.hash : row.release;
    return saveVersion(viewer, setId, { ...row, release }, null, tx);
  });
}

async function saveAsItIs(tx: Prisma.TransactionClient, viewer: Viewer, setId: string): Promise<void> {
  const now = await tx.studySet.findFirst({
    where: { id: setId, ...ownedBy(viewer) },
    select: { title: true, blueprint: true, frozenItems: true, release: true },
  });
  if (now !== null) await saveVersion(viewer, setId, now, null, tx);
}
