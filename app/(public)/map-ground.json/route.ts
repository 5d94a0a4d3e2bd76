import { groundOf } from "@/core/geo/map-ground";
import { mapShapes } from "@/core/geo/map-shapes";
import { readGeoFiles } from "@/server/content/geo";

export const dynamic = "force-static";

/** Units of the drawing, about two kilometres: less than a pixel on a phone, and half the weight. */
const TOLERANCE = 1.1;

/** The outlines of the map questions: the same for all of them, without a name or a place. */
export function GET(): Response {
  return Response.json(groundOf(mapShapes(readGeoFiles(), TOLERANCE)), {
    headers: { "cache-control": "public, max-age=86400" },
  });
}
