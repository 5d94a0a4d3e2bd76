import "server-only";
import { randomUUID } from "node:crypto";
import type { OverrideKind } from "@/core/browse/overrides";
import type { Status } from "@/core/facts/model";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { forgetOverrides, type Override } from "@/server/data/facts/in-force";
import { dropFromOpenAttempts, restoreToOpenAttempts } from "@/server/data/sittings/dropped-items";
import { sweep } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";

export type OverrideError = { readonly code: "no-such-fact" } | { readonly code: "not-lower" };

/** An override as administrators see it. */
export type ListedOverride = Override & { readonly id: string; readonly by: string | null; readonly createdAt: Date };

const mayChange = (viewer: Viewer) => viewer.role === "administrator";

/** Overrides in force, newest first. */
export async function listOverrides(viewer: Viewer): Promise<readonly ListedOverride[]> {
  if (!mayChange(viewer)) return [];
  const db = await getDb();
  const rows = await db.factOverride.findMany({
    where: { liftedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 500,
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ createdBy }) => createdBy) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, factId, kind, reason, createdBy, createdAt }) => ({
    id,
    factId,
    kind: kind as OverrideKind,
    reason,
    by: names.get(createdBy) ?? null,
    createdAt,
  }));
}

/** Ranks of statuses, the surest first: an editor may only go down. */
const RANKS: readonly Status[] = ["established", "reported", "claimed", "disputed"];

/** Withdraws a fact or lowers its status. Its questions drop out of quizzes that are going on when it is withdrawn. */
export async function addOverride(viewer: Viewer, wanted: Override, now: Date): Promise<Result<null, OverrideError>> {
  const { factId, kind, reason } = wanted;
  const fact = getFactBase().facts.get(factId);
  if (!mayChange(viewer) || fact === undefined) return err({ code: "no-such-fact" });
  if (kind !== "withdrawn" && RANKS.indexOf(kind) <= RANKS.indexOf(fact.status)) return err({ code: "not-lower" });
  const db = await getDb();
  // What time has ended by now is over, and stays as it was.
  if (kind === "withdrawn") await sweep(now);
  await db.$transaction(async (tx) => {
    await tx.factOverride.create({
      data: { id: randomUUID(), factId, kind, reason, createdBy: viewer.userId, createdAt: now },
    });
    if (kind === "withdrawn") await dropFromOpenAttempts(tx, [factId], now);
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "override",
        resource: "fact",
        detail: { factId, kind, reason },
        createdAt: now,
      },
    });
  });
  forgetOverrides();
  return ok(null);
}

/**
 * Takes an override back. Questions that it had taken out of quizzes come back into those that are still going on.
 *
 * @returns the fact that it was of; null when there was none in force
 */
export async function liftOverride(viewer: Viewer, overrideId: string, now: Date): Promise<string | null> {
  if (!mayChange(viewer)) return null;
  const db = await getDb();
  await sweep(now);
  const lifted = await db.$transaction(async (tx) => {
    const [row] = await tx.factOverride.updateManyAndReturn({
      where: { id: overrideId, liftedAt: null },
      data: { liftedAt: now },
      select: { factId: true, kind: true },
    });
    if (row === undefined) return null;
    if (row.kind === "withdrawn") await restoreToOpenAttempts(tx, [row.factId], now);
    await tx.auditEntry.create({
      data: {
        id: randomUUID(),
        actorId: viewer.userId,
        verb: "lift",
        resource: "fact",
        detail: { overrideId },
        createdAt: now,
      },
    });
    return row.factId;
  });
  forgetOverrides();
  return lifted;
}
