import { expect, it } from "vitest";
import { reasonsOfChoices } from "@/components/quiz/option-reasons";

it("tells of choices why they are wrong, each reason once, and nothing of pairs, orders and verdicts", () => {
  expect(reasonsOfChoices({ whyWrong: { c1: "Not Dakar.", c2: "Not Niamey.", c3: "Not Dakar." } })).toEqual([
    "Not Dakar.",
    "Not Niamey.",
  ]);
  expect(reasonsOfChoices({ whyWrong: { "p1 o2": "Not Dakar." } })).toEqual([]);
  expect(reasonsOfChoices({ whyWrong: { true: "Not Dakar.", o1: "Not Niamey." } })).toEqual([]);
});
