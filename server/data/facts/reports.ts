import "server-only";
import { randomUUID } from "node:crypto";
import { may } from "@/core/access/permissions";
import { err, ok, type Result } from "@/core/shared/result";
import { countTry, type Throttled } from "@/server/auth/throttle";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { withdrawnFactIds } from "@/server/data/facts/in-force";
import { getDb } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** What a reader may find wrong with a question or card. */
export const reportTypes = ["wrong", "outdated", "unclear", "unfair", "other"] as const;
export type ReportType = (typeof reportTypes)[number];

export type NewReport = {
  /** Every fact of the question or card, the one that it asks first. */
  readonly factIds: readonly string[];
  readonly type: ReportType;
  readonly text: string;
};

/** Takes a reader's report; it lands on every fact of the question. The same report sent again is not kept twice. */
export async function addReport(
  viewer: Viewer,
  { factIds, type, text }: NewReport,
  now: Date,
): Promise<Result<null, Throttled | { readonly code: "not-found" }>> {
  const { facts } = getFactBase();
  // A question of an earlier release may name a fact that has gone since.
  const known = [...new Set(factIds)].filter((id) => facts.has(id));
  if (known.length === 0) return err({ code: "not-found" });
  const allowed = await countTry("report", viewer.userId, now);
  if (!allowed.ok) return allowed;
  const db = await getDb();
  const same = { reporterId: viewer.userId, type, text, closedAt: null };
  const sent = await db.itemReport.findFirst({ where: { ...same, factIds: { equals: known } }, select: { id: true } });
  if (sent) return ok(null);
  await db.itemReport.create({ data: { id: randomUUID(), ...same, factIds: known, createdAt: now } });
  return ok(null);
}

/** A report as administrators see it; who sent it is not told. */
export type ListedReport = NewReport & { readonly id: string; readonly createdAt: Date };

export type OpenReports = {
  /** All their facts stand: somebody has to decide. */
  readonly standing: readonly ListedReport[];
  /** One of their facts is withdrawn, and the question with it: they come back when it does. */
  readonly withdrawn: readonly ListedReport[];
};

const SHOWN = 200;

/** Open reports, each once, oldest first: at most 200 of each kind. */
export async function listReports(viewer: Viewer): Promise<OpenReports> {
  if (!may(viewer, "report.read")) return { standing: [], withdrawn: [] };
  const gone = { factIds: { hasSome: [...(await withdrawnFactIds())] } };
  const [standing, withdrawn] = await Promise.all([openReports({ NOT: gone }), openReports(gone)]);
  return { standing, withdrawn };
}

async function openReports(where: Prisma.ItemReportWhereInput): Promise<readonly ListedReport[]> {
  const db = await getDb();
  const rows = await db.itemReport.findMany({
    where: { closedAt: null, ...where },
    select: { id: true, factIds: true, type: true, text: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: SHOWN,
  });
  return rows.map((row) => ({ ...row, type: reportTypes.find((type) => type === row.type) ?? "other" }));
}

/** Puts a report away. @returns whether it was open */
export async function closeReport(viewer: Viewer, reportId: string, now: Date): Promise<boolean> {
  if (!may(viewer, "report.change")) return false;
  const db = await getDb();
  const { count } = await db.itemReport.updateMany({
    where: { id: reportId, closedAt: null },
    data: { closedAt: now },
  });
  return count === 1;
}
