import { compassPoint, degreesOf, kmBetween, type Spot } from "@/components/questions/map-geometry";
import type { QuestionWords } from "@/components/questions/marking";
import { fill } from "@/components/words";

const MIDDLE: Spot = { x: 0.5, y: 0.5 };
/** Nearer to the middle than this, a direction says nothing. */
export const NEAR_KM = 15;

/** Kilometres as they are said: to the nearest ten. */
export const toTen = (km: number): number => Math.round(km / 10) * 10;

/** Where a point is, for whoever does not see it: degrees, and distance and direction from the middle of the map. */
export function spokenPoint(point: Spot, { map: words }: QuestionWords): string {
  const { lat, lon } = degreesOf(point);
  const km = kmBetween(MIDDLE, point);
  return fill(km < NEAR_KM ? words.middle : words.point, {
    lat: Math.abs(lat).toFixed(1),
    northSouth: lat < 0 ? words.south : words.north,
    lon: Math.abs(lon).toFixed(1),
    eastWest: lon < 0 ? words.west : words.east,
    km: toTen(km),
    direction: words.directions[compassPoint(MIDDLE, point)],
  });
}
