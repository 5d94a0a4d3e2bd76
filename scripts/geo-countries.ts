import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Box, clipLine, clipRing } from "@/core/geo/clip";
import { simplifyLine } from "@/core/geo/simplify";
import { bordersOf, type Line, linesOfArcs, ringsOf, type Topology } from "@/core/geo/topology";

// Cuts the countries around Mali out of the package world-atlas and writes content/geo/countries.geojson.
// Usage and origin: content/geo/README.md.

const AREA: Box = { minX: -17, minY: 6, maxX: 10, maxY: 29 };
/** Degrees: about 700 m, less than a pixel at the largest zoom of the map. */
const TOLERANCE = 0.006;
const MALI = "Mali";

const [atlas] = process.argv.slice(2);
if (atlas === undefined) {
  console.error("Say where countries-10m.json of world-atlas lies: see content/geo/README.md.");
  process.exit(1);
}

const topology = JSON.parse(readFileSync(atlas, "utf8")) as Topology;
const shapes = topology.objects.countries?.geometries ?? [];
const lines = linesOfArcs(topology);
const rounded = (line: Line) =>
  simplifyLine(line, TOLERANCE).map(([x, y]) => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]);

const countries = shapes
  .filter((shape) => shape.properties?.name !== MALI)
  .map((shape) => ({
    name: shape.properties?.name ?? "",
    rings: ringsOf(shape, lines)
      .map((ring) => clipRing(ring, AREA))
      .filter((ring) => ring.length > 3),
  }))
  .filter(({ rings }) => rings.length > 0)
  .map(({ name, rings }) => ({
    type: "Feature",
    properties: { name, kind: "country" },
    geometry: { type: "MultiLineString", coordinates: rings.map(rounded) },
  }));

// Mali's own border is drawn from the regions, so that the two outlines cannot stand side by side.
const between = bordersOf(
  shapes,
  lines,
  (owners) => owners.length === 2 && owners.every((owner) => owner.properties?.name !== MALI),
).flatMap((line) => clipLine(line, AREA));

const features = [
  ...countries,
  {
    type: "Feature",
    properties: { name: "", kind: "borders" },
    geometry: { type: "MultiLineString", coordinates: between.map(rounded) },
  },
];
const file = join(import.meta.dirname, "..", "content", "geo", "countries.geojson");
const text = features.map((feature) => JSON.stringify(feature)).join(",\n");
writeFileSync(file, `{"type":"FeatureCollection","features":[\n${text}\n]}\n`);
console.log(`${countries.length} countries, ${between.length} borders, ${text.length} bytes: ${file}`);
