/** Longitude and latitude in degrees, or projected x and y: whatever plane the shape lies in. */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

/** What this project reads of TopoJSON: https://github.com/topojson/topojson-specification */
export type Topology = {
  readonly objects: Readonly<Record<string, { readonly geometries: readonly TopologyShape[] }>>;
  /** Quantised and delta-encoded when there is a transform. */
  readonly arcs: readonly (readonly (readonly number[])[])[];
  readonly transform?: { readonly scale: readonly number[]; readonly translate: readonly number[] } | undefined;
};

export type TopologyShape =
  | { readonly type: "Polygon"; readonly arcs: readonly ArcRing[]; readonly id?: string; readonly properties?: Named }
  | {
      readonly type: "MultiPolygon";
      readonly arcs: readonly (readonly ArcRing[])[];
      readonly id?: string;
      readonly properties?: Named;
    };

/** Arc numbers in order; `~n` is arc n walked backwards. */
type ArcRing = readonly number[];
type Named = { readonly name?: string | undefined };

/** The arcs as lines of degrees, in the order of the file. */
export function linesOfArcs({ arcs, transform }: Topology): readonly Line[] {
  const [scaleX = 1, scaleY = 1] = transform?.scale ?? [];
  const [moveX = 0, moveY = 0] = transform?.translate ?? [];
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx = 0, dy = 0]): Point => {
      x = transform ? x + dx : dx;
      y = transform ? y + dy : dy;
      return [x * scaleX + moveX, y * scaleY + moveY];
    });
  });
}

/** Outer rings and holes of a shape, each closed (its last point is its first). */
export function ringsOf(shape: TopologyShape, lines: readonly Line[]): readonly Line[] {
  return ringArcs(shape).map((ring) =>
    ring.flatMap((arc, index): Line => {
      const line = arc < 0 ? [...(lines[~arc] ?? [])].reverse() : (lines[arc] ?? []);
      return index === 0 ? line : line.slice(1); // neighbouring arcs share a point
    }),
  );
}

/**
 * The lines between shapes, each once.
 *
 * @param keep decides by the shapes that a line belongs to: two for a border between them, one for an outer edge
 */
export function bordersOf(
  shapes: readonly TopologyShape[],
  lines: readonly Line[],
  keep: (owners: readonly TopologyShape[]) => boolean,
): readonly Line[] {
  const owners = new Map<number, Set<TopologyShape>>();
  for (const shape of shapes) {
    for (const arc of ringArcs(shape).flat()) {
      const number = arc < 0 ? ~arc : arc;
      owners.set(number, (owners.get(number) ?? new Set()).add(shape));
    }
  }
  return [...owners].filter(([, found]) => keep([...found])).map(([arc]) => lines[arc] ?? []);
}

function ringArcs(shape: TopologyShape): readonly ArcRing[] {
  return shape.type === "Polygon" ? shape.arcs : shape.arcs.flat();
}
