import "server-only";
import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "@/core/shared/result";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { getDb } from "@/server/db";

/** What a reader may find wrong with a question or card. */
export const reportTypes = ["wrong", "outdated", "unclear", "unfair", "other"] as const;
export type ReportType = (typeof reportTypes)[number];

export type NewReport = { readonly factId: string; readonly type: ReportType; readonly text: string };

/** Takes a reader's report; it lands on the fact. The same report sent again is not kept twice. */
export async function addReport(
  viewer: Viewer,
  { factId, type, text }: NewReport,
  now: Date,
): Promise<Result<null, Throttled | { readonly code: "not-found" }>> {
  if (!getFactBase().facts.has(factId)) return err({ code: "not-found" });
  const allowed = await countTry("report", viewer.userId, now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const same = { reporterId: viewer.userId, factId, type, text, closedAt: null };
  if (await db.itemReport.findFirst({ where: same, select: { id: true } })) return ok(null);
  await db.itemReport.create({ data: { id: randomUUID(), ...same, createdAt: now } });
  return ok(null);
}

/** A report as administrators see it; who sent it is not told. */
export type ListedReport = NewReport & { readonly id: string; readonly createdAt: Date };

const SHOWN = 200;

/** Open reports, oldest first: at most 200. */
export async function listReports(viewer: Viewer): Promise<readonly ListedReport[]> {
  if (viewer.role !== "administrator") return [];
  const db = await getDb();
  const rows = await db.itemReport.findMany({
    where: { closedAt: null },
    select: { id: true, factId: true, type: true, text: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  return rows.map((row) => ({ ...row, type: reportTypes.find((type) => type === row.type) ?? "other" }));
}

/** Puts a report away. @returns whether it was open */
export async function closeReport(viewer: Viewer, reportId: string, now: Date): Promise<boolean> {
  if (viewer.role !== "administrator") return false;
  const db = await getDb();
  const { count } = await db.itemReport.updateMany({
    where: { id: reportId, closedAt: null },
    data: { closedAt: now },
  });
  return count === 1;
}
