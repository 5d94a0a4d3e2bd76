import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";

/** When a quiz can be taken; times in ms since 1970, null for none. */
export type Dates = {
  readonly opensAt: number;
  /** After it, work is late. */
  readonly dueAt: number | null;
  /** After it, nobody can begin, and sittings that go on are over. */
  readonly closesAt: number | null;
};

/** What one learner has instead of what the class has; null leaves the class's. */
export type Exception = {
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  /** Extra time in per cent of the time limit, 0 to 300. */
  readonly extraTimePercent: number | null;
  readonly attemptLimit: number | null;
};

/** The rules and dates of one quiz as they hold for one learner. */
export type Schedule = Dates & {
  readonly timeLimitMs: number | null;
  readonly graceMs: number;
  readonly attemptLimit: number | null;
};

/**
 * A learner's own schedule. An exception moves dates either way (a class may have two lessons); a later due date
 * than the closing date of the class moves the closing date along, or it could not be used.
 *
 * @param usualExtraPercent extra time that the learner has in every quiz of the class, in per cent, 0 to 300
 */
export function scheduleOf(
  rules: QuizRules,
  dates: Dates,
  exception: Exception | null = null,
  usualExtraPercent = 0,
): Schedule {
  const dueAt = exception?.dueAt ?? dates.dueAt;
  const closesAt = exception?.closesAt ?? dates.closesAt;
  const extra = exception?.extraTimePercent ?? usualExtraPercent;
  return {
    opensAt: exception?.opensAt ?? dates.opensAt,
    dueAt,
    closesAt: closesAt !== null && dueAt !== null ? Math.max(closesAt, dueAt) : closesAt,
    timeLimitMs: rules.timeLimitS === null ? null : Math.round(rules.timeLimitS * 10 * (100 + extra)),
    graceMs: rules.graceS * 1000,
    attemptLimit: exception?.attemptLimit ?? rules.attemptLimit,
  };
}

/** Dates of a quiz that nobody has given: always open. */
export const alwaysOpen: Dates = { opensAt: Number.NEGATIVE_INFINITY, dueAt: null, closesAt: null };

/**
 * When nobody can answer any more, the grace over, of the class and of everybody with dates of their own; null when that is never.
 * Answers are told to all from then on, and not before: whoever sits later would hear them from those who are done.
 *
 * @param everyone schedules of all who may sit, at least one
 */
export function closedForAllAt(everyone: readonly Schedule[]): number | null {
  // What was on its way when it closed is still taken, from who sits beside somebody that would hear the answers by then.
  const ends = everyone.map(({ closesAt, graceMs }) => (closesAt === null ? null : closesAt + graceMs));
  return ends.some((end) => end === null) ? null : Math.max(...(ends as number[]));
}
