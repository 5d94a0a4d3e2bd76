import fc from "fast-check";
import { default_w } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { continueReplay } from "@/core/memory/continue-replay";
import { isOwnDeed, type MemoryEvent, type MemoryEventBody } from "@/core/memory/events";
import { replay, replayTarget } from "@/core/memory/replay";
import type { MemoryState } from "@/core/memory/state";

const HOUR = 3_600_000;
const start = Date.parse("2026-01-01T10:00:00Z");
const targets = ["fact:a:o", "fact:b:o", "fact:c:when"];

function event(id: string, hours: number, body: MemoryEventBody, device = "phone"): MemoryEvent {
  const effectiveAt = start + hours * HOUR;
  const localDay = new Date(effectiveAt).toISOString().slice(0, 10);
  return { id, device, deviceSequence: hours, effectiveAt, localDay, ...body };
}

/** Published weights, but for the first stabilities and the shape of the curve. */
const forgetful = default_w.map((weight, index) => (index < 4 ? weight / 2 : index === 20 ? 0.3 : weight));
const retentive = default_w.map((weight, index) => (index < 4 ? weight * 2 : weight));

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
    easyDays: fc.subarray([0, 5, 6]),
  }),
  fc.record({ kind: fc.constant("weightsAdopted" as const), weights: fc.constantFrom(forgetful, retentive) }),
);
const logArb = fc
  .array(fc.tuple(fc.nat(2000), bodyArb, fc.constantFrom("phone", "desk")), { maxLength: 30 })
  .map((rows) => rows.map(([hours, body, device], index) => event(`e${index}`, hours, body, device)));

const plainStates = (states: ReadonlyMap<string, MemoryState>) => JSON.stringify([...states].sort());
const plain = (events: readonly MemoryEvent[]) => plainStates(replay(events).states);

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

  it("goes on from where a log ends, as if all of it were read", () => {
    const freshArb = fc.array(fc.tuple(fc.integer({ min: -50, max: 300 }), bodyArb), { minLength: 1, maxLength: 6 });
    let gone = 0;
    fc.assert(
      fc.property(logArb, freshArb, (log, rows) => {
        const { states, settings } = replay(log);
        const newestAt = log.length === 0 ? null : Math.max(...log.map(({ effectiveAt }) => effectiveAt));
        const from = ((newestAt ?? start) - start) / HOUR;
        const fresh = rows.map(([hours, body], index) => event(`f${index}`, Math.max(0, from + hours), body, "tablet"));
        const after = continueReplay({ states, newestAt, settings }, fresh);
        const simple = fresh.every((one) => isOwnDeed(one) && (newestAt === null || one.effectiveAt > newestAt));
        expect(after !== null).toBe(simple);
        if (after === null) return;
        gone += 1;
        expect(plainStates(new Map([...states, ...after]))).toBe(plain([...log, ...fresh]));
      }),
      { numRuns: 600, seed: 20261122 },
    );
    expect(gone).toBeGreaterThan(60);
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

describe("replay of adopted weights", () => {
  const ratings = ["good", "hard", "again", "good", "good", "easy"] as const;
  const reviews = ratings.map((rating, index) =>
    event(`e${index}`, index * index * 40, { kind: "reviewed", targetId: "fact:a:o", rating }),
  );
  const adopt = (weights: readonly number[], hours: number, id = "w") =>
    event(id, hours, { kind: "weightsAdopted", weights }, "server");
  const stateOf = (events: readonly MemoryEvent[]) => replayTarget(events, "fact:a:o");

  it("tells how well everything is remembered by them, also what was reviewed before", () => {
    const after = stateOf([...reviews, adopt(forgetful, 5000)]);
    const always = stateOf([adopt(forgetful, -1), ...reviews]);
    expect(after?.stability).toBeCloseTo(always?.stability ?? 0, 8);
    expect(after?.difficulty).toBeCloseTo(always?.difficulty ?? 0, 8);
    expect(after?.stability).not.toBeCloseTo(stateOf(reviews)?.stability ?? 0, 1);
  });

  it("lets every card come on the day that was told at its last review", () => {
    const before = stateOf(reviews);
    const after = stateOf([...reviews, adopt(forgetful, 5000)]);
    expect(after).toEqual({ ...before, stability: after?.stability, difficulty: after?.difficulty });
  });

  it("forgets the first ones when others follow", () => {
    const twice = stateOf([...reviews, adopt(forgetful, 5000, "w1"), adopt(retentive, 6000, "w2")]);
    expect(twice?.stability).toBeCloseTo(stateOf([adopt(retentive, -1), ...reviews])?.stability ?? 0, 8);
  });

  it("keeps what an editor's change or another target's memory did to it", () => {
    const capped = event("r", 4000, { kind: "contentRevised", targetId: "fact:a:o", change: "status", release: "r" });
    expect(stateOf([...reviews, capped, adopt(retentive, 5000)])?.stability).toBeLessThanOrEqual(7);
    const reset = event("r", 4000, { kind: "reset", targetId: "fact:a:o" });
    expect(stateOf([...reviews, reset, adopt(retentive, 5000)])).toEqual(stateOf([...reviews, reset]));
    const inherits = { ...(stateOf(reviews) as MemoryState), stability: 999, reps: 9 };
    const merged = event("m", 4000, {
      kind: "contentRevised",
      targetId: "fact:a:o",
      change: "merged",
      release: "r",
      inherits,
    });
    expect(stateOf([...reviews, merged, adopt(retentive, 5000)])).toEqual(inherits);
  });

  it("holds a card to the day of an exam, told with the review and not changed afterwards", () => {
    const [first] = reviews;
    if (first?.kind !== "reviewed") throw new Error("The first event is a review.");
    const easy = { ...first, rating: "easy" as const };
    const exam = { ...easy, dueBy: "2026-01-04" };
    expect(((stateOf([exam])?.dueAt ?? 0) - start) / HOUR / 24).toBeLessThanOrEqual(3);
    expect(((stateOf([easy])?.dueAt ?? 0) - start) / HOUR / 24).toBeGreaterThan(3);
  });
});

function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}
