import { describe, expect, it } from "vitest";
import { gradedThings } from "@/core/gradebook/graded-things";
import { answerRatings } from "@/core/memory/answer-ratings";
import type { Given, StoredGrade } from "@/core/quizzes/protocol";
import { answersInQuestion, itemsOfEveryType } from "@/tests/support/answered-items";

const items = itemsOfEveryType();
const told = (type: string, given: Given, grade: StoredGrade) =>
  items.filter((item) => item.type === type).flatMap((item) => gradedThings({ ...item, given, grade }));
const dontKnow = [{ dontKnow: true } as Given, { kind: "dont-know" } as StoredGrade] as const;

describe("what an answer tells a teacher of each thing", () => {
  it("tells of no fact by an order, by a question passed over or by what our sources decide neither way", () => {
    expect(told("ordering", ...dontKnow)).toEqual([]);
    for (const { type } of items) {
      expect(told(type, { skip: true }, { kind: "skipped" })).toEqual([]);
      expect(told(type, { skip: true }, { kind: "undecided" })).toEqual([]);
    }
  });

  it("tells of each premise and each member by itself", () => {
    for (const item of items.filter(({ type }) => type === "matching" || type === "multiple-response")) {
      const answers = answersInQuestion(item).map(([given, grade]) => gradedThings({ ...item, given, grade }));
      const half = answers.find((things) => new Set(things.map(({ missed }) => missed)).size === 2);
      expect(half?.map(({ thing }) => thing).sort()).toEqual([...item.factIds].sort());
    }
  });

  it("tells of the rule, not of the fact that was shown, where a rule was asked", () => {
    const [one] = told("status", ...dontKnow);
    expect(one).toEqual({ thing: "skill:status", missed: true });
  });

  it("says of a fact what its memory is told", () => {
    let compared = 0;
    for (const item of items) {
      for (const [given, grade] of answersInQuestion(item)) {
        const { several, ratings } = answerRatings({ ...item, given, grade, confidence: "fairly" });
        const things = gradedThings({ ...item, given, grade });
        for (const { targetId, rating } of ratings) {
          const thing = /^fact:([^:]+):/.exec(targetId)?.[1];
          if (thing === undefined || rating === null) continue;
          // Half of the credit was no miss; a memory that has no grade between takes it for one.
          if (!several && grade.kind === "partial") continue;
          compared += 1;
          expect(things).toContainEqual({ thing, missed: rating === "again" });
        }
      }
    }
    expect(compared).toBeGreaterThan(items.length);
  });
});
