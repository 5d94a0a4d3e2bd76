import { CENTRE, KM_HIGH, KM_WIDE, WINDOW } from "@/components/questions/map-window";

/**
 * The drawing of the map questions as the browser needs it, to say where a point is. The server grades with
 * core/geo/question-map.ts, which stays out of the page; a test holds the two together.
 */

/** Parts of the drawing's width from the west and of its height from the north. */
export type Spot = { readonly x: number; readonly y: number };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/**
 * Degrees of a point of the drawing, north and east positive.
 *
 * Source: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), eq. 20-14, 20-15 and 24-16
 */
export function degreesOf({ x, y }: Spot): { readonly lat: number; readonly lon: number } {
  const east = WINDOW.minX + x * (WINDOW.maxX - WINDOW.minX);
  const north = -(WINDOW.minY + y * (WINDOW.maxY - WINDOW.minY));
  const rho = Math.hypot(east, north);
  if (rho === 0) return CENTRE;
  const c = 2 * Math.asin(rho / 2);
  const lat0 = radians(CENTRE.lat);
  const lat = Math.asin(Math.cos(c) * Math.sin(lat0) + (north * Math.sin(c) * Math.cos(lat0)) / rho);
  const lon = Math.atan2(east * Math.sin(c), rho * Math.cos(lat0) * Math.cos(c) - north * Math.sin(lat0) * Math.sin(c));
  return { lat: degrees(lat), lon: CENTRE.lon + degrees(lon) };
}

/** Kilometres between two points of the drawing. */
export function kmBetween(a: Spot, b: Spot): number {
  return Math.hypot((a.x - b.x) * KM_WIDE, (a.y - b.y) * KM_HIGH);
}

const COMPASS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** In which direction of the drawing `to` lies, seen from `from`; north is up. */
export function compassPoint(from: Spot, to: Spot): (typeof COMPASS)[number] {
  const angle = Math.atan2((to.x - from.x) * KM_WIDE, (from.y - to.y) * KM_HIGH);
  return COMPASS[(Math.round(angle / (Math.PI / 4)) + 8) % 8] ?? "n";
}
