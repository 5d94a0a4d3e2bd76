import { describe, expect, it } from "vitest";
import { expectedOfQuiz, expectedOfReviewing, type LoggedSitting } from "@/core/gradebook/expected-result";
import type { ScoredQuestion } from "@/core/quizzes/score";

const question = (credit: number | null, ruling: ScoredQuestion["ruling"] = null): ScoredQuestion => ({
  ...{ credit, ruling },
  skipped: false,
});
const sitting = (at: number, finishedAt: number | null, credits: readonly (number | null)[]): LoggedSitting => ({
  ...{ sitting: at, finishedAt, abandoned: false },
  questions: credits.map((credit) => question(credit)),
});

describe("what a quiz has to come to", () => {
  const sittings = [sitting(2, 20, [0, 0]), sitting(1, 10, [1, 0]), sitting(3, null, [1, 1])];

  it.each([
    ["best", 1, 10],
    ["first", 1, 10],
    ["last", 0, 20],
    ["mean", 0.5, 20],
  ] as const)("by the rule %s", (counts, credit, finishedAt) => {
    expect(expectedOfQuiz(counts, sittings)).toEqual({
      ...{ state: "done", credit, possible: 2, answered: 2, daysReviewed: 0, finishedAt },
    });
  });

  it("takes what was dropped out, and credits what was credited", () => {
    const questions = [question(1, "drop"), question(null, "credit"), question(0.5)];
    expect(expectedOfQuiz("best", [{ ...sitting(1, 10, []), questions }])).toMatchObject({ credit: 1.5, possible: 2 });
  });

  it("of a sitting that was not handed in is nothing", () => {
    const discarded = { ...sitting(1, 10, [1, 1]), abandoned: true };
    expect(expectedOfQuiz("best", [discarded])).toMatchObject({ state: "discarded", credit: 0, possible: 2 });
    expect(expectedOfQuiz("best", [discarded, sitting(2, null, [1, null])])).toMatchObject({ state: "discarded" });
    expect(expectedOfQuiz("best", [])).toBeNull();
  });
});

describe("what reviewing has to come to", () => {
  const at = (text: string) => Date.parse(text);
  const asked = {
    ...{ opensAt: at("2026-03-28T00:00Z"), dueAt: at("2026-03-31T00:00Z"), daysWanted: 2 },
    counts: ({ targetId }: { readonly targetId: string }) => targetId !== "other",
  };
  const review = (id: string, when: string, targetId = "t") => ({ id, targetId, receivedAt: at(when) });
  const calendar = { timeZone: "Europe/Paris", dayStartHour: 4 };

  it("counts days of studying: one begins so many hours after midnight, also in the night in which the clocks change", () => {
    const reviews = [
      review("a", "2026-03-28T12:00Z"),
      // Half past four by the clock, three and a half hours after midnight.
      review("b", "2026-03-29T02:30Z"),
      review("c", "2026-03-28T13:00Z", "other"),
      review("d", "2026-03-27T12:00Z"),
    ];
    expect(expectedOfReviewing(asked, reviews, [], calendar)).toMatchObject({
      state: "going",
      daysReviewed: 1,
      answered: 2,
    });
    const later = [...reviews, review("e", "2026-03-29T03:30Z")];
    expect(expectedOfReviewing(asked, later, [], calendar)).toMatchObject({
      ...{ state: "done", credit: 2, daysReviewed: 2, finishedAt: at("2026-03-29T03:30Z") },
    });
  });

  it("leaves out what was taken back before it was due", () => {
    const reviews = [review("a", "2026-03-28T12:00Z")];
    const undone = (when: string) => [{ undoes: "a", targetId: "t", receivedAt: at(when) }];
    const days = (when: string) => expectedOfReviewing(asked, reviews, undone(when), calendar).daysReviewed;
    expect([days("2026-03-28T13:00Z"), days("2026-03-31T01:00Z")]).toEqual([0, 1]);
  });
});
