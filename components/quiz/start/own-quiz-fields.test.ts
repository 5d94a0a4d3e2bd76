import { describe, expect, it } from "vitest";
import { keptChoices } from "@/components/quiz/start/own-quiz-fields";

const sent = (...fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return keptChoices(form);
};

describe("what a start form that is sent back keeps", () => {
  it("is every choice, of topics and kinds all that were ticked", () => {
    const choices = [
      ["mode", "test"],
      ["length", "20"],
      ["difficulty", "hard"],
      ["timeLimit", "30"],
    ] as const;
    const ticked = [
      ["topic", "a"],
      ["topic", "b"],
      ["kinds", "choose"],
      ["type", "map"],
      ["type", "date"],
    ] as const;
    expect(sent(...choices, ...ticked)).toEqual({
      mode: "test",
      topics: ["a", "b"],
      kinds: "choose",
      types: ["map", "date"],
      length: "20",
      difficulty: "hard",
      timeLimit: "30",
    });
  });

  it("is no kind where the kinds are mixed, though their boxes are sent", () => {
    expect(sent(["kinds", "mix"], ["type", "map"]).types).toEqual([]);
  });
});
