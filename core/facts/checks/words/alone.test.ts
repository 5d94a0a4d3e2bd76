import { describe, expect, it } from "vitest";
import { card, en, oneFact, problems } from "@/tests/support/planted-content";

const found = (sentence: string, more: object = {}) =>
  problems(oneFact({ ...card, text: en(sentence), ...more })).filter(({ check }) => check === "alone");

describe("a sentence that is read alone", () => {
  it.each([
    "The same commission found nothing in 2020.",
    "It left Gao in 2012.",
    "They left Gao in 2012.",
    "He was born in Gao.",
    "Its seat is Gao.",
    "This was in 2012.",
    "The latter left Gao.",
    "However, Gao was quiet.",
  ])("does not point back: %s", (sentence) => {
    expect(found(sentence)).toMatchObject([{ message: expect.stringContaining("read alone") }]);
    expect(found("Gao is quiet.", { by: "army", claim: en(sentence) })).toHaveLength(1);
  });

  it.each([
    "Italy and Mali signed a pact.",
    "Those who left Gao went north.",
    "Both the army and the mission left Gao.",
    "There was an army in Gao.",
    "It was not known who held Gao in 2012.",
    "Hermann left Gao.",
    "Gao is on the same river as Timbuktu.",
  ])("may begin otherwise: %s", (sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});
