import { describe, expect, it } from "vitest";
import type { Rating } from "@/core/memory/events";
import { type RecallStep, recallTrace } from "@/core/memory/recall-trace";

const settings = { desiredRetention: 0.9, weights: null };
const card = (day: number, rating: Rating, hour = 12): RecallStep => ({ kind: "rated", day, hour, rating, by: "card" });
const quiz = (day: number, rating: Rating): RecallStep => ({ ...card(day, rating), by: "quiz" }) as RecallStep;

describe("the trace of a target", () => {
  it("reaches the golden value of the published weights (ratings 1,3,3,3,3,3 after 0,0,1,3,8,21 days)", () => {
    const days = [0, 0, 1, 4, 12, 33];
    const ratings: Rating[] = ["again", "good", "good", "good", "good", "good"];
    const { changes, recalls } = recallTrace(
      days.map((day, index) => card(day, ratings[index] ?? "good")),
      settings,
    );
    expect(changes.at(-1)).toMatchObject({ day: 33, memory: { lastDay: 33 } });
    expect(changes.at(-1)?.memory?.stability).toBeCloseTo(53.62691, 4);
    // Of the two grades of the first day neither tells of a memory; each later day has one.
    expect(recalls.map(({ day, elapsed, recalled }) => [day, elapsed, recalled])).toEqual([
      [1, 1, true],
      [4, 3, true],
      [12, 8, true],
      [33, 21, true],
    ]);
  });

  it("predicts what the forgetting curve gives for the days in between", () => {
    // First "good": stability 2.3065 days. R = (1 + .98035·5 ÷ 2.3065)^−.1542, by hand.
    const [recall] = recallTrace([card(10, "good"), card(15, "again", 7)], settings).recalls;
    expect(recall).toMatchObject({ hour: 7, elapsed: 5, recalled: false });
    expect(recall?.predicted).toBeCloseTo((1 + (0.98035 * 5) / 2.3065) ** -0.1542, 4);
  });

  it("counts of the answers of a quiz the first of a day, and tells nothing of how often they were right", () => {
    const { changes, recalls } = recallTrace([card(0, "good"), quiz(3, "again"), quiz(3, "good")], settings);
    expect(changes).toHaveLength(2);
    expect(recalls).toEqual([]);
  });

  it("takes a grade after an answer of the same day as practice, not as a recall", () => {
    expect(recallTrace([card(0, "good"), quiz(3, "good"), card(3, "good")], settings).recalls).toEqual([]);
  });

  it("knows nothing while a card is put away or begun anew, and goes on when it comes back", () => {
    const { changes } = recallTrace(
      [
        card(0, "good"),
        { kind: "suspended", day: 1, on: true },
        { kind: "suspended", day: 2, on: false },
        { kind: "reset", day: 3 },
      ],
      settings,
    );
    expect(changes.map(({ memory }) => memory !== null)).toEqual([true, false, true, false]);
    expect(changes[2]?.memory).toEqual(changes[0]?.memory);
  });

  it("trusts a memory for a week at most after its fact was judged anew, and takes over a stronger one", () => {
    const inherits = { stability: 90, difficulty: 4, reps: 6, lastDay: 2, suspended: false };
    const merged: RecallStep = { kind: "merged", day: 6, inherits };
    const { changes } = recallTrace([card(0, "easy"), { kind: "capped", day: 5 }, merged], settings);
    expect(changes.map(({ memory }) => memory?.stability)).toEqual([expect.closeTo(8.2956, 4), 7, 90]);
    const weaker: RecallStep = { kind: "merged", day: 6, inherits: { ...inherits, stability: 3 } };
    expect(recallTrace([card(0, "easy"), weaker], settings).changes.at(-1)?.memory?.stability).toBeCloseTo(8.2956, 4);
  });

  it("goes on from the latest day when a clock steps back", () => {
    const { changes, recalls } = recallTrace([card(10, "good"), card(8, "good"), card(11, "good")], settings);
    expect(changes.map(({ day, memory }) => [day, memory?.lastDay])).toEqual([
      [10, 10],
      [10, 10],
      [11, 11],
    ]);
    expect(recalls.map(({ elapsed }) => elapsed)).toEqual([1]);
  });
});
