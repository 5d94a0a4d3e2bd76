import { hash32 } from "@/core/shared/random";

/** From the options that are least like the answer to those that are most like it: the lever of difficulty (items.md §3.2). */
export const bands = ["easy", "medium", "hard"] as const;
export type Band = (typeof bands)[number];

/**
 * The band from which a draw of a question takes its wrong options. It follows from the seed and from what is asked
 * alone, never from the answer, so
 * that whoever wants a hard question can tell the seeds of hard ones without making any.
 *
 * @returns each band for a third of all seeds
 */
export function bandOf(
  seed: string,
  { fact, slot }: { readonly fact: { readonly id: string }; readonly slot: string },
): Band {
  return bands[hash32(`band ${seed} ${fact.id} ${slot}`) % bands.length] ?? "medium";
}

/**
 * The values with those of the wanted band first.
 *
 * @param sorted the hardest first
 * @returns the hardest first, the easiest first, or from the middle outwards
 */
export function byBand<T>(sorted: readonly T[], band: Band): readonly T[] {
  if (band === "hard") return sorted;
  if (band === "easy") return [...sorted].reverse();
  const middle = (sorted.length - 1) / 2;
  return sorted
    .map((value, at) => ({ value, off: Math.abs(at - middle) }))
    .sort((a, b) => a.off - b.off)
    .map(({ value }) => value);
}
