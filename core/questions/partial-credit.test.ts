import { describe, expect, it } from "vitest";
import { creditFor } from "@/core/questions/contract";
import { gradeAnswer } from "@/core/questions/generate";

function credit(type: "ordering" | "date", key: unknown, answer: unknown): number | string {
  const grade = gradeAnswer(type, key, answer);
  return grade.ok ? creditFor(grade.value) : grade.error.kind;
}

describe("an order of events", () => {
  const key = { order: ["a", "b", "c", "d"] };
  it.each([
    [["a", "b", "c", "d"], 1],
    [["b", "a", "c", "d"], 4 / 6],
    [["b", "a", "d", "c"], 2 / 6],
    [["d", "c", "b", "a"], 0],
    [["d", "a", "b", "c"], 0],
    [[], "blank"],
    [["a", "b", "c"], "malformed"],
    [["a", "a", "c", "d"], "malformed"],
    [["a", "b", "c", "x"], "malformed"],
  ])("%s earns %s", (order, expected) => {
    const earned = credit("ordering", key, { order });
    if (typeof expected === "number") expect(earned).toBeCloseTo(expected, 12);
    else expect(earned).toBe(expected);
  });
});

describe("a date", () => {
  it.each([
    [{ year: 2015, month: null }, 1],
    [{ year: 2016, month: null }, 0.5],
    [{ year: 2014, month: 7 }, 0.5],
    [{ year: 2017, month: null }, 0],
    [{ year: null, month: null }, "blank"],
    [{ year: 20.5, month: null }, "malformed"],
  ])("of a year: %s earns %s", (answer, expected) => {
    expect(credit("date", { year: 2015, month: null }, answer)).toBe(expected);
  });

  it.each([
    [{ year: 2015, month: 1 }, 1],
    [{ year: 2014, month: 12 }, 0.5],
    [{ year: 2015, month: 2 }, 0.5],
    [{ year: 2016, month: 1 }, 0],
    [{ year: 2015, month: null }, "blank"],
    [{ year: 2015, month: 13 }, "malformed"],
  ])("of a month: %s earns %s", (answer, expected) => {
    expect(credit("date", { year: 2015, month: 1 }, answer)).toBe(expected);
  });
});
