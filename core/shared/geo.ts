/** A point in degrees, north and east positive. */
export type GeoPoint = { readonly lat: number; readonly lon: number };

const EARTH_RADIUS_KM = 6371.0088;

/**
 * Great-circle distance in kilometres on a sphere of mean radius; within 0.6 % of the ellipsoid.
 *
 * Source: haversine formula, R. W. Sinnott, Sky and Telescope 68 (1984), 159
 */
export function distanceKm(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
