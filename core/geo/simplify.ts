import type { Line, Point } from "@/core/geo/topology";

/**
 * The line with fewer points, nowhere further from the first than `tolerance` (in the units of its points).
 * Its ends stay, so lines that met still meet.
 *
 * Source: D. H. Douglas and T. K. Peucker, Cartographica 10 (1973), 112
 */
export function simplifyLine(line: Line, tolerance: number): Line {
  const keep = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    const far = farthest(line, from, to);
    if (far === null || far.distance <= tolerance) continue;
    keep.add(far.index);
    open.push([from, far.index], [far.index, to]);
  }
  return line.filter((_, index) => keep.has(index));
}

function farthest(line: Line, from: number, to: number): { readonly index: number; readonly distance: number } | null {
  const a = line[from];
  const b = line[to];
  if (a === undefined || b === undefined) return null;
  let best: { index: number; distance: number } | null = null;
  for (let index = from + 1; index < to; index++) {
    const point = line[index];
    if (point === undefined) continue;
    const distance = distanceToSegment(point, a, b);
    if (best === null || distance > best.distance) best = { index, distance };
  }
  return best;
}

/** Shortest distance from a point to the line between two others. */
export function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
