import { mapGround } from "@/server/content/map-ground";

export const dynamic = "force-static";

/** The outlines of the map questions. */
export function GET(): Response {
  return Response.json(mapGround(), { headers: { "cache-control": "public, max-age=86400" } });
}
