import type { Revision, reviseLists } from "@/core/facts/revisions";
import type { ContentChange } from "@/core/memory/events";
import { factTarget, type Slot, type TargetId } from "@/core/questions/contract";

/** What a release does to the memory of a target. */
export type TargetChange = { readonly targetId: TargetId; readonly change: Exclude<ContentChange, "merged"> };
/** A memory that goes on under another target. */
export type TargetMove = { readonly from: TargetId; readonly to: TargetId };
export type TargetEffects = { readonly changes: readonly TargetChange[]; readonly moves: readonly TargetMove[] };

const SLOTS: readonly Slot[] = ["o", "s", "when", "card"];

/**
 * What revisions do to memories: one change a target at most.
 *
 * @param targetsOf targets of a fact's cards, none for a fact that is gone
 */
export function targetEffects(
  revisions: readonly Revision[],
  lists: ReturnType<typeof reviseLists>,
  targetsOf: (factId: string) => readonly TargetId[],
): TargetEffects {
  const changes = new Map<TargetId, TargetChange["change"]>();
  const moves: TargetMove[] = [];
  for (const { factId, kind, replaces } of revisions) {
    if (kind !== "merged" && kind !== "split") {
      for (const slot of SLOTS) changes.set(factTarget(factId, slot), kind);
      continue;
    }
    const targets = targetsOf(factId);
    for (const old of replaces) {
      for (const slot of SLOTS) {
        const from = factTarget(old, slot);
        changes.set(from, "retired");
        const to = heirOf(factId, slot, targets);
        if (to !== null) moves.push({ from, to });
      }
    }
  }
  for (const { key, kind } of lists) changes.set(`list:${key}`, kind);
  return { changes: [...changes].map(([targetId, change]) => ({ targetId, change })), moves };
}

/** The same slot of the new fact; a card about the whole fact may stand for it where there is no other. */
function heirOf(factId: string, slot: Slot, targets: readonly TargetId[]): TargetId | null {
  const same = factTarget(factId, slot);
  if (targets.includes(same)) return same;
  const [only, ...others] = targets;
  if (only === undefined || others.length > 0) return null;
  return slot === "card" || only === factTarget(factId, "card") ? only : null;
}
