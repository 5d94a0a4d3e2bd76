import { describe, expect, it } from "vitest";
import { resultState } from "@/core/quizzes/result-state";

const due = 1000;

describe("state of a learner's result", () => {
  it("is not begun, then going, then missed when the due date passes", () => {
    expect(resultState(null, due, 500)).toBe("not-begun");
    expect(resultState({ done: false, finishedAt: null }, due, 500)).toBe("going");
    expect(resultState({ done: false, finishedAt: null }, due, 1001)).toBe("missed");
    expect(resultState(null, due, 1001)).toBe("missed");
  });

  it("stays done after the due date, and says when it came late", () => {
    expect(resultState({ done: true, finishedAt: 900 }, due, 5000)).toBe("done");
    expect(resultState({ done: true, finishedAt: 1001 }, due, 5000)).toBe("done-late");
  });
});
