import { describe, expect, it } from "vitest";
import { cellOf, countsForNothing, type StoredCell } from "@/core/gradebook/cell";

const cell: StoredCell = {
  rollup: { state: "done", finishedAt: 90, credit: 3, possible: 4 },
  note: null,
  dueAt: 100,
  joinedAt: 0,
  theirs: true,
  asks: "graded",
};

describe("a cell of the gradebook", () => {
  it("has the share of the points, and counts once it is over", () => {
    expect(cellOf(cell, 95)).toEqual({ state: "done", share: 0.75, counted: 0.75 });
    const late = { ...cell, rollup: { state: "done", finishedAt: 101, credit: 3, possible: 4 } } as const;
    expect(cellOf(late, 150)).toEqual({ state: "done-late", share: 0.75, counted: 0.75 });
  });

  it("leaves out of the mean what goes on, and counts what was left undone with what was answered", () => {
    const going = { ...cell, rollup: { state: "going", finishedAt: null, credit: 1, possible: 4 } } as const;
    expect(cellOf(going, 95)).toEqual({ state: "going", share: 0.25, counted: null });
    expect(cellOf(going, 101)).toEqual({ state: "missed", share: 0.25, counted: 0.25 });
    expect(cellOf({ ...cell, rollup: null }, 95)).toEqual({ state: "not-begun", share: null, counted: null });
    expect(cellOf({ ...cell, rollup: null }, 101)).toEqual({ state: "missed", share: 0, counted: 0 });
  });

  it("leaves out of the mean work of which no question counts", () => {
    const nothing = { ...cell, rollup: { state: "done", finishedAt: 90, credit: 0, possible: 0 } } as const;
    for (const at of [95, 200]) expect(cellOf(nothing, at)).toEqual({ state: "done", share: null, counted: null });
    // Which a cell without a grade says in words, as it does of no other.
    expect(countsForNothing(cellOf(nothing, 95))).toBe(true);
    const others = [cell, { ...cell, rollup: null }, { ...cell, rollup: null, theirs: false }];
    for (const at of [95, 200]) expect(others.map((one) => countsForNothing(cellOf(one, at)))).not.toContain(true);
    // Whoever is absent has no grade either where nobody could earn one.
    const absent = { ...cell, rollup: null, asks: "ungraded" } as const;
    expect(cellOf(absent, 95)).toEqual({ state: "not-begun", share: null, counted: null });
    expect(cellOf(absent, 101)).toEqual({ state: "missed", share: null, counted: null });
    expect(cellOf({ ...cell, asks: "ungraded" }, 101)).toMatchObject({ counted: 0.75 });
  });

  it("is nobody's failure where nothing is asked", () => {
    const none = { ...cell, rollup: null, asks: "nothing" } as const;
    for (const at of [95, 101])
      expect(cellOf(none, at)).toEqual({ state: "nothing-asked", share: null, counted: null });
    expect(cellOf({ ...none, note: { excused: false, share: 0.9 } }, 101).counted).toBe(0.9);
    expect(cellOf({ ...cell, asks: "nothing" }, 101)).toMatchObject({ state: "done", counted: 0.75 });
  });

  it("asks nothing of whoever joined when it was over, was excused, or was not given it", () => {
    expect(cellOf({ ...cell, rollup: null, joinedAt: 101 }, 200)).toMatchObject({
      state: "joined-later",
      counted: null,
    });
    expect(cellOf({ ...cell, note: { excused: true, share: null } }, 200)).toEqual({
      state: "excused",
      share: null,
      counted: null,
    });
    expect(cellOf({ ...cell, rollup: null, theirs: false }, 200)).toMatchObject({ state: "not-theirs", counted: null });
  });

  it("puts the teacher's grade in the place of what the answers come to, begun or not", () => {
    const note = { excused: false, share: 0.9 };
    expect(cellOf({ ...cell, note }, 95)).toEqual({ state: "done", share: 0.9, counted: 0.9 });
    expect(cellOf({ ...cell, rollup: null, note }, 95)).toEqual({ state: "not-begun", share: 0.9, counted: 0.9 });
  });
});
