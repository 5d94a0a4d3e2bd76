import { describe, expect, it } from "vitest";
import { KeyBalance, type KeyClass } from "@/core/quizzes/key-balance";

const choice = (place: number, places: number): KeyClass => ({ family: "choice", place, places });

describe("the places of keys", () => {
  it("are filled evenly among questions with as many of them", () => {
    const balance = new KeyBalance();
    balance.count(choice(1, 3));
    expect(balance.allows(choice(1, 3), "even")).toBe(false);
    expect(balance.allows(choice(0, 3), "even")).toBe(true);
    expect(balance.allows(choice(1, 4), "even")).toBe(true);
  });

  it("do not run on for a third time, whatever the number of options", () => {
    const balance = new KeyBalance();
    balance.count(choice(0, 3));
    balance.count(choice(0, 4));
    expect(balance.allows(choice(0, 2), "even")).toBe(false);
    expect(balance.allows(choice(1, 2), "even")).toBe(true);
    expect(balance.allows({ family: "verdict", place: 0, places: 2 }, "even")).toBe(true);
    balance.count(choice(1, 4));
    expect(balance.allows(choice(0, 2), "even")).toBe(true);
  });

  it("come apart by one in four questions, where nothing else can be had, and run on for three at most", () => {
    const balance = new KeyBalance();
    for (const place of [0, 1]) balance.count(choice(place, 4));
    // The fourth of the questions, and the places would be apart by two.
    balance.count(choice(3, 4));
    expect(balance.allows(choice(3, 4), "even")).toBe(false);
    expect(balance.allows(choice(3, 4), "fair")).toBe(false);
    balance.count(choice(2, 4));
    balance.count(choice(0, 4));
    expect(balance.allows(choice(0, 4), "even")).toBe(false);
    expect(balance.allows(choice(0, 4), "fair")).toBe(true);
    for (const places of [4, 3]) balance.count(choice(0, places));
    expect(balance.allows(choice(0, 2), "even")).toBe(false);
    expect(balance.allows(choice(0, 2), "fair")).toBe(false);
    expect(balance.allows(choice(1, 2), "fair")).toBe(true);
  });

  it("bind no question that has none", () => {
    expect(new KeyBalance().allows(null, "even")).toBe(true);
  });
});
