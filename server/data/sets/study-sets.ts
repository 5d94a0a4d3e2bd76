import "server-only";
import { randomUUID } from "node:crypto";
import { type Blueprint, blueprintSchema } from "@/core/quizzes/blueprint";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { taughtBy } from "@/server/data/classes/classrooms";
import { cardsAsKept } from "@/server/data/sets/kept-cards";
import { frozenOf } from "@/server/data/sets/preview";
import { type Database, getDb } from "@/server/db";
import { Prisma } from "@/server/generated/prisma/client";

/** A teacher's sets: what quizzes and reviewing are drawn from. Only their owner sees them, and whom they give the address. */

export type StudySetSummary = {
  readonly id: string;
  readonly title: string;
  readonly blueprint: Blueprint;
  /** Its questions stay as they were when it was saved; else they follow the fact base. */
  readonly frozen: boolean;
  /** Number of the version that stands here, from 1. */
  readonly version: number;
  readonly updatedAt: Date;
  readonly assignments: number;
  /** It was assigned, and never as a quiz. */
  readonly onlyReviewed: boolean;
};

export type SetDraft = {
  readonly title: string;
  readonly blueprint: Blueprint;
  readonly frozen?: boolean;
};

export const MAX_SETS = 200;
export const ownedBy = (viewer: Pick<Viewer, "userId">) => ({ ownerId: viewer.userId, archivedAt: null });
/** Counted is what was given to classes of the viewer's: a set may be taken over from somebody who taught others, too. */
const summarySelect = (viewer: Viewer) =>
  ({
    id: true,
    title: true,
    blueprint: true,
    version: true,
    updatedAt: true,
    _count: { select: { assignments: { where: { classroom: taughtBy(viewer) } } } },
    assignments: { where: { kind: "quiz", classroom: taughtBy(viewer) }, select: { id: true }, take: 1 },
  }) satisfies Prisma.StudySetSelect;

/** The viewer's sets, last changed first. */
export async function listStudySets(viewer: Viewer): Promise<StudySetSummary[]> {
  const db = await getDb();
  const [rows, frozen] = await Promise.all([
    db.studySet.findMany({
      where: ownedBy(viewer),
      select: summarySelect(viewer),
      orderBy: [{ updatedAt: "desc" }, { id: "asc" }],
      take: MAX_SETS,
    }),
    // The questions themselves stay where they are: only whether there are any.
    db.studySet.findMany({
      where: { ...ownedBy(viewer), frozenItems: { not: Prisma.AnyNull } },
      select: { id: true },
      take: MAX_SETS,
    }),
  ]);
  const ids = new Set(frozen.map(({ id }) => id));
  return rows.map((row) => toSummary(row, ids.has(row.id)));
}

/** null when there is no such set or it is somebody else's. */
export async function findStudySet(viewer: Viewer, setId: string): Promise<StudySetSummary | null> {
  const db = await getDb();
  const row = await db.studySet.findFirst({
    where: { id: setId, ...ownedBy(viewer) },
    select: { ...summarySelect(viewer), frozenItems: true },
  });
  if (row === null) return null;
  const { frozenItems, ...rest } = row;
  return toSummary(rest, frozenItems !== null);
}

/** Makes a set; it is its own first version. */
export async function createStudySet(viewer: Viewer, draft: SetDraft): Promise<{ readonly id: string }> {
  const db = await getDb();
  const { title, blueprint, frozen = false } = draft;
  const frozenItems = frozen ? await frozenOf(viewer, blueprint) : Prisma.DbNull;
  const content = { title, blueprint, frozenItems, release: getFactBase().release.hash };
  return db.studySet.create({
    data: {
      id: randomUUID(),
      ownerId: viewer.userId,
      ...content,
      versions: { create: { number: 1, ...content, ownCards: [] } },
    },
    select: { id: true },
  });
}

export type SaveOutcome = "saved" | "not-found" | "conflict";

/**
 * Saves a set as its next version; assignments made from it keep the set as it was when assigned.
 *
 * @param seen the version that the changes were made to; "conflict" when another has been saved meanwhile. Null: whichever
 */
export async function changeStudySet(
  viewer: Viewer,
  setId: string,
  draft: SetDraft,
  seen: number | null = null,
): Promise<SaveOutcome> {
  const { title, blueprint, frozen = false } = draft;
  const items = frozen ? await frozenOf(viewer, blueprint) : null;
  const release = getFactBase().release.hash;
  return saveVersion(viewer, setId, { title, blueprint, frozenItems: items, release }, seen);
}

/** What a version of a set holds. */
export type VersionContent = {
  readonly title: string;
  readonly blueprint: unknown;
  readonly frozenItems: unknown;
  /** Of which the frozen questions are; of others the one that is served. */
  readonly release: string;
};

/**
 * One statement: the set changes and its version is written, with its own cards as they are, or neither. A set from before there
 * were versions gets its first.
 */
export async function saveVersion(
  viewer: Viewer,
  setId: string,
  { title, blueprint, frozenItems, release }: VersionContent,
  seen: number | null,
  given?: Pick<Database, "$executeRaw" | "studySet">,
): Promise<SaveOutcome> {
  const db = given ?? (await getDb());
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const written = await db.$executeRaw`
    WITH before AS (
      SELECT * FROM "StudySet" WHERE "id" = ${setId}::uuid AND "ownerId" = ${viewer.userId}::uuid AND "archivedAt" IS NULL
    ), saved AS (
      UPDATE "StudySet" s SET "title" = ${title}, "blueprint" = ${json(blueprint)}::jsonb,
        "frozenItems" = ${json(frozenItems)}::jsonb, "version" = s."version" + 1,
        "release" = ${release}, "updatedAt" = now()
      FROM before b
      WHERE s."id" = b."id" AND s."version" = coalesce(${seen}::int, s."version")
      RETURNING s.*
    )
    INSERT INTO "StudySetVersion" ("setId", "number", "title", "blueprint", "frozenItems", "ownCards", "release", "createdAt")
    SELECT b."id", b."version", b."title", b."blueprint", b."frozenItems", NULL::jsonb, b."release", b."updatedAt"
    FROM before b JOIN saved ON true
    UNION ALL
    SELECT s."id", s."version", s."title", s."blueprint", s."frozenItems", ${cardsAsKept(Prisma.sql`s."id"`)}, s."release",
      s."updatedAt"
    FROM saved s
    ON CONFLICT ("setId", "number") DO NOTHING`;
  if (written > 0) return "saved";
  const still = await db.studySet.findFirst({ where: { id: setId, ...ownedBy(viewer) }, select: { id: true } });
  return still === null ? "not-found" : "conflict";
}

/** Puts a set away; what was assigned from it goes on, and its address for others is closed. */
export async function archiveStudySet(viewer: Viewer, setId: string, now: Date): Promise<boolean> {
  const db = await getDb();
  const { count } = await db.studySet.updateMany({
    where: { id: setId, ...ownedBy(viewer) },
    data: { archivedAt: now, shareKey: null },
  });
  return count === 1;
}

type SummaryRow = {
  readonly id: string;
  readonly title: string;
  readonly blueprint: unknown;
  readonly version: number;
  readonly updatedAt: Date;
  readonly _count: { readonly assignments: number };
  /** One that is a quiz, if there is any. */
  readonly assignments: readonly { readonly id: string }[];
};

function toSummary({ _count, assignments: quizzes, blueprint, ...rest }: SummaryRow, frozen: boolean): StudySetSummary {
  const { assignments } = _count;
  const onlyReviewed = assignments > 0 && quizzes.length === 0;
  return { ...rest, frozen, blueprint: blueprintSchema.parse(blueprint), assignments, onlyReviewed };
}
