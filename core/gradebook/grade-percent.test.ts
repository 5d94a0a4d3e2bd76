import { expect, it } from "vitest";
import { exactPercent, gradePercent, wholePercent } from "@/core/gradebook/grade-percent";

it("rounds every half per cent up, though most shares are no exact binary numbers", () => {
  for (let percent = 0; percent < 99; percent++) {
    const half = (percent + 0.5) / 100;
    expect([half, wholePercent(half)]).toEqual([half, percent + 1]);
    expect([half, gradePercent(half)]).toEqual([half, percent + 0.5]);
    expect(wholePercent(half - 0.0001)).toBe(percent);
  }
  // A mean of 0.55 and 0.6.
  expect([(0.55 + 0.6) / 2].map(wholePercent)).toEqual([58]);
});

it("gives a teacher's grade with the decimal that was typed, and files two", () => {
  for (let tenths = 0; tenths <= 1000; tenths++) {
    expect(gradePercent(tenths / 10 / 100)).toBe(tenths / 10);
    expect(exactPercent(tenths / 10 / 100)).toBe(tenths / 10);
  }
  expect(gradePercent(0.50049)).toBe(50);
  expect([gradePercent(2 / 3), exactPercent(2 / 3)]).toEqual([66.7, 66.67]);
});

it("says 100 of nothing less than all", () => {
  expect([0.995, 0.99999, 1].map(wholePercent)).toEqual([99, 99, 100]);
});
