import { describe, expect, it } from "vitest";
import { resultState } from "@/core/quizzes/result-state";

const due = 1000;

describe("state of a learner's result", () => {
  it("is not begun, then going, then missed when the due date passes", () => {
    expect(resultState(null, due, 500)).toBe("not-begun");
    expect(resultState({ state: "going", finishedAt: null }, due, 500)).toBe("going");
    expect(resultState({ state: "going", finishedAt: null }, due, 1001)).toBe("missed");
    expect(resultState(null, due, 1001)).toBe("missed");
  });

  it("stays done after the due date, and says when it came late", () => {
    expect(resultState({ state: "done", finishedAt: 900 }, due, 5000)).toBe("done");
    expect(resultState({ state: "done", finishedAt: 1001 }, due, 5000)).toBe("done-late");
  });

  it("tells a sitting that does not count from one that does, whenever it is read", () => {
    for (const now of [500, 5000])
      expect(resultState({ state: "discarded", finishedAt: 400 }, due, now)).toBe("discarded");
  });
});
