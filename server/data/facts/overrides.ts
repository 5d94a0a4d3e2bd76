import "server-only";
import { randomUUID } from "node:crypto";
import type { Status } from "@/core/facts/model";
import { err, ok, type Result } from "@/core/shared/result";
import type { Viewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";
import { dropFromOpenAttempts, restoreToOpenAttempts } from "@/server/data/sittings/dropped-items";
import { sweep } from "@/server/data/sittings/settle";
import { getDb } from "@/server/db";

/**
 * What editors decide about facts while the app runs, until the content itself is mended and started anew: a fact is
 * withdrawn, or its status lowered. Never raised.
 */
export type OverrideKind = "withdrawn" | Exclude<Status, "established">;
export const overrideKinds: readonly OverrideKind[] = ["withdrawn", "disputed", "claimed", "reported"];

export type Override = { readonly factId: string; readonly kind: OverrideKind; readonly reason: string };

/** An override reaches every process within this time; the process that made it at once. */
const CACHE_MS = 10_000;

// Next gives each route a module graph of its own, so what is kept for all of them lives on globalThis.
const shared = globalThis as typeof globalThis & {
  azalaiOverrides?: { readonly at: number; readonly byFact: Promise<ReadonlyMap<string, Override>> } | undefined;
};

/** The overrides in force, by fact: the strictest of each. */
export function findOverrides(): Promise<ReadonlyMap<string, Override>> {
  const at = performance.now();
  const known = shared.azalaiOverrides;
  if (known !== undefined && at - known.at <= CACHE_MS) return known.byFact;
  const byFact = read();
  shared.azalaiOverrides = { at, byFact };
  byFact.catch(forgetOverrides);
  return byFact;
}

/** Lets the next look go to the database. */
export function forgetOverrides(): void {
  shared.azalaiOverrides = undefined;
}

/** Facts that an editor has withdrawn: no form or queue shows them, and their pages say so. */
export async function withdrawnFactIds(): Promise<ReadonlySet<string>> {
  const all = [...(await findOverrides()).values()];
  return new Set(all.flatMap(({ factId, kind }) => (kind === "withdrawn" ? [factId] : [])));
}

/**
 * Facts of which no question is made: those withdrawn, and those whose status was lowered, as questions are worded by
 * the status that stands in the content. Their cards still come, with the lower status.
 */
export async function heldBackFactIds(): Promise<ReadonlySet<string>> {
  return new Set((await findOverrides()).keys());
}

async function read(): Promise<ReadonlyMap<string, Override>> {
  const db = await getDb();
  const rows = await db.factOverride.findMany({
    where: { liftedAt: null },
    select: { factId: true, kind: true, reason: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const byFact = new Map<string, Override>();
  for (const { factId, kind, reason } of rows) {
    const known = byFact.get(factId);
    const override = { factId, kind: kind as OverrideKind, reason };
    if (known === undefined || strictness(override.kind) <= strictness(known.kind)) byFact.set(factId, override);
  }
  return byFact;
}

const strictness = (kind: OverrideKind) => overrideKinds.indexOf(kind);

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
