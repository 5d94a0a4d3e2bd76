import { describe, expect, it } from "vitest";
import { keptChoices, ownQuizFields, wantsTopic } from "@/components/quiz/start/own-quiz-fields";
import { ownQuizBlueprint, ownQuizInput } from "@/core/quizzes/own-quiz";

const formOf = (...fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
const sent = (...fields: readonly (readonly [string, string])[]) => keptChoices(formOf(...fields));

describe("whether a topic has to be chosen still", () => {
  it.each([
    ["pretest", [], true],
    ["pretest", ["a"], false],
    ["practice", [], false],
    ["test", [], false],
  ] as const)("in the mode %s, with the topics %j: %s, as the server has it", (mode, topics, wanted) => {
    const fields = ownQuizFields(
      formOf(["mode", mode], ["length", "5"], ...topics.map((topic) => ["topic", topic] as const)),
    );
    expect(wantsTopic(fields)).toBe(wanted);
    expect(ownQuizBlueprint(ownQuizInput.parse(fields)).ok).toBe(!wanted);
  });
});

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
