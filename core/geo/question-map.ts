import type { GeoPoint } from "@/core/shared/geo";

/**
 * The window of the map on which places are asked for: what core/geo/map-shapes.ts draws of Mali, in Earth radii of its
 * equal-area projection. Fixed, so that a stored key keeps its meaning when outlines are drawn anew.
 */
const WINDOW = { minX: -0.153374, maxX: 0.151329, minY: -0.145019, maxY: 0.142008 } as const;
const CENTRE: GeoPoint = { lat: 17.5, lon: -4 };
const EARTH_RADIUS_KM = 6371.0088;

/** Size of the window on the ground. The projection keeps areas; lengths are true to 1 % this near to its centre. */
export const KM_WIDE = (WINDOW.maxX - WINDOW.minX) * EARTH_RADIUS_KM;
export const KM_HIGH = (WINDOW.maxY - WINDOW.minY) * EARTH_RADIUS_KM;

/** CSS pixels of the drawing on the narrowest screen that we support, 320 pixels with its margins taken off. */
const NARROWEST_DRAWING = 288;
/** Half of the least target that a finger needs. Source: WCAG 2.2, success criterion 2.5.8, 24 by 24 CSS pixels */
const LEAST_TARGET_RADIUS = 12;

/**
 * The radius in kilometres that the whole-country view allows for: a finger's width on the smallest phone. The server
 * knows no screen and sends everybody the same view, so everybody gets the same tolerance.
 */
export const VIEW_RADIUS_KM = Math.ceil((LEAST_TARGET_RADIUS * KM_WIDE) / NARROWEST_DRAWING);

/** A point of the drawing: parts of its width from the west and of its height from the north, in [0, 1] inside it. */
export type MapSpot = { readonly x: number; readonly y: number };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Where degrees stand on the drawing; outside [0, 1] for what lies beyond it. Projection as in core/geo/projection.ts. */
export function spotOf({ lat, lon }: GeoPoint): MapSpot {
  const [lat0, phi, away] = [radians(CENTRE.lat), radians(lat), radians(lon - CENTRE.lon)];
  const scale = Math.sqrt(2 / (1 + Math.sin(lat0) * Math.sin(phi) + Math.cos(lat0) * Math.cos(phi) * Math.cos(away)));
  const x = scale * Math.cos(phi) * Math.sin(away);
  const y = -scale * (Math.cos(lat0) * Math.sin(phi) - Math.sin(lat0) * Math.cos(phi) * Math.cos(away));
  return { x: (x - WINDOW.minX) / (WINDOW.maxX - WINDOW.minX), y: (y - WINDOW.minY) / (WINDOW.maxY - WINDOW.minY) };
}

/** Kilometres between two points of the drawing. */
export function spotDistanceKm(a: MapSpot, b: MapSpot): number {
  return Math.hypot((a.x - b.x) * KM_WIDE, (a.y - b.y) * KM_HIGH);
}

/** Eight points of the compass, from the north over the east. */
export const COMPASS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type CompassPoint = (typeof COMPASS)[number];

/** In which direction of the drawing `to` lies, seen from `from`; north is up. */
export function directionOf(from: MapSpot, to: MapSpot): CompassPoint {
  const angle = Math.atan2((to.x - from.x) * KM_WIDE, (from.y - to.y) * KM_HIGH);
  return COMPASS[(Math.round(angle / (Math.PI / 4)) + 8) % 8] ?? "n";
}

export const isOnDrawing = ({ x, y }: MapSpot): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
