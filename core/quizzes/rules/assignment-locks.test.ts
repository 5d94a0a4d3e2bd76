import { describe, expect, it } from "vitest";
import { brokenLock, type GivenWork, isToldToAll, type Lock, locksOf } from "@/core/quizzes/rules/assignment-locks";
import { quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";

const rules = (wish: object) => quizRulesSchema.parse(wish);
const test = { mode: "test", reviewAfter: "score", reviewClosed: "marks" };
const quiz: GivenWork = { kind: "quiz", opensAt: 0, dueAt: 10, closesAt: 20, daysWanted: 1, rules: rules(test) };
const begun = { somebody: true, toldToAll: false };

describe("what can no longer be changed", () => {
  it("is nothing before somebody has begun", () => {
    expect(locksOf(quiz, { somebody: false, toldToAll: false })).toEqual(new Set());
  });

  it("is what makes results comparable, what was promised and what was shown", () => {
    expect(locksOf(quiz, begun)).toEqual(new Set(["questions", "kind", "overdue", "review"]));
    expect(locksOf({ ...quiz, rules: rules({}) }, begun)).toEqual(new Set(["questions", "kind"]));
    expect(locksOf({ ...quiz, kind: "reviewing" }, begun)).toEqual(new Set(["questions", "kind", "opens"]));
    expect(locksOf(quiz, { somebody: true, toldToAll: true }).has("closes")).toBe(true);
  });

  it("lets more be shown, and not less; what is not handed in be graded, and not discarded", () => {
    const locked = locksOf(quiz, begun);
    const to = (wish: object) => brokenLock(quiz, { ...quiz, rules: rules({ ...test, ...wish }) }, false, locked);
    expect(to({ reviewAfter: "marks", reviewClosed: "everything" })).toBeNull();
    expect(to({ reviewAfter: "nothing" })).toBe("review");
    expect(to({ reviewClosed: "score" })).toBe("review");
    expect(to({ overdue: "discard" })).toBe("overdue");
    const strict = { ...quiz, rules: rules({ ...test, overdue: "discard" }) };
    expect(brokenLock(strict, quiz, false, locksOf(strict, begun))).toBeNull();
  });

  it.each<[Lock, Partial<GivenWork>, boolean]>([
    ["questions", {}, true],
    ["kind", { kind: "reviewing" }, false],
    ["opens", { opensAt: 5 }, false],
    ["closes", { closesAt: 30 }, false],
  ])("names %s where that is broken, and only if it is locked", (lock, change, newQuestions) => {
    expect(brokenLock(quiz, { ...quiz, ...change }, newQuestions, new Set([lock]))).toBe(lock);
    expect(brokenLock(quiz, { ...quiz, ...change }, newQuestions, new Set())).toBeNull();
  });

  it("counts as told to all once nobody can sit, if more is told then", () => {
    expect(isToldToAll(quiz.rules, 20, 20)).toBe(true);
    expect(isToldToAll(quiz.rules, 20, 19)).toBe(false);
    expect(isToldToAll(quiz.rules, null, 99)).toBe(false);
    expect(isToldToAll(rules({ ...test, reviewAfter: "marks" }), 20, 20)).toBe(false);
    expect(isToldToAll(rules({}), 20, 20)).toBe(false);
  });
});
