import { describe, expect, it } from "vitest";
import { gradeHere } from "@/components/review/asked/grade-here";
import type { CardAsk } from "@/core/flashcards/card-ask";

const named: CardAsk = {
  face: "typed",
  view: { type: "short-answer", prompt: "Which town?", hint: "town" },
  key: {
    expected: "Timbuktu",
    accept: [{ text: "timbuktu", exact: false }],
    broader: ["timbuktu region"],
    others: [{ text: "kidal", open: true }],
    slot: "o",
    when: null,
  },
};
const dated: CardAsk = {
  face: "typed",
  view: { type: "date", prompt: "In which year?", unit: "year" },
  key: { year: 2012, month: null },
};
const counted: CardAsk = {
  face: "typed",
  view: { type: "number", prompt: "How many?", unit: "people", source: "" },
  key: { low: 100, high: 100, tolerance: 5 },
};
const placed: CardAsk = {
  face: "map",
  view: { type: "map", mode: "click", prompt: "Where?" },
  key: { x: 0.5, y: 0.5, kmWide: 2_000, kmHigh: 2_000, radiusKm: 50 },
  spot: { x: 0.5, y: 0.5, radius: 0.025, label: "Timbuktu" },
  list: {
    view: { type: "map", mode: "list", prompt: "Where?", choices: [{ id: "a", label: "A" }] },
    correctChoiceId: "a",
  },
};

describe("an answer to a card", () => {
  it.each([
    [named, { text: "Timbuktu" }, "right", "good"],
    [named, { text: "Timbuctu" }, "right", "good"],
    [named, { text: "Timbuktu Region" }, "partly", "hard"],
    [named, { text: "Kidal" }, "undecided", null],
    [named, { text: "Gao" }, "wrong", "again"],
    [dated, { year: 2012, month: null }, "right", "good"],
    [dated, { year: 2013, month: null }, "partly", "hard"],
    [dated, { year: 2020, month: null }, "wrong", "again"],
    [counted, { value: 102 }, "right", "good"],
    [counted, { value: 200 }, "wrong", "again"],
    [placed, { x: 0.5, y: 0.51 }, "right", "good"],
    [placed, { x: 0.5, y: 0.55 }, "partly", "hard"],
    [placed, { x: 0.1, y: 0.1 }, "wrong", "again"],
  ] as const)("%#: is graded by the rules of quizzes", (ask, answer, outcome, rating) => {
    expect(gradeHere(ask, answer, false)).toMatchObject({ outcome, rating });
  });

  it("from the list in the place of a map is right or wrong", () => {
    expect(gradeHere(placed, { choiceId: "a" }, true)).toMatchObject({ outcome: "right", rating: "good" });
    expect(gradeHere(placed, { choiceId: "b" }, true)).toMatchObject({ outcome: "wrong", rating: "again" });
  });

  it("that was not given is no answer", () => {
    for (const [ask, answer] of [
      [named, null],
      [named, { text: "  " }],
      [dated, { year: null, month: null }],
      [counted, { value: null }],
      [placed, { x: null, y: null }],
    ] as const) {
      expect(gradeHere(ask, answer, false)).toBeNull();
    }
  });
});
