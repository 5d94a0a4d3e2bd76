import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GeoFiles, LineFeatures } from "@/core/geo/map-shapes";
import type { Topology } from "@/core/geo/topology";

/** The outlines in content/geo, read while the page of the map is built. @throws when a file is missing or broken */
export function readGeoFiles(): GeoFiles {
  return {
    regions: readJson("mali-regions-2012.topo.json") as Topology,
    countries: readJson("countries.geojson") as LineFeatures,
    rivers: readJson("rivers.geojson") as LineFeatures,
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(/* turbopackIgnore: true */ process.cwd(), "content", "geo", name), "utf8"));
}
