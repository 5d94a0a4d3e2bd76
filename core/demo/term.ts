import type { MixedUp } from "@/core/demo/given-answer";
import { addDays } from "@/core/memory/study-day";
import { type QuizRules, quizRulesSchema } from "@/core/quizzes/rules/quiz-rules";
import { instantOf } from "@/core/shared/civil-time";

/** The day on which a demo class is made, YYYY-MM-DD, where its teacher is. */
export type DemoToday = { readonly day: string; readonly timeZone: string };

/**
 * The instant of a full hour some days before today, by the clocks of the teacher: a lesson at nine is at nine there, before and
 * after clocks were changed, too.
 *
 * @param daysAgo whole days; negative lies ahead
 * @param hour    0 to 23
 */
export function momentOf({ day, timeZone }: DemoToday, daysAgo: number, hour: number): Date {
  const local = `${addDays(day, -daysAgo)}T${String(hour).padStart(2, "0")}:00`;
  const at = instantOf(local, timeZone);
  if (at === null) throw new RangeError(`${local} is no time in ${timeZone}`);
  return new Date(at);
}

/** The term of a demo class: what was assigned when, and which of its simulated learners is remarkable for what. */

/** Learners of a demo class: as many as statistics of questions take, with some absent; the names are in the message file. */
export const LEARNERS = 34;

/** Places in the list of learners. */
export const LATE = 5;
export const WITH_EXTRA_TIME = 8;
export const ABSENT = 11;
export const COMMENTED = 2;
export const GRADED_BY_HAND = 17;

export const EXTRA_TIME_PERCENT = 50;
export const GIVEN_SHARE = 0.8;

/** What fourteen of the learners take for each other: two groups with names and a history that are close. */
export const MIXED_UP: MixedUp = ["mnla", "hcua"];
export const mixesUp = (learner: number): boolean => learner % 8 < 3;

/** The first group has the learners with even places, the second the others. */
export const groupOf = (learner: number): 0 | 1 => (learner % 2 === 0 ? 0 : 1);

export type TermQuiz = {
  readonly topics: readonly string[];
  readonly length: number;
  readonly rules: QuizRules;
  /** Whole days before today: negative lies ahead. */
  readonly opens: number;
  readonly due: number;
  /** For the first group alone. */
  readonly forGroup: boolean;
  /** Some of its questions ask for one of the things that are mixed up. */
  readonly mixing: boolean;
};

const practice = quizRulesSchema.parse({ attemptLimit: 1 });
const test = quizRulesSchema.parse({ mode: "test", timeLimitS: 15 * 60, attemptLimit: 1 });
const plain = { length: 10, rules: practice, forGroup: false, mixing: false };

/** Twelve weeks; the last quiz is going on. */
export const QUIZZES: readonly TermQuiz[] = [
  { ...plain, topics: ["crisis-2012"], opens: 84, due: 77 },
  { ...plain, topics: ["northern-armed-movements"], opens: 70, due: 63, mixing: true },
  { ...plain, topics: ["peace-process"], rules: test, opens: 50, due: 47 },
  { ...plain, topics: ["rebellions-1963-2009"], length: 8, opens: 35, due: 28, forGroup: true },
  { ...plain, topics: ["coups-and-politics"], opens: 21, due: 14 },
  { ...plain, topics: ["northern-armed-movements", "peace-process"], length: 8, opens: 3, due: -4, mixing: true },
];

/** Places of the quiz that one learner hands in late, of the test that one misses, and of the one that goes on. */
export const LATE_AT = 1;
export const TEST_AT = 2;
export const GOING_AT = QUIZZES.length - 1;

export const REVIEWING = {
  topics: ["crisis-2012", "northern-armed-movements", "peace-process"],
  daysWanted: 8,
  opens: 24,
  due: -2,
} as const;

const LATE_DAYS = 2;
/** Of so many learners and quizzes one is missed by chance. */
const MISSED_OF = 19;

/** When a learner sits a quiz, in days before today; null when they do not. */
export function sittingDay(learner: number, quiz: number): number | null {
  const { opens, due, forGroup, rules } = QUIZZES[quiz] as TermQuiz;
  if (forGroup && groupOf(learner) !== 0) return null;
  if (learner === LATE && quiz === LATE_AT) return due - LATE_DAYS;
  if (quiz === GOING_AT) return learner % 3 === 2 ? null : 1 + (learner % 2);
  if (learner === ABSENT && quiz === TEST_AT) return null;
  const remarkable = [LATE, WITH_EXTRA_TIME, ABSENT, GRADED_BY_HAND].includes(learner);
  if (!remarkable && (learner * 5 + quiz * 11) % MISSED_OF === 0) return null;
  // A test is sat by all in one lesson.
  if (rules.mode === "test") return opens - 1;
  return opens - 1 - ((learner * 7 + quiz * 3) % (opens - due - 1));
}

/** How many of a quiz's questions a learner has answered: some are in the middle of the one that goes on. */
export function answeredOf(learner: number, quiz: number, questions: number): number {
  return quiz === GOING_AT && learner % 6 === 1 ? Math.ceil(questions / 2) : questions;
}
