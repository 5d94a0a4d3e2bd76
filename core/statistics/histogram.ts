/** Values from `from` up to but not including `to`; null is without end. */
export type Bin = { readonly from: number; readonly to: number | null; readonly count: number };

/** Lower ends of classes of stability, in days: each is about twice the one before. */
export const STABILITY_EDGES = [0, 1, 3, 7, 14, 30, 60, 120, 365] as const;
/** Lower ends of classes of difficulty, which runs from 1 to 10. */
export const DIFFICULTY_EDGES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * How many values lie in each class.
 *
 * @param edges ascending lower ends; the last class has no end, and values below the first are in none
 */
export function histogram(values: readonly number[], edges: readonly number[]): Bin[] {
  return edges.map((from, index) => {
    const to = edges[index + 1] ?? null;
    return { from, to, count: values.filter((value) => value >= from && (to === null || value < to)).length };
  });
}
