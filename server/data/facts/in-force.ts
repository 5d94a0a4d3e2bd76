import "server-only";
import type { OverrideKind } from "@/core/browse/overrides";
import { getDb } from "@/server/db";

// What editors decide about facts while the app runs, until the content itself is mended and started anew. Apart from how it is decided
// (overrides.ts): every request for the page of a fact asks (proxy.ts), and must not bring the quizzes with it.

/** Kinds of overrides, the strictest first. */
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
