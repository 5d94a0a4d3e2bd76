import { describe, expect, it } from "vitest";
import { KeyBalance, type KeyClass } from "@/core/quizzes/key-balance";

const choice = (place: number, places: number): KeyClass => ({ family: "choice", place, places });

describe("the places of keys", () => {
  it("are filled evenly among questions with as many of them", () => {
    const balance = new KeyBalance();
    balance.count(choice(1, 3));
    expect(balance.allows(choice(1, 3))).toBe(false);
    expect(balance.allows(choice(0, 3))).toBe(true);
    expect(balance.allows(choice(1, 4))).toBe(true);
  });

  it("do not run on for a third time, whatever the number of options", () => {
    const balance = new KeyBalance();
    balance.count(choice(0, 3));
    balance.count(choice(0, 4));
    expect(balance.allows(choice(0, 2))).toBe(false);
    expect(balance.allows(choice(1, 2))).toBe(true);
    expect(balance.allows({ family: "verdict", place: 0, places: 2 })).toBe(true);
    balance.count(choice(1, 4));
    expect(balance.allows(choice(0, 2))).toBe(true);
  });

  it("bind no question that has none", () => {
    expect(new KeyBalance().allows(null)).toBe(true);
  });
});
