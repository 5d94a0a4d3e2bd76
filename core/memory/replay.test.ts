import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOwnDeed, type MemoryEvent, type MemoryEventBody } from "@/core/memory/events";
import { replay, replayTarget } from "@/core/memory/replay";

const HOUR = 3_600_000;
const start = Date.parse("2026-01-01T10:00:00Z");
const targets = ["fact:a:o", "fact:b:o", "fact:c:when"];

function event(id: string, hours: number, body: MemoryEventBody, device = "phone"): MemoryEvent {
  const effectiveAt = start + hours * HOUR;
  const localDay = new Date(effectiveAt).toISOString().slice(0, 10);
  return { id, device, deviceSequence: hours, effectiveAt, localDay, ...body };
}

const ratingArb = fc.constantFrom("again", "hard", "good", "easy") as fc.Arbitrary<"again" | "hard" | "good" | "easy">;
const bodyArb: fc.Arbitrary<MemoryEventBody> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("reviewed" as const),
      targetId: fc.constantFrom(...targets),
      rating: ratingArb,
    }),
  },
  fc.record({
    kind: fc.constant("answered" as const),
    targetId: fc.constantFrom(...targets),
    rating: fc.option(ratingArb, { nil: null }),
    itemType: fc.constant("multiple-choice"),
  }),
  fc.record({ kind: fc.constant("reset" as const), targetId: fc.constantFrom(...targets) }),
  fc.record({ kind: fc.constant("suspended" as const), targetId: fc.constantFrom(...targets), on: fc.boolean() }),
  fc.record({ kind: fc.constant("buried" as const), targetId: fc.constantFrom(...targets) }),
  fc.record({
    kind: fc.constant("undone" as const),
    targetId: fc.constantFrom(...targets),
    undoes: fc.nat(30).map((n) => `e${n}`),
  }),
  fc.record({
    kind: fc.constant("contentRevised" as const),
    targetId: fc.constantFrom(...targets),
    change: fc.constantFrom("wording" as const, "status" as const, "retracted" as const, "retired" as const),
    release: fc.constant("r"),
  }),
  fc.record({
    kind: fc.constant("settingsChanged" as const),
    desiredRetention: fc.constantFrom(0.8, 0.9, 0.95),
    maximumIntervalDays: fc.constantFrom(30, 365),
  }),
);
const logArb = fc
  .array(fc.tuple(fc.nat(2000), bodyArb, fc.constantFrom("phone", "desk")), { maxLength: 30 })
  .map((rows) => rows.map(([hours, body, device], index) => event(`e${index}`, hours, body, device)));

const plain = (events: readonly MemoryEvent[]) => JSON.stringify([...replay(events).states].sort());

describe("replay", () => {
  it("gives the same memory whatever the order of arrival and however often events arrive", () => {
    fc.assert(
      fc.property(logArb, fc.integer(), (log, seed) => {
        const mixed = [...log, ...log.slice(0, 7)].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        expect(plain(mixed)).toBe(plain(log));
      }),
      { numRuns: 300 },
    );
  });

  it("needs only a target's own events and the settings to rebuild that target", () => {
    fc.assert(
      fc.property(logArb, (log) => {
        for (const target of targets) {
          const own = log.filter((one) => !("targetId" in one) || one.targetId === target);
          expect(replayTarget(own, target)).toEqual(replay(log).states.get(target) ?? null);
        }
      }),
    );
  });

  it("forgets an undone review, also when the undo arrives first", () => {
    const review = event("e1", 0, { kind: "reviewed", targetId: "fact:a:o", rating: "good" });
    const undo = event("e2", 1, { kind: "undone", targetId: "fact:a:o", undoes: "e1" });
    expect(replayTarget([undo, review], "fact:a:o")).toBeNull();
  });

  it("is, after an undo of anything that the learner did to a card, what it is without the two", () => {
    fc.assert(
      fc.property(logArb, fc.nat(2100), fc.nat(), (log, hours, pick) => {
        const deeds = log.filter(isOwnDeed);
        const deed = deeds[pick % Math.max(1, deeds.length)];
        fc.pre(deed !== undefined);
        const undo = event("undo", hours, { kind: "undone", targetId: deed.targetId, undoes: deed.id }, "tablet");
        expect(plain([undo, ...log])).toBe(plain(log.filter(({ id }) => id !== deed.id)));
      }),
    );
  });

  it("puts a buried card aside for the day on which that happened", () => {
    const review = event("e1", 0, { kind: "reviewed", targetId: "fact:a:o", rating: "good" });
    const burial = event("e2", 30, { kind: "buried", targetId: "fact:a:o" });
    expect(replayTarget([review, burial], "fact:a:o")).toMatchObject({ buriedOn: "2026-01-02", reps: 1 });
  });

  it("does not let an undo of one card reach a review of another, or a quiz answer", () => {
    const review = event("e1", 0, { kind: "reviewed", targetId: "fact:a:o", rating: "good" });
    const answer = event("e2", 1, { kind: "answered", targetId: "fact:b:o", rating: "good", itemType: "cloze" });
    const wrongTarget = event("e3", 2, { kind: "undone", targetId: "fact:b:o", undoes: "e1" });
    const ofAnswer = event("e4", 3, { kind: "undone", targetId: "fact:b:o", undoes: "e2" });
    const states = replay([review, answer, wrongTarget, ofAnswer]).states;
    expect(states.get("fact:a:o")?.reps).toBe(1);
    expect(states.get("fact:b:o")?.reps).toBe(1);
  });

  it("counts a quiz answer only when it is the first of the day for its target", () => {
    const body = { kind: "answered", targetId: "fact:a:o", itemType: "cloze" } as const;
    const first = event("e1", 0, { ...body, rating: "good" });
    const second = event("e2", 1, { ...body, rating: "again" });
    const nextDay = event("e3", 24, { ...body, rating: "good" });
    expect(replayTarget([first, second], "fact:a:o")).toEqual(replayTarget([first], "fact:a:o"));
    expect(replayTarget([first, second, nextDay], "fact:a:o")?.reps).toBe(2);
  });

  it("makes a memory due and trusts it for a week at most when the status of its fact changes", () => {
    const reviews = [0, 48, 300, 1000].map((hours, index) =>
      event(`e${index}`, hours, { kind: "reviewed", targetId: "fact:a:o", rating: "good" }),
    );
    const revised = event("r", 1100, { kind: "contentRevised", targetId: "fact:a:o", change: "status", release: "r" });
    const before = replayTarget(reviews, "fact:a:o");
    const after = replayTarget([...reviews, revised], "fact:a:o");
    expect(before?.stability).toBeGreaterThan(7);
    expect(after?.stability).toBe(7);
    expect(after?.dueAt).toBe(revised.effectiveAt);
    expect(after?.reps).toBe(before?.reps);
  });
});

function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}
