import "server-only";
import type { OverrideKind } from "@/core/browse/overrides";
import type { FactBase, RevisionKind, Text } from "@/core/facts/model";
import { type ContentPrint, reviseFacts } from "@/core/facts/revisions";
import { digest } from "@/server/content/digest";
import { getFactBase } from "@/server/content/load";
import { findOverrides } from "@/server/data/facts/in-force";
import type { Database } from "@/server/db";
import type { Prisma } from "@/server/generated/prisma/client";

/** Why a fact is no longer what it was when a question was made of it. */
export type FactTrouble =
  | {
      readonly kind: "revised";
      readonly factId: string;
      readonly change: Exclude<RevisionKind, "wording">;
      /** What the list of corrections says of it; null where it says nothing. */
      readonly text: Text | null;
    }
  | { readonly kind: "overridden"; readonly factId: string; readonly to: OverrideKind; readonly reason: string };

/** What became of facts since a release, by fact; another wording alone is none. */
export type TroublesSince = (release: string) => ReadonlyMap<string, readonly FactTrouble[]>;

const known = new WeakMap<FactBase, Map<string, ReadonlyMap<string, FactTrouble>>>();

/**
 * What became of facts since these releases were served: as the list of corrections and the comparison of the releases tell,
 * and what editors have withdrawn or lowered since.
 */
export async function findTroubles(db: Pick<Database, "release">, releases: readonly string[]): Promise<TroublesSince> {
  const base = getFactBase();
  const byRelease = known.get(base) ?? new Map<string, ReadonlyMap<string, FactTrouble>>();
  known.set(base, byRelease);
  const unread = releases.filter((hash) => !byRelease.has(hash) && hash !== base.release.hash);
  const rows =
    unread.length === 0
      ? []
      : await db.release.findMany({ where: { hash: { in: unread } }, select: { hash: true, facts: true } });
  for (const { hash, facts } of rows) byRelease.set(hash, revisedSince(base, facts as unknown as ContentPrint));
  const overrides = [...(await findOverrides()).values()].map(
    ({ factId, kind, reason }): FactTrouble => ({ kind: "overridden", factId, to: kind, reason }),
  );
  return (release) => {
    const troubles = new Map<string, readonly FactTrouble[]>();
    for (const trouble of [...(byRelease.get(release)?.values() ?? []), ...overrides]) {
      troubles.set(trouble.factId, [...(troubles.get(trouble.factId) ?? []), trouble]);
    }
    return troubles;
  };
}

/**
 * Facts on which no frozen question may rest any more, since its release: it was worded by what they were. Those that editors have
 * withdrawn or lowered, that were taken back, or whose status has changed; what was made more precise or is over stays as it was known.
 */
export async function heldBackSince(db: Pick<Database, "release">, release: string): Promise<ReadonlySet<string>> {
  const troubles = [...(await findTroubles(db, [release]))(release).values()].flat();
  const isHeldBack = (trouble: FactTrouble) =>
    trouble.kind === "overridden" || trouble.change === "retracted" || trouble.change === "status";
  return new Set(troubles.filter(isHeldBack).map(({ factId }) => factId));
}

/** The releases of which sittings were made, each with the facts that are no longer what they were then. */
export type Troubled = readonly { readonly release: string; readonly facts: readonly string[] }[];

/** What became of the facts of these sittings since each was made. */
export async function troublesOfSittings(
  db: Pick<Database, "release" | "attempt">,
  where: Prisma.AttemptWhereInput,
): Promise<{ readonly since: TroublesSince; readonly troubled: Troubled }> {
  const sat = await db.attempt.findMany({ where, select: { release: true }, distinct: ["release"] });
  const releases = sat.map(({ release }) => release);
  const since = await findTroubles(db, releases);
  return { since, troubled: releases.map((release) => ({ release, facts: [...since(release).keys()] })) };
}

function revisedSince(base: FactBase, before: ContentPrint): ReadonlyMap<string, FactTrouble> {
  const troubles = new Map<string, FactTrouble>();
  for (const { factId, kind, replaces } of reviseFacts(before, base, digest)) {
    if (kind === "wording") continue;
    const entry = base.changelog.find((one) => one.fact === factId && one.kind === kind);
    // Of a merger or a split, the facts that went are in trouble, not those that took their place.
    for (const id of replaces.length > 0 ? replaces : [factId]) {
      troubles.set(id, { kind: "revised", factId: id, change: kind, text: entry?.text ?? null });
    }
  }
  return troubles;
}
