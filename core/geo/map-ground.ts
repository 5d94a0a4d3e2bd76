import type { MapShapes } from "@/core/geo/map-shapes";

/** Land and water without a name or a place: what a map question draws, and the lowest layer of the map of places. */
export type MapGroundPaths = {
  readonly width: number;
  readonly height: number;
  readonly neighbours: string;
  readonly borders: string;
  readonly land: string;
  readonly regionBorders: string;
  readonly outline: string;
  readonly greatRivers: string;
  readonly rivers: string;
};

/** The shapes as path data, their names left behind. */
export function groundOf(shapes: MapShapes): MapGroundPaths {
  const joined = (all: readonly { readonly path: string }[]) => all.map(({ path }) => path).join("");
  return {
    width: shapes.width,
    height: Math.round(shapes.height),
    neighbours: joined(shapes.neighbours),
    borders: shapes.borders,
    land: joined(shapes.regions),
    regionBorders: shapes.regionBorders,
    outline: shapes.outline,
    greatRivers: joined(shapes.rivers.filter(({ great }) => great)),
    rivers: joined(shapes.rivers.filter(({ great }) => !great)),
  };
}
