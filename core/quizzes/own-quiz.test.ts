import { expect, it } from "vitest";
import { type OwnQuizInput, ownQuizBlueprint } from "@/core/quizzes/own-quiz";

const chosen: OwnQuizInput = { mode: "practice", topics: [], types: ["map"], length: 20, difficulty: "hard" };

it("asks for a topic before a pretest, which without one is before nothing, and for no other quiz", () => {
  expect(ownQuizBlueprint({ ...chosen, mode: "pretest" })).toEqual({ ok: false, error: { code: "no-topic" } });
  expect(ownQuizBlueprint(chosen)).toMatchObject({ ok: true, value: { topics: [], types: ["map"], length: 20 } });
  const pretest = ownQuizBlueprint({ ...chosen, mode: "pretest", topics: ["accords"] });
  expect(pretest).toMatchObject({ ok: true, value: { topics: ["accords"], types: [], length: 5, difficulty: null } });
});
