import { written } from "@/core/browse/in-use";
import { type LabelToPlace, labelLevels, type PlacedLabel } from "@/core/charts/label-levels";
import type { Entity, Fact, FactBase, Language } from "@/core/facts/model";
import { areaPlaces, factsAtPlace, type MapPlace, pointPlaces } from "@/core/geo/map-places";
import type { MapShapes } from "@/core/geo/map-shapes";
import { edtf, outerSpan } from "@/core/shared/edtf";

/** Widths of the drawing in pixels at which more names appear. The class names in map-label.tsx follow this list. */
export const MAP_LEVELS = [270, 340, 440, 560, 720, 940, 1220, 1600, 2100, 2800, 3700, 4800] as const;

export type MapLabel = PlacedLabel & {
  readonly text: string;
  readonly kind: "country" | "region" | "river" | "area" | "town" | "monument";
  /** Parts of the drawing's width and height. */
  readonly x: number;
  readonly y: number;
  /** Pixels. */
  readonly width: number;
  readonly entityId: string | null;
};

/** A place with a point; facts too recent for a point are not among its facts. */
export type MapPoint = {
  readonly entity: Entity;
  readonly x: number;
  readonly y: number;
  readonly facts: readonly Fact[];
};

/** One region of 2012 in the list beside the map; `region` is null for what lies outside Mali. */
export type MapListGroup = {
  readonly name: string;
  readonly region: Entity | null;
  readonly newer: readonly Entity[];
  readonly places: readonly { readonly entity: Entity; readonly facts: readonly Fact[] }[];
  readonly recent: readonly Fact[];
};

export type MapModel = {
  readonly points: readonly MapPoint[];
  readonly labels: readonly MapLabel[];
  readonly groups: readonly MapListGroup[];
};

type Wanted = {
  readonly id: string;
  readonly text: string;
  readonly kind: MapLabel["kind"];
  readonly at: readonly [number, number];
  readonly entityId: string | null;
};

/** Pixels a letter and of the line, generous: fonts differ, and a name must never run into another. */
const LETTER: Readonly<Record<MapLabel["kind"], number>> = {
  country: 9.4,
  region: 8,
  river: 6.6,
  area: 6.6,
  town: 7.2,
  monument: 6.6,
};
const LINE = 17;
const GAP = 7;
/** Pixels around a point that the names of other places leave free. */
const POINT_RADIUS = 3;

/** What the page of the map shows, places and names laid out once for every size of the drawing. */
export function mapModel(base: FactBase, shapes: MapShapes, language: Language): MapModel {
  const placed = pointPlaces(base).map((place) => ({ ...place, shown: factsAtPlace(base, place.entity) }));
  const points = placed.flatMap(({ entity, lat, lon, shown }): MapPoint[] => {
    const [x, y] = shapes.project([lon, lat]);
    if (x < 0 || y < 0 || x > shapes.width || y > shapes.height) return [];
    const facts = shown.filter(({ regionOnly }) => !regionOnly).map(({ fact }) => fact);
    return [{ entity, x: x / shapes.width, y: y / shapes.height, facts }];
  });
  return {
    points,
    labels: labelsOf(base, shapes, points, language),
    groups: groupsOf(base, shapes, placed, language),
  };
}

function labelsOf(
  base: FactBase,
  shapes: MapShapes,
  points: readonly MapPoint[],
  language: Language,
): readonly MapLabel[] {
  const chiefTowns = new Set(["Bamako", ...shapes.regions.map(({ name }) => name)]);
  const isChief = ({ kind, entityId }: Wanted) =>
    kind === "town" && chiefTowns.has(base.entities.get(entityId ?? "")?.name.en ?? "");
  const weight = ({ id }: Entity) => base.index.factsToldOf.get(id)?.length ?? 0;
  const pointNames = [...points]
    .sort((a, b) => weight(b.entity) - weight(a.entity) || (a.entity.id < b.entity.id ? -1 : 1))
    .map(
      ({ entity, x, y }): Wanted => ({
        id: entity.id,
        text: written(entity.name, language),
        kind: entity.type === "monument" ? "monument" : "town",
        at: [x * shapes.width, y * shapes.height],
        entityId: entity.id,
      }),
    );
  const towns = pointNames.filter(({ kind }) => kind === "town");
  const wanted: readonly Wanted[] = [
    ...towns.filter(isChief),
    ...shapes.neighbours.flatMap((shape) => named(base, shape, "country", language)),
    ...shapes.regions.flatMap((shape) => named(base, shape, "region", language)),
    ...shapes.rivers.filter(({ great }) => great).flatMap((shape) => named(base, shape, "river", language)),
    ...towns.filter((town) => !isChief(town)),
    ...areaPlaces(base).map((place) => areaName(place, shapes, language)),
    ...shapes.rivers.filter(({ great }) => !great).flatMap((shape) => named(base, shape, "river", language)),
    ...pointNames.filter(({ kind }) => kind === "monument"),
  ];
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const sizes = new Map(wanted.map((one) => [one.id, [...one.text].length * LETTER[one.kind] + 4]));
  const boxes = wanted.map(
    ({ id, kind, at: [x, y] }): LabelToPlace => ({
      id,
      x,
      y,
      width: sizes.get(id) ?? 0,
      height: LINE,
      gap: kind === "town" || kind === "monument" ? GAP : 0,
    }),
  );
  const marks = towns.map(({ id, at: [x, y] }) => ({
    id,
    x,
    y,
    radius: POINT_RADIUS,
    fromLabel: wanted.findIndex((one) => one.id === id),
  }));
  return labelLevels(boxes, { ...shapes, levels: MAP_LEVELS }, marks).flatMap((place): MapLabel[] => {
    const one = byId.get(place.id);
    if (one === undefined) return [];
    const { text, kind, at, entityId } = one;
    const [x, y] = [at[0] / shapes.width, at[1] / shapes.height];
    return [{ ...place, text, kind, entityId, x, y, width: sizes.get(one.id) ?? 0 }];
  });
}

/** A shape's name, if the base knows it: what no fact is about stays without a name. */
function named(
  base: FactBase,
  { name, middle }: MapShapes["regions"][number],
  kind: "country" | "region" | "river",
  language: Language,
): readonly Wanted[] {
  const entity = kind === "region" ? regionEntity(base, name) : entityNamed(base, name, kind);
  if (entity === null || name === "Bamako") return [];
  const text = kind === "region" ? name : written(entity.name, language);
  return [{ id: `${kind}-${name}`, text, kind, at: middle, entityId: entity.id }];
}

function areaName({ entity, lon, lat }: MapPlace, shapes: MapShapes, language: Language): Wanted {
  return {
    id: entity.id,
    text: written(entity.name, language),
    kind: "area",
    at: shapes.project([lon, lat]),
    entityId: entity.id,
  };
}

function entityNamed(base: FactBase, name: string, type: string): Entity | null {
  const found = (base.index.entitiesByType.get(type) ?? []).find(
    (entity) => plain(entity.name.en.replace(/ River$/, "")) === plain(name),
  );
  return found ?? null;
}

const plain = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "");

function regionEntity(base: FactBase, name: string): Entity | null {
  return name === "Bamako"
    ? (base.entities.get("bamako-district") ?? null)
    : entityNamed(base, `${name} Region`, "region");
}

type Placed = MapPlace & { readonly shown: ReturnType<typeof factsAtPlace> };

function groupsOf(
  base: FactBase,
  shapes: MapShapes,
  placed: readonly Placed[],
  language: Language,
): readonly MapListGroup[] {
  // The base knows better than outlines drawn for the whole world; they help where it says nothing.
  const regionOf = ({ entity, lon, lat }: MapPlace) =>
    shapes.regions.find(({ name }) => entity.within.includes(regionEntity(base, name)?.id ?? ""))?.name ??
    shapes.regionAt([lon, lat]);
  const newest = (base.index.entitiesByType.get("region") ?? []).filter(
    ({ name, lat }) => lat !== null && !shapes.regions.some((shape) => name.en === `${shape.name} Region`),
  );
  const names: readonly (string | null)[] = [...shapes.regions.map(({ name }) => name).sort(), null];
  return names
    .map((name): MapListGroup => {
      const here = placed.filter((place) => regionOf(place) === name);
      return {
        name: name ?? "",
        region: name === null ? null : regionEntity(base, name),
        newer: newest.filter(
          ({ lat, lon }) => name !== null && lat !== null && lon !== null && shapes.regionAt([lon, lat]) === name,
        ),
        places: here
          .map(({ entity, shown }) => ({
            entity,
            facts: inOrder(shown.filter(({ regionOnly }) => !regionOnly).map(({ fact }) => fact)),
          }))
          .sort((a, b) => written(a.entity.name, language).localeCompare(written(b.entity.name, language), language)),
        recent: inOrder([
          ...new Set(here.flatMap(({ shown }) => shown.filter(({ regionOnly }) => regionOnly).map(({ fact }) => fact))),
        ]),
      };
    })
    .filter(({ places }) => places.length > 0);
}

function inOrder(facts: readonly Fact[]): readonly Fact[] {
  const day = ({ when }: Fact) => (when === null ? 0 : outerSpan(edtf(when)).from);
  return [...facts].sort((a, b) => day(a) - day(b) || (a.id < b.id ? -1 : 1));
}
