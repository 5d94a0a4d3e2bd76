import { describe, expect, it } from "vitest";
import { cardsAtOdds } from "@/core/flashcards/at-odds";
import { aFact } from "@/tests/support/facts";
import { aSmallWorld, contextOf } from "@/tests/support/items";

const ask = { en: "How many wells were dug?" };
const withCards = (...answers: readonly string[]) =>
  contextOf(
    aSmallWorld((given) => ({
      ...given,
      facts: [
        ...(given.facts ?? []),
        ...answers.map((en, at) => aFact({ id: `wells-${at}`, about: [], card: { ask, answer: { en } } })),
      ],
    })),
  );

describe("cards at odds", () => {
  it("have one front and two answers", () => {
    expect(cardsAtOdds(withCards("12", "15"))).toEqual([{ front: ask.en, factIds: ["wells-0", "wells-1"] }]);
  });

  it("are none where the answer is the same, or where several are right", () => {
    expect(cardsAtOdds(withCards("12", "12"))).toEqual([]);
    const open = contextOf(aSmallWorld((given) => ({ ...given, lists: [] })));
    expect(cardsAtOdds(open)).toEqual([]);
  });
});
