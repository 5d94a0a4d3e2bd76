import { expect, it } from "vitest";
import { earnsPoints, praiseOf, type ScoredQuestion, scoreOf, shownPoints } from "@/core/quizzes/score";

const right: ScoredQuestion = { counts: true, credit: 1, skipped: false, ruling: null };
const half: ScoredQuestion = { ...right, credit: 0.5 };
const unanswered: ScoredQuestion = { ...right, credit: null };
const skipped: ScoredQuestion = { ...right, credit: 0, skipped: true };

it("adds up credits; what was passed over does not count", () => {
  expect(scoreOf([right, half, skipped], true)).toEqual({ earned: 1.5, possible: 2 });
});

it("gives no points for a question on violence, right or wrong, answered or not, whatever is ruled on it", () => {
  const rulings = [null, "credit", "drop"] as const;
  const harmful = [right, half, unanswered, skipped].flatMap((each) =>
    rulings.map((ruling) => ({ ...each, ruling, counts: false })),
  );
  for (const over of [true, false]) {
    expect(scoreOf([right, half, ...harmful], over)).toEqual({ earned: 1.5, possible: 2 });
    expect(scoreOf(harmful, over)).toEqual({ earned: 0, possible: 0 });
  }
  expect(praiseOf([right, ...harmful.map((each) => ({ ...each, credit: 0 }))])).toBe("high");
  const asked = (["casualties", "violence", null] as const).map((harm) => earnsPoints({ feedback: { harm } }));
  expect(asked).toEqual([false, false, true]);
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

it("writes points with one decimal, and never as a whole number what is not one", () => {
  const written = [0, 0.04, 0.5, 1 / 3 + 1 / 3 + 1 / 3, 1.02, 1.25, 2.96, 2.999, 3].map(shownPoints);
  expect(written).toEqual([0, 0.1, 0.5, 1, 1.1, 1.3, 2.9, 2.9, 3]);
});

it("praises what was answered, and nothing where no question counts", () => {
  const wrong = { ...right, credit: 0 };
  const everybody = { ...wrong, ruling: "credit" as const };
  expect([[right], [half], [wrong], [unanswered]].map(praiseOf)).toEqual(["high", "middle", "low", "low"]);
  expect([[], [skipped], [{ ...right, ruling: "drop" as const }], [everybody, everybody]].map(praiseOf)).toEqual(
    Array(4).fill(null),
  );
  expect(praiseOf([everybody, everybody, everybody, everybody, wrong])).toBe("low");
});
