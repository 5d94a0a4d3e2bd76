import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { boxOf } from "@/core/charts/label-levels";
import { groundOf } from "@/core/geo/map-ground";
import { MAP_LEVELS, mapModel } from "@/core/geo/map-model";
import { mapShapes } from "@/core/geo/map-shapes";
import { spotOf } from "@/core/geo/question-map";
import { readGeoFiles } from "@/server/content/geo";
import { getFactBase } from "@/server/content/load";

const base = getFactBase();
const shapes = mapShapes(readGeoFiles());
const model = mapModel(base, shapes, "en");

/** Outlines of world-wide maps are coarse: towns on a border may fall on its other side. */
const compass = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

describe("the outlines of content/geo", () => {
  it("hold Mali's eight regions and Bamako, and the seven neighbours", () => {
    expect(shapes.regions.map(({ name }) => name).sort()).toEqual(
      ["Bamako", "Gao", "Kayes", "Kidal", "Koulikoro", "Mopti", "Sikasso", "Ségou", "Timbuktu"].sort(),
    );
    const names = shapes.neighbours.map(({ name }) => name);
    for (const neighbour of ["Algeria", "Niger", "Burkina Faso", "Côte d'Ivoire", "Guinea", "Senegal", "Mauritania"]) {
      expect(names).toContain(neighbour);
    }
  });

  it("put every town of the base into the region that the base names for it, or within 30 km of it", () => {
    const wrong = [...base.entities.values()].flatMap(({ id, type, within, lat, lon }) => {
      const named = shapes.regions.find(({ name }) => within.includes(`${plain(name)}-region`));
      if (named === undefined || lat === null || lon === null || type !== "town") return [];
      const near = compass.some(
        ([east, north]) => shapes.regionAt([lon + east * 0.28, lat + north * 0.27]) === named.name,
      );
      return near || shapes.regionAt([lon, lat]) === named.name ? [] : [`${id}: ${named.name}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe("the map of the base", () => {
  it("names every town and village at some size of the drawing", () => {
    const named = new Set(model.labels.map(({ entityId }) => entityId));
    const places = model.points.filter(({ entity }) => entity.type !== "monument");
    expect(places.map(({ entity }) => entity.id).filter((id) => !named.has(id))).toEqual([]);
  });

  it("shows the places that matter most on the smallest phone", () => {
    const first = model.labels.filter(({ level }) => level === 0).map(({ text }) => text);
    expect(first).toEqual(expect.arrayContaining(["Bamako", "Timbuktu", "Gao", "Kidal", "Mopti"]));
  });

  it("lets no two names touch at any size from the smallest phone to the largest zoom", () => {
    const touching: string[] = [];
    for (let width = MAP_LEVELS[0] as number; width <= 6000; width *= 1.04) {
      const boxes = model.labels
        .filter(({ level }) => (MAP_LEVELS[level] ?? 0) <= width)
        .map((label) => {
          const gap = label.kind === "town" || label.kind === "monument" ? 7 : 0;
          const box = boxOf({ width: label.width, height: 17, gap }, label.side);
          const height = (width * shapes.height) / shapes.width;
          return { ...box, text: label.text, x: label.x * width + box.x, y: label.y * height + box.y };
        });
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) {
          const apart =
            Math.abs(a.x - b.x) >= a.halfWidth + b.halfWidth - 0.01 ||
            Math.abs(a.y - b.y) >= a.halfHeight + b.halfHeight - 0.01;
          if (!apart) touching.push(`${a.text} and ${b.text} at ${Math.round(width)}`);
        }
      }
    }
    expect(touching).toEqual([]);
  });

  it("lists every place once, and beside Mali's regions what lies abroad", () => {
    const listed = model.groups.flatMap(({ places }) => places.map(({ entity }) => entity.id));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toEqual(expect.arrayContaining(model.points.map(({ entity }) => entity.id)));
    expect(model.groups.find(({ region }) => region === null)?.places.map(({ entity }) => entity.id)).toContain(
      "algiers",
    );
  });

  it("lists a place under the region that the base names, not the one that a coarse outline suggests", () => {
    const kidal = model.groups.find(({ name }) => name === "Kidal");
    expect(kidal?.places.map(({ entity }) => entity.id)).toEqual(expect.arrayContaining(["anefis", "tinzaouaten"]));
  });

  it("shows neither harm nor the points of the last year", () => {
    const facts = model.points.flatMap((point) => point.facts);
    expect(facts.length).toBeGreaterThan(50);
    expect(facts.filter(({ harm }) => harm !== null)).toEqual([]);
    const recent = new Set(model.groups.flatMap((group) => group.recent));
    expect(facts.filter((fact) => recent.has(fact))).toEqual([]);
  });
});

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

describe("the map of the questions", () => {
  it("is the drawing on which points are graded", () => {
    for (const { lat, lon, type } of base.entities.values()) {
      if (lat === null || lon === null || type !== "town") continue;
      const [x, y] = shapes.project([lon, lat]);
      const spot = spotOf({ lat, lon });
      expect(Math.abs(spot.x * shapes.width - x)).toBeLessThan(0.1);
      expect(Math.abs(spot.y * shapes.height - y)).toBeLessThan(0.1);
    }
  });

  it("bears no name and no place, and is light", () => {
    const { width, height, ...paths } = groundOf(mapShapes(readGeoFiles(), 1.1));
    for (const path of Object.values(paths)) expect(path).toMatch(/^(?:M|l|z|-?\d+(?:\.\d+)?|\s)+$/);
    expect(height).toBeLessThan(width);
    expect(gzipSync(JSON.stringify(paths)).length).toBeLessThan(20_000);
  });
});
