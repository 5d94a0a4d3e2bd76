import type { Line, Point } from "@/core/geo/topology";

export type Box = { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };

type Edge = { readonly inside: (point: Point) => boolean; readonly cross: (a: Point, b: Point) => Point };

/**
 * The part of a closed ring inside the box, closed along its edges; empty when nothing is.
 * A concave ring that leaves the box and comes back stays one ring with a seam on the edge: right to fill, not to stroke.
 *
 * Source: I. E. Sutherland and G. W. Hodgman, Communications of the ACM 17 (1974), 32
 */
export function clipRing(ring: Line, box: Box): Line {
  let points: Point[] = ring.slice(0, -1);
  for (const { inside, cross } of edgesOf(box)) {
    const kept: Point[] = [];
    points.forEach((point, index) => {
      const before = points[(index + points.length - 1) % points.length] ?? point;
      if (inside(point) !== inside(before)) kept.push(cross(before, point));
      if (inside(point)) kept.push(point);
    });
    points = kept;
  }
  const [first] = points;
  return first === undefined || points.length < 3 ? [] : [...points, first];
}

/** The pieces of a line inside the box, cut at its edges. */
export function clipLine(line: Line, box: Box): readonly Line[] {
  let pieces: readonly Line[] = [line];
  for (const edge of edgesOf(box)) pieces = pieces.flatMap((piece) => cutLine(piece, edge));
  return pieces;
}

function cutLine(line: Line, { inside, cross }: Edge): readonly Line[] {
  const pieces: Point[][] = [];
  let open: Point[] = [];
  line.forEach((point, index) => {
    const before = line[index - 1];
    const crossed = before !== undefined && inside(before) !== inside(point);
    if (before !== undefined && crossed) open.push(cross(before, point));
    if (crossed && !inside(point)) {
      pieces.push(open);
      open = [];
    }
    if (inside(point)) open.push(point);
  });
  return [...pieces, open].filter((piece) => piece.length > 1);
}

function edgesOf({ minX, minY, maxX, maxY }: Box): readonly Edge[] {
  const atX =
    (x: number) =>
    (a: Point, b: Point): Point => [x, a[1] + ((b[1] - a[1]) * (x - a[0])) / (b[0] - a[0])];
  const atY =
    (y: number) =>
    (a: Point, b: Point): Point => [a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]), y];
  return [
    { inside: ([x]) => x >= minX, cross: atX(minX) },
    { inside: ([x]) => x <= maxX, cross: atX(maxX) },
    { inside: ([, y]) => y >= minY, cross: atY(minY) },
    { inside: ([, y]) => y <= maxY, cross: atY(maxY) },
  ];
}
