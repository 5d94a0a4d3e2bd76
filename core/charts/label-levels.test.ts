import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxOf, type LabelToPlace, labelLevels } from "@/core/charts/label-levels";

const frame = { width: 1000, height: 800, levels: [320, 500, 800, 1300, 2100, 3400] };
const label = (id: string, x: number, y: number, over: Partial<LabelToPlace> = {}): LabelToPlace => ({
  id,
  x,
  y,
  width: 60,
  height: 16,
  gap: 6,
  ...over,
});

describe("labels of a growing drawing", () => {
  it("shows the first of two that stand in the same place, and the other one beside it", () => {
    const placed = labelLevels([label("a", 500, 400), label("b", 500, 400)], frame);
    expect(placed.map(({ id, side }) => [id, side])).toEqual([
      ["a", "right"],
      ["b", "left"],
    ]);
  });

  it("lets a crowded label wait until the drawing is wide enough", () => {
    const crowd = ["a", "b", "c", "d", "e"].map((id, index) => label(id, 500 + index * 3, 400, { gap: 0 }));
    const levels = labelLevels(crowd, frame).map(({ level }) => level);
    expect(levels[0]).toBe(0);
    expect(labelLevels(crowd, frame).length).toBeLessThan(5);
    expect(labelLevels(crowd, { ...frame, levels: [...frame.levels, 40_000] })).toHaveLength(5);
  });

  it("keeps labels inside the frame", () => {
    expect(labelLevels([label("edge", 995, 400)], frame)).toEqual([{ id: "edge", level: 0, side: "left" }]);
  });

  it("does not cover the mark of another place", () => {
    const marks = [{ id: "other", x: 560, y: 400, radius: 4, fromLabel: 0 }];
    expect(labelLevels([label("a", 500, 400)], { ...frame, levels: [320] }, marks)[0]?.side).toBe("left");
    const lesser = marks.map((mark) => ({ ...mark, fromLabel: 1 }));
    expect(labelLevels([label("a", 500, 400)], { ...frame, levels: [320] }, lesser)[0]?.side).toBe("left");
    const allAround = [
      [560, 400],
      [440, 400],
      [500, 360],
      [500, 440],
    ].map(([x = 0, y = 0], index) => ({ id: `m${index}`, x, y, radius: 4, fromLabel: 1 }));
    expect(labelLevels([label("a", 500, 400)], { ...frame, levels: [320] }, allAround)[0]?.side).toBe("right");
  });

  it("never lets two labels touch, at any width from the one where both are shown", () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 1000 }),
      y: fc.integer({ min: 0, max: 800 }),
      width: fc.integer({ min: 20, max: 120 }),
      gap: fc.constantFrom(0, 5, 9),
    });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 2, maxLength: 25 }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (points, grow) => {
          const labels = points.map((one, index) => label(String(index), one.x, one.y, one));
          const byId = new Map(labels.map((one) => [one.id, one]));
          const boxes = labelLevels(labels, frame).flatMap((one) => {
            const at = byId.get(one.id);
            return at ? [{ at, level: one.level, box: boxOf(at, one.side) }] : [];
          });
          for (const [index, a] of boxes.entries()) {
            for (const b of boxes.slice(index + 1)) {
              const scale = ((frame.levels[Math.max(a.level, b.level)] ?? 0) * grow) / frame.width;
              const dx = Math.abs((a.at.x - b.at.x) * scale + a.box.x - b.box.x);
              const dy = Math.abs((a.at.y - b.at.y) * scale + a.box.y - b.box.y);
              const apart =
                dx >= a.box.halfWidth + b.box.halfWidth - 1e-6 || dy >= a.box.halfHeight + b.box.halfHeight - 1e-6;
              expect(apart).toBe(true);
            }
          }
        },
      ),
    );
  });
});
