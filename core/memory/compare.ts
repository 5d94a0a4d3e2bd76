import type { MemoryEvent } from "@/core/memory/events";
import { replay } from "@/core/memory/replay";
import type { MemoryState } from "@/core/memory/state";
import type { TargetId } from "@/core/questions/contract";

/** A cached state that is not what the log says. */
export type MemoryMismatch = {
  readonly targetId: TargetId;
  /** Fields that differ; empty when one side has no state at all. */
  readonly fields: readonly (keyof MemoryState)[];
  /** What is kept, and what the log gives; null when there is none. */
  readonly stored: MemoryState | null;
  readonly replayed: MemoryState | null;
};

/**
 * Compares the states that are kept for a learner with a replay of the learner's whole log.
 *
 * @param events the whole log, in any order
 * @param stored the cached states by target
 * @returns how many targets either side knows, and those that differ, ordered by target
 */
export function compareMemory(
  events: readonly MemoryEvent[],
  stored: ReadonlyMap<TargetId, MemoryState>,
): { readonly cards: number; readonly mismatches: readonly MemoryMismatch[] } {
  const { states } = replay(events);
  const targetIds = [...new Set([...states.keys(), ...stored.keys()])].sort();
  const mismatches = targetIds.flatMap((targetId): MemoryMismatch[] => {
    const [kept, replayed] = [stored.get(targetId) ?? null, states.get(targetId) ?? null];
    if (kept === null || replayed === null) return [{ targetId, fields: [], stored: kept, replayed }];
    const fields = (Object.keys(replayed) as (keyof MemoryState)[]).filter((field) => kept[field] !== replayed[field]);
    return fields.length === 0 ? [] : [{ targetId, fields, stored: kept, replayed }];
  });
  return { cards: targetIds.length, mismatches };
}
