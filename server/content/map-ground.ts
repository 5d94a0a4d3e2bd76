import "server-only";
import { groundOf, type MapGroundPaths } from "@/core/geo/map-ground";
import { mapShapes } from "@/core/geo/map-shapes";
import { readGeoFiles } from "@/server/content/geo";

/** Units of the drawing, about two kilometres: less than a pixel on a phone, and half the weight. */
const TOLERANCE = 1.1;

let ground: MapGroundPaths | null = null;

/** The outlines of the map questions, drawn once per process: the same for all of them, without a name or a place. */
export function mapGround(): MapGroundPaths {
  ground ??= groundOf(mapShapes(readGeoFiles(), TOLERANCE));
  return ground;
}
