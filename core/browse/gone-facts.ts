import type { ChangelogEntry, FactBase } from "@/core/facts/model";

/** A fact that was published and no longer stands. */
export type GoneFact = {
  readonly id: string;
  /** What the changelog says of its end, newest first; never empty. */
  readonly entries: readonly ChangelogEntry[];
  /** Ids of the facts that took its place, themselves standing or gone; none when it was retracted. */
  readonly successors: readonly string[];
};

/** Facts that the changelog retracts, merges or tells apart, by id: their addresses still say what became of them. */
export function goneFacts({ facts, changelog }: Pick<FactBase, "facts" | "changelog">): ReadonlyMap<string, GoneFact> {
  const entriesOf = new Map<string, readonly ChangelogEntry[]>();
  for (const entry of changelog) {
    const ended = entry.kind === "retracted" ? [entry.fact] : entry.replaces;
    for (const id of ended) {
      if (id !== null && !facts.has(id)) entriesOf.set(id, [...(entriesOf.get(id) ?? []), entry]);
    }
  }
  return new Map(
    [...entriesOf].map(([id, entries]) => {
      const successors = entries.flatMap(({ kind, fact }) => (kind === "retracted" || fact === null ? [] : [fact]));
      // Its own retraction is the last word, whatever took its place before.
      const retracted = entries[0]?.kind === "retracted";
      return [id, { id, entries, successors: retracted ? [] : [...new Set(successors)] }];
    }),
  );
}
