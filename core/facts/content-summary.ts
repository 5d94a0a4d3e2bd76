import type { FactBase } from "@/core/facts/model";

/** Counts of a fact base, printed by the content check. */
export type ContentSummary = {
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byRule: Readonly<Record<string, number>>;
  readonly byTopic: Readonly<Record<string, number>>;
  readonly seedStatements: number;
  /** Seed statements all of whose facts exist. */
  readonly seedCovered: number;
};

export function summarise(base: FactBase): ContentSummary {
  const facts = [...base.facts.values()];
  const covered = base.seed.filter(({ facts: ids }) => ids.every((id) => base.facts.has(id)));
  return {
    byStatus: tally(facts, ({ status }) => status),
    byRule: tally(facts, ({ statusRule }) => statusRule),
    byTopic: tally(facts, ({ topic }) => topic),
    seedStatements: base.seed.length,
    seedCovered: covered.length,
  };
}

/** Counts per key, the most frequent first. */
export function tally<T>(values: readonly T[], keyOf: (value: T) => string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
