import type { Box } from "@/core/geo/clip";
import type { Line, Point } from "@/core/geo/topology";

/** From degrees (longitude, latitude; east and north positive) to a plane with y downwards. */
export type Projection = (point: Point) => Point;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Lambert's azimuthal equal-area projection: areas are true, so the desert looks as large as it is.
 * Unit: Earth radii. Undefined at the antipode of the centre.
 *
 * Source: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), eq. 22-4 and 24-2
 */
export function equalArea([centreLon, centreLat]: Point): Projection {
  const lat0 = radians(centreLat);
  return ([lon, lat]) => {
    const phi = radians(lat);
    const away = radians(lon - centreLon);
    const scale = Math.sqrt(2 / (1 + Math.sin(lat0) * Math.sin(phi) + Math.cos(lat0) * Math.cos(phi) * Math.cos(away)));
    return [
      scale * Math.cos(phi) * Math.sin(away),
      -scale * (Math.cos(lat0) * Math.sin(phi) - Math.sin(lat0) * Math.cos(phi) * Math.cos(away)),
    ];
  };
}

/**
 * Scales and moves a projection so that the lines fill a drawing of the given width.
 *
 * @param width  of the drawing, in its own units
 * @param margin left free on every side, in the same units
 * @returns the projection and the height that the drawing then needs
 */
export function fitTo(
  project: Projection,
  lines: readonly Line[],
  width: number,
  margin: number,
): { readonly project: Projection; readonly height: number } {
  const box = boundsOf(lines.flatMap((line) => line.map(project)));
  const scale = (width - 2 * margin) / (box.maxX - box.minX);
  return {
    project: (point) => {
      const [x, y] = project(point);
      return [(x - box.minX) * scale + margin, (y - box.minY) * scale + margin];
    },
    height: (box.maxY - box.minY) * scale + 2 * margin,
  };
}

/** @throws RangeError without points: nothing has no bounds */
export function boundsOf(points: readonly Point[]): Box {
  if (points.length === 0) throw new RangeError("No points, no bounds");
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    minX: xs.reduce((a, b) => Math.min(a, b)),
    minY: ys.reduce((a, b) => Math.min(a, b)),
    maxX: xs.reduce((a, b) => Math.max(a, b)),
    maxY: ys.reduce((a, b) => Math.max(a, b)),
  };
}

/**
 * SVG path data of a line in drawing units: one decimal, relative steps, closed when it ends where it began.
 */
export function pathOf(line: Line): string {
  const tenths = line.map(([x, y]): Point => [Math.round(x * 10), Math.round(y * 10)]);
  const [first, ...rest] = tenths;
  if (first === undefined) return "";
  let [x, y] = first;
  const steps: string[] = [];
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue;
    steps.push(`l${short(nextX - x)} ${short(nextY - y)}`);
    [x, y] = [nextX, nextY];
  }
  if (steps.length === 0) return "";
  return `M${short(first[0])} ${short(first[1])}${steps.join("")}${x === first[0] && y === first[1] ? "z" : ""}`;
}

const short = (tenths: number) => String(tenths / 10);
