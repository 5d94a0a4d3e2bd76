import type { ChosenDates } from "@/core/quizzes/rules/chosen-dates";
import { type QuizRules, reaches } from "@/core/quizzes/rules/quiz-rules";

/** What a class was given, as far as its teacher may change it. */
export type GivenWork = ChosenDates & {
  readonly kind: "quiz" | "reviewing";
  /** Reviewing: on how many separate days. */
  readonly daysWanted: number;
  readonly rules: QuizRules;
};

/** How far its learners are. */
export type Begun = {
  /** Somebody of the class has begun. */
  readonly somebody: boolean;
  /** Nobody can sit any more, and the answers have been told to all because of that. */
  readonly toldToAll: boolean;
};

export const locks = ["questions", "kind", "opens", "closes", "overdue", "review"] as const;
/**
 * What cannot be changed any more. Results can be compared only if all had the same questions in the same way; what learners were
 * promised, or have seen, is not taken back. Review levels are locked downwards, "overdue" towards "discard".
 */
export type Lock = (typeof locks)[number];

/** Whether nobody can sit any more, and more is told since then than before. */
export function isToldToAll(rules: QuizRules, closedForAll: number | null, now: number): boolean {
  if (rules.mode !== "test" || closedForAll === null || now < closedForAll) return false;
  return !reaches(rules.reviewAfter, rules.reviewClosed);
}

/** What is locked of an assignment. */
export function locksOf(work: GivenWork, { somebody, toldToAll }: Begun): ReadonlySet<Lock> {
  const test = work.kind === "quiz" && work.rules.mode === "test";
  const locked: Readonly<Record<Lock, boolean>> = {
    questions: somebody,
    kind: somebody,
    // Days of reviewing are counted from the opening on.
    opens: somebody && work.kind === "reviewing",
    // Whoever sat it afterwards would have heard the answers from the others.
    closes: toldToAll,
    overdue: somebody && test && work.rules.overdue === "submit",
    review: somebody && test,
  };
  return new Set(locks.filter((lock) => locked[lock]));
}

/**
 * The first lock that a change would break, or null.
 *
 * @param newQuestions whether other questions than the given ones are wanted
 */
export function brokenLock(
  before: GivenWork,
  after: GivenWork,
  newQuestions: boolean,
  locked: ReadonlySet<Lock>,
): Lock | null {
  const breaks: Readonly<Record<Lock, boolean>> = {
    questions: newQuestions,
    kind: after.kind !== before.kind || after.rules.mode !== before.rules.mode,
    opens: after.opensAt !== before.opensAt,
    closes: after.closesAt !== before.closesAt,
    overdue: after.rules.overdue !== before.rules.overdue,
    review:
      !reaches(after.rules.reviewAfter, before.rules.reviewAfter) ||
      !reaches(after.rules.reviewClosed, before.rules.reviewClosed),
  };
  return locks.find((lock) => locked.has(lock) && breaks[lock]) ?? null;
}
