import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerRatings, type TargetRating } from "@/core/memory/answer-ratings";
import { correctEvents, type LiveEvent } from "@/core/memory/corrected-events";
import { ratings } from "@/core/memory/events";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";

const rating = fc.option(fc.constantFrom(...ratings), { nil: null });
const target = fc.constantFrom("fact:a:o", "fact:b:o", "fact:c:o");
const wanted = fc.uniqueArray(fc.record({ targetId: target, rating }), { selector: ({ targetId }) => targetId });
const live = wanted.map((all): LiveEvent[] => all.map((each, at) => ({ ...each, id: `e${at}` })));

describe("events of an answer that was graded anew", () => {
  it("say afterwards what the answer tells, and no more", () => {
    fc.assert(
      fc.property(live, wanted, (before, told) => {
        const { voids, adds } = correctEvents(before, told);
        const after = [...before.filter((event) => !voids.includes(event)), ...adds];
        const says = (all: readonly TargetRating[]) =>
          new Map(all.flatMap(({ targetId, rating: one }) => (one === null ? [] : [[targetId, one] as const])));
        expect(says(after)).toEqual(says(told));
        expect(new Set(after.map(({ targetId }) => targetId)).size).toBe(after.length);
      }),
    );
  });

  it("stay untouched where they say it already", () => {
    fc.assert(
      fc.property(live, (before) => {
        expect(correctEvents(before, before)).toEqual({ voids: [], adds: [] });
      }),
    );
  });

  it("are all voided when the answer is not to count", () => {
    fc.assert(
      fc.property(live, (before) => {
        expect(correctEvents(before, [])).toEqual({ voids: before, adds: [] });
      }),
    );
  });
});

describe("what an answer tells the memory", () => {
  const item = { type: "number", targetId: "fact:a:o", key: {}, guess: 0, confidence: null } as const;

  it("is nothing when it was passed over or our sources decide neither way", () => {
    const given = { answer: { value: 1 } } as const;
    const of = (answered: Given, grade: StoredGrade) => answerRatings({ ...item, given: answered, grade }).ratings;
    expect(of({ skip: true }, { kind: "skipped" })).toEqual([]);
    expect(of(given, { kind: "undecided" })).toEqual([]);
    expect(of(given, { kind: "correct", note: null })).toEqual([{ targetId: "fact:a:o", rating: "good" }]);
    expect(of({ dontKnow: true }, { kind: "dont-know" })).toEqual([{ targetId: "fact:a:o", rating: "again" }]);
  });
});
