import "server-only";
import { getDb } from "@/server/db";

/** A withdrawal reaches every process within this time. */
const CACHE_MS = 10_000;

let cached: { readonly at: number; readonly ids: Promise<ReadonlySet<string>> } | null = null;

/** Facts that an editor has withdrawn while the app runs: no form, queue or page shows them. */
export function withdrawnFactIds(): Promise<ReadonlySet<string>> {
  const at = performance.now();
  if (cached === null || at - cached.at > CACHE_MS) {
    const ids = read();
    cached = { at, ids };
    ids.catch(() => {
      cached = null;
    });
  }
  return cached.ids;
}

async function read(): Promise<ReadonlySet<string>> {
  const db = await getDb();
  const rows = await db.factOverride.findMany({
    where: { kind: "withdrawn", liftedAt: null },
    select: { factId: true },
  });
  return new Set(rows.map(({ factId }) => factId));
}
