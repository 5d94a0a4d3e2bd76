import { describe, expect, it } from "vitest";
import { seededRandom } from "@/core/shared/random";
import { analyseForm, type FormResponse } from "@/core/statistics/items/form-analysis";
import type { Told } from "@/core/statistics/items/told";

const questions = Array.from({ length: 10 }, (_, at) => ({
  name: `q${at}`,
  choices: at === 9 ? { optionIds: ["a", "b", "c"], key: "a" } : null,
}));
const guesses = questions.map(() => 0.25);

/** Learner i knows the first i questions; the last one is known by those who know least, and the best choose "b". */
const aClass = (n: number): FormResponse[] =>
  Array.from({ length: n }, (_, learner) => {
    const strength = (learner / Math.max(1, n - 1)) * 9;
    const lastRight = strength < 4;
    return {
      credits: [...Array.from({ length: 9 }, (__, at) => (at < strength ? 1 : 0)), lastRight ? 1 : 0],
      chosen: [...Array.from({ length: 9 }, () => null), lastRight ? "a" : "b"],
    };
  });
const analyse = (n: number) => analyseForm(questions, guesses, aClass(n), seededRandom("form"));

describe("the analysis of a form", () => {
  it("shows nothing of four learners: each could be somebody", () => {
    expect(analyse(4)).toEqual({ kind: "too-few", n: 4, needed: 5 });
  });

  it("shows facilities of a small group, and keeps quiet about discrimination", () => {
    const found = analyse(12);
    if (found.kind !== "shown") throw new Error(found.kind);
    expect(found.questions[0]?.facilityInterval?.low).toBeLessThan(found.questions[0]?.statistics.facility ?? 0);
    for (const { discrimination, efficiency, weight, flags } of found.questions)
      expect([discrimination.kind, efficiency.kind, weight.kind, flags]).toEqual(["few", "few", "few", []]);
    expect([found.alpha, found.errorRatio, found.standardError].map(({ kind }) => kind)).toEqual(["few", "few", "few"]);
    for (const { pointBiserial, role } of found.questions[9]?.options ?? []) {
      expect(pointBiserial.kind).toBe("few");
      expect(["key", "few"]).toContain(role);
    }
    expect(found.intervals.mean?.low).toBeLessThan(found.test.mean ?? 0);
  });

  it("flags what those who know more have wrong, and the option that they choose instead", () => {
    const found = analyse(33);
    if (found.kind !== "shown") throw new Error(found.kind);
    expect(found.questions[9]?.flags).toEqual(["negative", "rival"]);
    const range = (told: Told | undefined) => (told?.kind === "told" ? told.interval : null);
    expect(range(found.questions[9]?.discrimination)?.high).toBeLessThan(0);
    expect(range(found.questions[4]?.efficiency)?.low).toBeLessThan(range(found.questions[4]?.efficiency)?.high ?? 0);
    expect(range(found.questions[4]?.weight)?.low).toBeGreaterThan(0);
    expect(found.questions[4]?.flags).toEqual([]);
    // All but one were right: that is told from a hundred on.
    expect(found.questions[0]?.flags).toEqual([]);
    const many = analyse(100);
    expect(many.kind === "shown" && many.questions[0]?.flags).toEqual(["too-easy"]);
    expect(range(found.alpha)?.low).toBeLessThan(found.alpha.kind === "told" ? found.alpha.value : 0);
    expect(range(found.errorRatio)?.high).toBeGreaterThan(0);
    expect(range(found.standardError)?.high).toBeGreaterThan(0);
  });

  it("judges no option by fewer than five who chose it", () => {
    const by = (strays: number) =>
      analyseForm(
        questions.slice(8),
        [0.25, 0.25],
        Array.from({ length: 40 }, (_, at) => ({
          credits: [at < strays ? 0 : at % 2, at < strays ? 0 : 1],
          chosen: [null, at < strays ? "b" : "a"],
        })),
        seededRandom("options"),
      );
    const roles = (strays: number) => {
      const found = by(strays);
      return found.kind === "shown" ? found.questions[1]?.options?.map(({ role }) => role) : null;
    };
    expect(roles(4)).toEqual(["key", "few", "hardly-chosen"]);
    expect(roles(5)).toEqual(["key", "working", "hardly-chosen"]);
    const found = by(5);
    const one = found.kind === "shown" ? found.questions[1]?.options?.[1] : null;
    expect(one).toMatchObject({ chosen: 5, share: 0.125, pointBiserial: { kind: "told" } });
    expect(one?.shareInterval?.low).toBeCloseTo(0.0546, 3); // Wilson, 5 of 40, by hand
  });

  it("tells who gave no answer and who passed over it apart from who was wrong, and counts all three as nothing", () => {
    const marks = [1, 0, null, "skipped", "skipped", 1] as const;
    const of = (credits: readonly (number | null | "skipped")[]) =>
      analyseForm(
        [{ name: "a", choices: null }],
        [0.5],
        credits.map((mark) => ({ credits: [mark], chosen: [null] })),
        seededRandom("x"),
      );
    const found = of(marks);
    if (found.kind !== "shown") throw new Error(found.kind);
    expect(found.questions[0]).toMatchObject({ unanswered: 1, skipped: 2, statistics: { n: 6, facility: 2 / 6 } });
    const asWrong = of(marks.map((mark) => (typeof mark === "number" ? mark : 0)));
    expect(asWrong.kind === "shown" && asWrong.questions[0]?.statistics).toEqual(found.questions[0]?.statistics);
    // Thirty who did not come to it are no sign that it misleads.
    const few = of([1, 1, ...Array.from({ length: 30 }, () => null)]);
    expect(few.kind === "shown" && few.questions[0]?.flags).toEqual([]);
  });

  it("flags a question that is answered worse than by guessing, from 30 learners on as all that is flagged", () => {
    const responses = Array.from({ length: 30 }, (_, at) => ({ credits: [at % 3 ? 1 : 0, 0], chosen: [null, null] }));
    const two = [
      { name: "a", choices: null },
      { name: "b", choices: null },
    ];
    const found = analyseForm(two, [0.25, 0.25], responses, seededRandom("x"));
    expect(found.kind === "shown" && found.questions.map(({ flags }) => flags)).toEqual([[], ["below-guessing"]]);
    expect(found.kind === "shown" && found.alpha).toEqual({ kind: "short" });
    const fewer = analyseForm(two, [0.25, 0.25], responses.slice(1), seededRandom("x"));
    expect(fewer.kind === "shown" && fewer.questions.map(({ flags }) => flags)).toEqual([[], []]);
  });

  it("flags less the more is looked at: what stands out in two questions may be chance in twenty", () => {
    // None of 30 where 0.25 is chance: Wilson's upper bound is z² ÷ (30 + z²). Of 2 questions z = 2.50 and it is 0.17; of 20 z = 3.23, 0.26.
    const wrongAtLast = (count: number, n: number) => {
      const form = Array.from({ length: count }, (_, at) => ({ name: `q${at}`, choices: null }));
      const responses = Array.from({ length: n }, (_, at) => ({
        credits: [...Array.from({ length: count - 1 }, () => (at % 3 ? 1 : 0)), 0],
        chosen: form.map(() => null),
      }));
      const found = analyseForm(
        form,
        form.map(() => 0.25),
        responses,
        seededRandom("x"),
      );
      return found.kind === "shown" ? found.questions.at(-1) : null;
    };
    expect(wrongAtLast(2, 30)?.flags).toEqual(["below-guessing"]);
    expect(wrongAtLast(20, 30)?.flags).toEqual([]);
    expect(wrongAtLast(20, 40)?.flags).toEqual(["below-guessing"]);
    // The range that is shown stays that of 95 %: 3.8415 ÷ 33.8415.
    expect(wrongAtLast(20, 30)?.facilityInterval?.high).toBeCloseTo(0.11351, 5);
  });

  it("counts wrong options as ways to be flagged: ten of ten prefer one of 2, and of 40 that is no sign", () => {
    const likely = (optionIds: readonly string[]) => {
      const responses = Array.from({ length: 30 }, (_, at) => ({
        credits: [at < 10 ? 1 : 0, at < 10 ? 0 : at % 2],
        chosen: [null, at < 10 ? "lure" : at % 2 ? "key" : "lure"],
      }));
      const form = [
        { name: "a", choices: null },
        { name: "b", choices: { optionIds, key: "key" } },
      ];
      const found = analyseForm(form, [0, 0], responses, seededRandom("x"));
      return found.kind === "shown" ? found.questions[1]?.flags.includes("rival") : null;
    };
    // Wilson's lower bound of 10 of 10 is 10 ÷ (10 + z²): above one half while z < 3.162, the z of 31.9 comparisons.
    expect(likely(["key", "lure"])).toBe(true);
    expect(likely(["key", "lure", ...Array.from({ length: 38 }, (_, at) => `${at}`)])).toBe(false);
  });

  it("tells of a form without a question that counts, and flags nothing", () => {
    const none = Array.from({ length: 30 }, () => ({ credits: [], chosen: [] }));
    expect(analyseForm([], [], none, seededRandom("x"))).toMatchObject({ kind: "shown", questions: [] });
  });

  const two = [
    { name: "a", choices: null },
    { name: "b", choices: { optionIds: ["key", "lure"], key: "key" } },
  ];
  /** Of two questions: the first is known by half; of these so many chose the key of the second, of the others half. */
  const flagsOf = (n: number, rightOfThose: number) => {
    const responses = Array.from({ length: n }, (_, at) => {
      const right = at < n / 2 ? at < rightOfThose : at % 2 === 0;
      return { credits: [at < n / 2 ? 1 : 0, Number(right)], chosen: [null, right ? "key" : "lure"] };
    });
    const found = analyseForm(two, [0, 0], responses, seededRandom("x"));
    return found.kind === "shown" ? found.questions[1]?.flags : null;
  };

  it.each([
    // Of 16, half of whom would be chance.
    [32, 9, []],
    [32, 6, []],
    [32, 0, ["negative", "rival"]],
    // The same shares among many more are no chance.
    [320, 30, ["negative", "rival"]],
    [100, 24, []],
    [29, 0, []],
  ])("of %i learners, %i of the better half being right, flags %j: nothing that may be chance", (n, right, flags) => {
    expect(flagsOf(n, right)).toEqual(flags);
  });
});
