import { describe, expect, it } from "vitest";
import { isLeech, LEECH_LAPSES } from "@/core/memory/leech";
import { defaultSettings, type MemoryState, newState } from "@/core/memory/state";
import { whyDue } from "@/core/memory/why-due";

const DAY = 86_400_000;
const now = 1_000 * DAY;
const dayEnd = now + DAY / 2;
const known: MemoryState = {
  ...newState,
  phase: "review",
  stability: 10,
  difficulty: 5,
  reps: 3,
  lastAt: now - 10 * DAY,
};
const why = (state: MemoryState) => whyDue(state, defaultSettings, now, dayEnd, "due");

describe("why a card comes now", () => {
  it.each([
    ["new", newState],
    ["step", { ...known, phase: "relearning", dueAt: now }],
    // Left in the midst of its steps, the evening before or weeks ago.
    ["due", { ...known, phase: "learning", dueAt: now - DAY / 2 }],
    ["overdue", { ...known, phase: "relearning", dueAt: now - 30 * DAY }],
    ["due", { ...known, dueAt: now - DAY / 2 }],
    ["due", { ...known, dueAt: dayEnd - 1 }],
    ["overdue", { ...known, dueAt: now - DAY }],
    ["ahead", { ...known, dueAt: dayEnd }],
  ] as const)("is said: %s", (reason, state) => {
    expect(why(state).reason).toBe(reason);
  });

  it("tells how likely it is recalled, and what was wanted", () => {
    expect(why({ ...known, dueAt: now })).toMatchObject({ recall: expect.closeTo(0.9, 6), wanted: 0.9 });
    expect(why(newState).recall).toBeNull();
  });
});

describe("a leech", () => {
  it("is a card forgotten eight times", () => {
    expect([LEECH_LAPSES - 1, LEECH_LAPSES].map((lapses) => isLeech({ lapses }))).toEqual([false, true]);
  });
});
