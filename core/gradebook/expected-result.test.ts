import { describe, expect, it } from "vitest";
import {
  expectedOfQuiz,
  expectedOfReviewing,
  type LoggedQuestion,
  type LoggedReview,
  type LoggedSitting,
} from "@/core/gradebook/expected-result";

const question = (credit: number | null, ruling: LoggedQuestion["ruling"] = null): LoggedQuestion => ({
  ...{ credit, ruling },
  ...{ counts: true, skipped: false, takenOut: false },
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

  it("counts as answered neither what has no answer nor what was taken out with its fact", () => {
    const takenOut = { ...question(0), skipped: true, takenOut: true };
    const questions = [takenOut, question(null), question(1)];
    expect(expectedOfQuiz("best", [{ ...sitting(1, null, []), questions }])).toMatchObject({ answered: 1 });
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
    ...{ id: "work", opensAt: at("2026-03-28T00:00Z"), dueAt: at("2026-03-31T00:00Z"), daysWanted: 2 },
    counts: ({ targetId }: { readonly targetId: string }) => !targetId.startsWith("other"),
  };
  /** Reviews of so many different cards at one time. */
  const session = (cards: number, when: string, change: Partial<LoggedReview> = {}): LoggedReview[] =>
    Array.from({ length: cards }, (_, card) => ({
      ...{ id: `${when} ${card}`, targetId: `t${card}`, receivedAt: at(when), effectiveAt: at(when) },
      ...{ localDay: when.slice(0, 10), asks: {}, ...change },
    }));
  const days = (...reviews: LoggedReview[][]) => expectedOfReviewing(asked, reviews.flat(), []).daysReviewed;

  it("counts a day with ten different cards, not with one, nor with one ten times", () => {
    expect(days(session(1, "2026-03-28T12:00Z"))).toBe(0);
    expect(days(session(10, "2026-03-28T12:00Z", { targetId: "t" }))).toBe(0);
    expect(days(session(9, "2026-03-28T12:00Z"), session(1, "2026-03-28T13:00Z", { targetId: "other" }))).toBe(0);
    expect(days(session(9, "2026-03-28T12:00Z"), session(1, "2026-03-28T13:00Z", { targetId: "t9" }))).toBe(1);
    const two = [...session(10, "2026-03-28T12:00Z"), ...session(11, "2026-03-29T12:00Z")];
    expect(expectedOfReviewing(asked, two, [])).toMatchObject({
      ...{ state: "done", credit: 2, daysReviewed: 2, answered: 21, finishedAt: at("2026-03-29T12:00Z") },
    });
  });

  it("counts a day that asks for fewer with as many", () => {
    const asks = { work: 4, another: 1 };
    expect([3, 4].map((cards) => days(session(cards, "2026-03-28T12:00Z", { asks })))).toEqual([0, 1]);
    expect(days(session(4, "2026-03-28T12:00Z", { asks: { another: 1 } }))).toBe(0);
  });

  it("counts what comes in later for the day on which it was done, in time for the due date and within a week", () => {
    const done = { effectiveAt: at("2026-03-28T12:00Z"), localDay: "2026-03-28" };
    expect(days(session(5, "2026-03-28T12:00Z"), session(10, "2026-03-30T12:00Z", done))).toBe(1);
    expect(days(session(10, "2026-03-31T12:00Z", done))).toBe(0);
    expect(days(session(10, "2026-03-28T12:00Z", { effectiveAt: at("2026-03-27T12:00Z") }))).toBe(0);
    const long = { ...asked, opensAt: 0 };
    const late = (when: string) =>
      expectedOfReviewing(long, session(10, "2026-03-28T12:00Z", { effectiveAt: at(when) }), []).daysReviewed;
    expect([late("2026-03-21T12:00Z"), late("2026-03-21T11:00Z")]).toEqual([1, 0]);
  });

  it("leaves out what was taken back before it was due", () => {
    const reviews = session(10, "2026-03-28T12:00Z");
    const undone = (when: string) => [{ undoes: reviews[0]?.id ?? "", targetId: "t0", receivedAt: at(when) }];
    const left = (when: string) => expectedOfReviewing(asked, reviews, undone(when)).daysReviewed;
    expect([left("2026-03-28T13:00Z"), left("2026-03-31T01:00Z")]).toEqual([0, 1]);
  });
});
