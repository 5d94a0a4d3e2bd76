import { describe, expect, it } from "vitest";
import { spokenAt } from "@/components/quiz/clock/spoken";

const MINUTE = 60_000;

describe("the time left, as a screen reader hears it", () => {
  it.each([
    ["nothing at the start of a long test", null, 40 * MINUTE, null],
    ["the exact time when the page opens near the end", null, 58_000, "exact"],
    ["five minutes when they begin", 5 * MINUTE + 200, 5 * MINUTE - 800, 5],
    ["one minute when it begins", MINUTE + 1, MINUTE, 1],
    ["one minute, not five, after a sleep over both", 20 * MINUTE, 30_000, 1],
    ["nothing in between", 4 * MINUTE, 3 * MINUTE, null],
    ["five minutes once more after time was added", 6 * MINUTE, 5 * MINUTE, 5],
    ["nothing when the time is up", 1_000, 0, null],
  ] as const)("%s", (_, before, now, said) => {
    expect(spokenAt(before, now)).toBe(said);
  });
});
