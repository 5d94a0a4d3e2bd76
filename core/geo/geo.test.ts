import { describe, expect, it } from "vitest";
import { clipLine, clipRing } from "@/core/geo/clip";
import { equalArea, fitTo, pathOf } from "@/core/geo/projection";
import { simplifyLine } from "@/core/geo/simplify";
import { bordersOf, type Line, linesOfArcs, ringsOf, type Topology } from "@/core/geo/topology";

/** Two unit squares side by side; the second arc is what they share. */
const squares: Topology = {
  objects: {},
  transform: { scale: [1, 1], translate: [10, 20] },
  arcs: [
    [
      [1, 0],
      [-1, 0],
      [0, 1],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
  ],
};
const west = { type: "Polygon", arcs: [[0, -2]], properties: { name: "west" } } as const;
const east = { type: "Polygon", arcs: [[2, -2]], properties: { name: "east" } } as const;

describe("topology", () => {
  const lines = linesOfArcs(squares);

  it("adds up the steps of an arc and moves it to its place", () => {
    expect(lines[0]).toEqual([
      [11, 20],
      [10, 20],
      [10, 21],
      [11, 21],
    ]);
  });

  it("makes closed rings, walking shared arcs backwards", () => {
    expect(ringsOf(west, lines)).toEqual([
      [
        [11, 20],
        [10, 20],
        [10, 21],
        [11, 21],
        [11, 20],
      ],
    ]);
  });

  it("tells the border between two shapes from their outer edges", () => {
    expect(bordersOf([west, east], lines, (owners) => owners.length === 2)).toEqual([lines[1]]);
    expect(bordersOf([west, east], lines, (owners) => owners.length === 1)).toEqual([lines[0], lines[2]]);
  });
});

describe("clipping", () => {
  const box = { minX: 0, minY: 0, maxX: 10, maxY: 10 };

  it("cuts a ring along the edges of the box", () => {
    const ring: Line = [
      [5, 5],
      [15, 5],
      [15, 8],
      [5, 8],
      [5, 5],
    ];
    expect(clipRing(ring, box)).toEqual([
      [5, 5],
      [10, 5],
      [10, 8],
      [5, 8],
      [5, 5],
    ]);
  });

  it("leaves nothing of a ring outside", () => {
    const outside: Line = [
      [20, 20],
      [30, 20],
      [30, 30],
      [20, 20],
    ];
    expect(clipRing(outside, box)).toEqual([]);
  });

  it("cuts a line that leaves and comes back into its pieces", () => {
    const line: Line = [
      [8, 1],
      [12, 1],
      [12, 3],
      [8, 3],
    ];
    expect(clipLine(line, box)).toEqual([
      [
        [8, 1],
        [10, 1],
      ],
      [
        [10, 3],
        [8, 3],
      ],
    ]);
  });
});

describe("simplifying", () => {
  it("drops what lies within the tolerance and keeps the ends and the corners", () => {
    const line: Line = [
      [0, 0],
      [5, 0.01],
      [10, 0],
      [10, 10],
    ];
    expect(simplifyLine(line, 0.1)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
    ]);
  });
});

describe("the projection", () => {
  it("puts its centre at the origin, north upwards and east to the right", () => {
    const project = equalArea([-4, 17]);
    const [x, y] = project([-4, 17]);
    expect(Math.hypot(x, y)).toBeCloseTo(0, 12);
    expect(project([-4, 20])[1]).toBeLessThan(0);
    expect(project([0, 17])[0]).toBeGreaterThan(0);
  });

  it("keeps areas: a cell of one degree at 10° and at 24° is as large as on the sphere", () => {
    const project = equalArea([-4, 17]);
    for (const lat of [10, 24]) {
      const step = 0.01;
      const corners = [project([0, lat]), project([step, lat]), project([step, lat + step]), project([0, lat + step])];
      const area = Math.abs(
        corners.reduce((sum, [x, y], index) => {
          const [nextX, nextY] = corners[(index + 1) % 4] ?? [0, 0];
          return sum + x * nextY - nextX * y;
        }, 0) / 2,
      );
      const d = (step * Math.PI) / 180;
      expect(area / (d * d * Math.cos(((lat + step / 2) * Math.PI) / 180))).toBeCloseTo(1, 4);
    }
  });

  it("fills the width and leaves the margin free", () => {
    const { project, height } = fitTo(
      ([x, y]) => [x, -y],
      [
        [
          [0, 0],
          [2, 1],
        ],
      ],
      220,
      10,
    );
    expect(project([0, 1])).toEqual([10, 10]);
    expect(project([2, 0])).toEqual([210, 110]);
    expect(height).toBe(120);
  });

  it("writes a closed ring as a closed path of relative steps", () => {
    expect(
      pathOf([
        [0, 0],
        [10, 0],
        [10, 10.04],
        [0, 0],
      ]),
    ).toBe("M0 0l10 0l0 10l-10 -10z");
  });
});
