import { describe, expect, it } from "vitest";
import type { MemoryEvent, MemoryEventBody } from "@/core/memory/events";
import { historyOf } from "@/core/memory/history";
import { replayTarget } from "@/core/memory/replay";

const HOUR = 3_600_000;
const start = Date.parse("2026-01-01T10:00:00Z");
const targetId = "fact:a:o";

function event(id: string, hours: number, body: MemoryEventBody): MemoryEvent {
  const effectiveAt = start + hours * HOUR;
  const localDay = new Date(effectiveAt).toISOString().slice(0, 10);
  return { id, device: "phone", deviceSequence: hours, effectiveAt, localDay, ...body };
}

const log: readonly MemoryEvent[] = [
  event("e1", 0, { kind: "answered", targetId, rating: "good", itemType: "cloze" }),
  event("e2", 1, { kind: "answered", targetId, rating: "again", itemType: "map" }),
  event("e3", 72, { kind: "reviewed", targetId, rating: "again", face: "typed", activeMs: 4_000 }),
  event("e4", 73, { kind: "undone", targetId, undoes: "e3" }),
  event("e5", 74, { kind: "reviewed", targetId, rating: "good" }),
  event("e6", 80, { kind: "suspended", targetId, on: true }),
  event("e7", 81, { kind: "suspended", targetId, on: false }),
  event("e8", 82, { kind: "reviewed", targetId: "fact:b:o", rating: "good" }),
  event("s", 60, { kind: "settingsChanged", desiredRetention: 0.8, maximumIntervalDays: 365 }),
];

describe("the history of a card", () => {
  const history = historyOf(log, targetId);

  it("tells everything that happened to it and nothing else, in order", () => {
    expect(history.map(({ id, what }) => `${id} ${what}`)).toEqual([
      "e1 answered",
      "e2 answered",
      "e3 reviewed",
      "e5 reviewed",
      "e6 suspended",
      "e7 resumed",
    ]);
  });

  it("marks what was undone, and what did not count", () => {
    expect(history.slice(0, 4).map(({ standing }) => standing)).toEqual(["counted", "uncounted", "undone", "counted"]);
  });

  it("ends with the memory that replay gives", () => {
    const state = replayTarget(log, targetId);
    expect(history[3]).toMatchObject({ stability: state?.stability, difficulty: state?.difficulty });
    expect(history[3]?.intervalDays).toBeCloseTo(((state?.dueAt ?? 0) - (state?.lastAt ?? 0)) / (24 * HOUR), 9);
  });

  it("tells how likely it was recalled before each answer, by the settings of the time", () => {
    expect(history[0]?.recall).toBeNull();
    expect(history[3]?.recall).toBeGreaterThan(0.5);
    expect(history[3]?.recall).toBeLessThan(1);
  });

  it("keeps how it was answered, and how long that took", () => {
    expect(history[2]).toMatchObject({ face: "typed", activeMs: 4_000 });
  });
});
