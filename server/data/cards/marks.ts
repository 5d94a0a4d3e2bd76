import "server-only";
import { type Mark, type MarkKind, newestMarks } from "@/core/memory/marks";
import type { CardMarks } from "@/core/memory/protocol";
import type { Viewer } from "@/server/auth/viewer";
import { type Database, getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Puts marks on the viewer's cards, or takes them off: one that is older than what is there changes nothing. */
export async function saveMarks(db: Database, viewer: Viewer, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  const rows = newestMarks(marks).map((mark) => ({ ...mark, at: new Date(mark.at).toISOString() }));
  await db.$executeRaw`
    INSERT INTO "CardMark" ("learnerId", "targetId", "kind", "value", "at", "device", "sequence")
    SELECT ${viewer.userId}::uuid, "targetId", "kind", "value", "at", "device", "sequence"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row ("targetId" text, "kind" text, "value" text,
      "at" timestamptz, "device" text, "sequence" int)
    ON CONFLICT ("learnerId", "targetId", "kind") DO UPDATE SET "value" = excluded."value", "at" = excluded."at",
      "device" = excluded."device", "sequence" = excluded."sequence"
    WHERE CASE WHEN excluded."device" = "CardMark"."device" THEN excluded."sequence" > "CardMark"."sequence"
      ELSE (excluded."at", excluded."device" COLLATE "C") > ("CardMark"."at", "CardMark"."device" COLLATE "C") END`;
}

export const unmarked: CardMarks = { flagged: false, note: null };

/** What the viewer has put on these cards; cards without marks are left out. */
export async function findMarks(
  db: Database,
  viewer: Viewer,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, CardMarks>> {
  if (targetIds.length === 0) return new Map();
  return marksOf(db, { learnerId: viewer.userId, targetId: { in: [...targetIds] } });
}

/** Every card that the viewer has flagged or written on. */
export async function findAllMarks(db: Database, viewer: Viewer): Promise<ReadonlyMap<string, CardMarks>> {
  return marksOf(db, { learnerId: viewer.userId });
}

/** How many cards the viewer has flagged. */
export async function countFlags(viewer: Viewer): Promise<number> {
  const db = await getDb();
  return db.cardMark.count({ where: { learnerId: viewer.userId, kind: "flag", value: { not: "" } } });
}

async function marksOf(
  db: Database,
  where: Prisma.CardMarkWhereInput & { readonly learnerId: string },
): Promise<ReadonlyMap<string, CardMarks>> {
  const rows = await db.cardMark.findMany({
    where: { ...where, value: { not: "" } },
    select: { targetId: true, kind: true, value: true },
    orderBy: [{ targetId: "asc" }, { kind: "asc" }],
  });
  const marks = new Map<string, CardMarks>();
  for (const { targetId, kind, value } of rows) {
    const before = marks.get(targetId) ?? unmarked;
    marks.set(targetId, (kind as MarkKind) === "flag" ? { ...before, flagged: true } : { ...before, note: value });
  }
  return marks;
}
