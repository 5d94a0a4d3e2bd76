import { type Box, clipLine, clipRing } from "@/core/geo/clip";
import { boundsOf, equalArea, fitTo, type Projection, pathOf } from "@/core/geo/projection";
import { distanceToSegment, simplifyLine } from "@/core/geo/simplify";
import { bordersOf, type Line, linesOfArcs, type Point, ringsOf, type Topology } from "@/core/geo/topology";

/** The part of GeoJSON that the files of content/geo use. */
export type LineFeatures = {
  readonly features: readonly {
    readonly properties: { readonly name: string; readonly kind?: string; readonly scalerank?: number };
    readonly geometry: { readonly type: "MultiLineString"; readonly coordinates: readonly Line[] };
  }[];
};

export type GeoFiles = {
  readonly regions: Topology;
  readonly countries: LineFeatures;
  readonly rivers: LineFeatures;
};

/** A shape with its path and the point of its name, in units of the drawing. */
export type NamedShape = { readonly name: string; readonly path: string; readonly middle: Point };

export type MapShapes = {
  readonly width: number;
  readonly height: number;
  readonly neighbours: readonly NamedShape[];
  readonly borders: string;
  readonly regions: readonly NamedShape[];
  readonly regionBorders: string;
  readonly outline: string;
  readonly rivers: readonly (NamedShape & { readonly great: boolean })[];
  /** From degrees to the drawing. */
  readonly project: Projection;
  /** The region (as of 2012) in which a point of degrees lies; null outside Mali. */
  readonly regionAt: (point: Point) => string | null;
};

/** Units of the drawing; its height follows from Mali's shape. */
const WIDTH = 1000;
const MARGIN = 46;
/** Units: less than a pixel on a phone, about two at the largest zoom. */
const TOLERANCE = 0.35;
/** The middle of Mali. */
const CENTRE: Point = [-4, 17.5];
/** Streams of lesser rank in Natural Earth would only clutter. */
const LEAST_RANK = 8;
/** Square units of the drawing: smaller pieces of a neighbour carry no name. */
const LEAST_AREA = 400;

/**
 * Everything that is drawn, projected once while the page is built.
 *
 * @param tolerance units of the drawing by which a simplified line may leave the true one
 */
export function mapShapes({ regions, countries, rivers }: GeoFiles, tolerance = TOLERANCE): MapShapes {
  const shapes = Object.values(regions.objects)[0]?.geometries ?? [];
  const inDegrees = linesOfArcs(regions);
  const { project, height } = fitTo(equalArea(CENTRE), inDegrees, WIDTH, MARGIN);
  const drawn = (line: Line) => simplifyLine(line.map(project), tolerance);
  const lines = inDegrees.map(drawn);
  const paths = (all: readonly Line[]) => all.map(pathOf).join("");
  const frame: Box = { minX: 0, minY: 0, maxX: WIDTH, maxY: height };
  const kind = (wanted: string) => countries.features.filter(({ properties }) => properties.kind === wanted);

  return {
    width: WIDTH,
    height,
    project,
    neighbours: kind("country").flatMap(({ properties: { name }, geometry }): NamedShape[] => {
      const rings = geometry.coordinates.map((ring) => clipRing(drawn(ring), frame)).filter((ring) => ring.length > 3);
      const largest = [...rings].sort((a, b) => areaOf(b) - areaOf(a))[0];
      if (largest === undefined) return [];
      return [{ name: areaOf(largest) < LEAST_AREA ? "" : name, path: paths(rings), middle: roomiestPoint(largest) }];
    }),
    borders: paths(kind("borders").flatMap(({ geometry }) => clipped(geometry.coordinates.map(drawn), frame))),
    regions: shapes.map((shape) => {
      const rings = ringsOf(shape, lines);
      return { name: shape.properties?.name ?? "", path: paths(rings), middle: roomiestPoint(rings[0] ?? []) };
    }),
    regionBorders: paths(bordersOf(shapes, lines, (owners) => owners.length === 2)),
    outline: paths(bordersOf(shapes, lines, (owners) => owners.length === 1)),
    rivers: riversOf(rivers, drawn, frame),
    regionAt: (point) => shapes.find((shape) => isWithin(point, ringsOf(shape, inDegrees)))?.properties?.name ?? null,
  };
}

function clipped(lines: readonly Line[], frame: Box): readonly Line[] {
  return lines.flatMap((line) => clipLine(line, frame));
}

/** One entry a name: the file holds some rivers in pieces. */
function riversOf({ features }: LineFeatures, drawn: (line: Line) => Line, frame: Box): MapShapes["rivers"] {
  const byName = new Map<string, { lines: Line[]; rank: number }>();
  for (const { properties, geometry } of features) {
    const rank = properties.scalerank ?? LEAST_RANK;
    if (rank > LEAST_RANK) continue;
    const found = byName.get(properties.name) ?? { lines: [], rank };
    found.lines.push(...clipped(geometry.coordinates.map(drawn), frame));
    byName.set(properties.name, { lines: found.lines, rank: Math.min(found.rank, rank) });
  }
  return [...byName]
    .filter(([, { lines }]) => lines.length > 0)
    .map(([name, { lines, rank }]) => {
      const longest = [...lines].sort((a, b) => b.length - a.length)[0] ?? [];
      return {
        name,
        path: lines.map(pathOf).join(""),
        middle: longest[Math.floor(longest.length / 2)] ?? [0, 0],
        great: rank <= 4,
      };
    });
}

/** Unsigned, in square units of the points. */
function areaOf(ring: Line): number {
  const twice = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** Even-odd rule over all rings, so that holes are outside. */
function isWithin([x, y]: Point, rings: readonly Line[]): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
    });
  }
  return inside;
}

const GRID = 24;

/** A point far from every edge: the best of a grid over the ring. A name stands there, so more precision is not needed. */
function roomiestPoint(ring: Line): Point {
  if (ring.length === 0) return [0, 0];
  const { minX, minY, maxX, maxY } = boundsOf(ring);
  // Names are wide: room to the sides counts half.
  const stretched = ring.map(([x, y]): Point => [x / 2, y]);
  let best: { point: Point; room: number } = { point: ring[0] ?? [0, 0], room: -1 };
  for (let row = 1; row < GRID; row++) {
    for (let column = 1; column < GRID; column++) {
      const point: Point = [minX + ((maxX - minX) * column) / GRID, minY + ((maxY - minY) * row) / GRID];
      if (!isWithin(point, [ring])) continue;
      const room = stretched.reduce(
        (least, end, index) =>
          Math.min(least, distanceToSegment([point[0] / 2, point[1]], stretched[index - 1] ?? end, end)),
        Number.POSITIVE_INFINITY,
      );
      if (room > best.room) best = { point, room };
    }
  }
  return best.point;
}
