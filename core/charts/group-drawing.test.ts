import { describe, expect, it } from "vitest";
import { drawGroups, ROW } from "@/core/charts/group-drawing";
import { groupGraph } from "@/core/charts/group-graph";
import { timeScale } from "@/core/charts/time-scale";
import { dayNumber } from "@/core/shared/edtf";
import { aBase, aFact, anEntity, aRelation } from "@/tests/support/facts";

const today = dayNumber(2026, 1, 1);
const scale = timeScale([{ fromYear: 2000, perYear: 100 }], today);
const group = (id: string, life: string) => anEntity({ id, type: "northern-movement", life });
const drawing = (facts: Parameters<typeof aFact>[0][]) => {
  const base = aBase({
    entities: [group("a", "2005/2010"), group("b", "2006/2010"), group("c", "2010/..")],
    relations: ["merged-into", "formed-from", "allied-with"].map((id) => aRelation({ id, aspect: "event" })),
    facts: [aFact({ id: "use", about: ["a", "b", "c"] }), ...facts.map(aFact)],
  });
  return drawGroups(groupGraph(base, today), scale);
};

describe("the drawing of the groups", () => {
  it("gives every lane a row of its own, and time its place", () => {
    const { lanes, height } = drawing([]);
    expect(lanes.map(({ y }) => y)).toEqual([ROW / 2, 1.5 * ROW, 2.5 * ROW]);
    expect(height).toBe(3 * ROW);
    const c = lanes.find(({ entity }) => entity.id === "c");
    expect(c?.mayFrom).toBeCloseTo(1000, -1);
    expect(c?.from).toBeCloseTo(1100, -1);
    expect(lanes.find(({ entity }) => entity.id === "a")?.fades).toBeNull();
  });

  it("lets a line fade from the last day for which a fact shows the group, and a tie from its own", () => {
    const { lanes, links } = drawing([
      { id: "tie", triple: { s: "b", r: "allied-with", o: "c" }, when: "2008/..", asOf: "2009-01-01" },
      { id: "late", triple: { s: "c", r: "allied-with", o: "c" }, when: "2013-01-01" },
    ]);
    const c = lanes.find(({ entity }) => entity.id === "c");
    expect(c?.to).toBeCloseTo(1300, -1);
    expect(c?.fades).toBeGreaterThan(c?.to ?? 0);
    expect(c?.fades).toBeLessThan(scale.width);
    const held = links.find(({ id }) => id === "tie")?.held;
    expect(held?.to).toBeCloseTo(900, -1);
    expect(held?.fades).toBeGreaterThan(900);
  });

  it("draws one line for a merger that is told from both ends", () => {
    const { links } = drawing([
      { id: "m", triple: { s: "a", r: "merged-into", o: "c" }, when: "2010-01-01" },
      { id: "f", triple: { s: "c", r: "formed-from", o: "a" }, when: "2010-01-01" },
    ]);
    expect(links).toHaveLength(1);
  });

  it("leads what merges at one time through one trunk, and keeps another tie of that day beside it", () => {
    const { links } = drawing([
      { id: "m1", triple: { s: "a", r: "merged-into", o: "c" }, when: "2010-01-01" },
      { id: "m2", triple: { s: "b", r: "merged-into", o: "c" }, when: "2010-01-01" },
      { id: "tie", triple: { s: "a", r: "allied-with", o: "c" }, when: "2010-01-01/2011-01-01" },
    ]);
    const x = (id: string) => links.find((link) => link.id === id)?.tip.x;
    expect(x("m1")).toBe(x("m2"));
    expect(x("tie")).toBeGreaterThanOrEqual((x("m1") ?? 0) + 5);
    expect(links.find(({ id }) => id === "tie")?.held?.to).toBeCloseTo(1100, -1);
    expect(links.find(({ id }) => id === "m1")?.held).toBeNull();
  });
});
