import { expect, it } from "vitest";
import { type ScoredQuestion, scoreOf } from "@/core/quizzes/score";

const right: ScoredQuestion = { credit: 1, skipped: false, ruling: null };
const half: ScoredQuestion = { ...right, credit: 0.5 };
const unanswered: ScoredQuestion = { ...right, credit: null };
const skipped: ScoredQuestion = { ...right, credit: 0, skipped: true };

it("adds up credits; what was passed over does not count", () => {
  expect(scoreOf([right, half, skipped], true)).toEqual({ earned: 1.5, possible: 2 });
});

it("counts what has no answer once the sitting is over", () => {
  expect(scoreOf([right, unanswered], false)).toEqual({ earned: 1, possible: 1 });
  expect(scoreOf([right, unanswered], true)).toEqual({ earned: 1, possible: 2 });
});

it("follows rulings, answered or not", () => {
  const questions = [half, unanswered, skipped];
  const ruled = (ruling: "drop" | "credit") => questions.map((each) => ({ ...each, ruling }));
  expect(scoreOf([right, ...ruled("drop")], true)).toEqual({ earned: 1, possible: 1 });
  expect(scoreOf([right, ...ruled("credit")], true)).toEqual({ earned: 4, possible: 4 });
});
