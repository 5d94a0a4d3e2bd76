import type { StoredState } from "@/core/quizzes/result-state";
import { countedResult } from "@/core/quizzes/rules/counted-result";
import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";
import { FULL_DAY, OFFLINE_DAYS } from "@/core/quizzes/rules/reviewing-day";
import { type ScoredQuestion, scoreOf } from "@/core/quizzes/score";

// What a rollup has to say, read from sittings and the log in the plainest way, one learner at a time. The rollups themselves are
// written by statements of the database; this shares nothing with them, so that a fault in either shows.

/** What is kept of a learner's work on an assignment. */
export type ExpectedResult = {
  readonly state: StoredState;
  readonly credit: number;
  readonly possible: number;
  readonly answered: number;
  readonly daysReviewed: number;
  /** ms since 1970; null while it goes on. */
  readonly finishedAt: number | null;
};

export type LoggedSitting = {
  /** From 1. */
  readonly sitting: number;
  /** ms since 1970; null while it goes on. */
  readonly finishedAt: number | null;
  /** Not handed in where that was asked for. */
  readonly abandoned: boolean;
  readonly questions: readonly LoggedQuestion[];
};

/** A question with what became of it; one that was taken out with its fact was not answered, whatever stands in its place. */
export type LoggedQuestion = ScoredQuestion & { readonly takenOut: boolean };

/**
 * What a learner's sittings of a quiz come to. Shown is a sitting that counts; where none does, one that is over; before that, the
 * one that goes on. Of several, the rule says which: the mean is shown with the last.
 *
 * @returns null without a sitting
 */
export function expectedOfQuiz(counts: QuizRules["counts"], sittings: readonly LoggedSitting[]): ExpectedResult | null {
  const scored = [...sittings]
    .sort((a, b) => a.sitting - b.sitting)
    .map((sitting) => ({ ...sitting, ...scoreOf(sitting.questions, true) }));
  const over = scored.filter(({ finishedAt }) => finishedAt !== null);
  const valid = over.filter(({ abandoned, possible }) => !abandoned && possible > 0);
  const pool = valid.length > 0 ? valid : over.length > 0 ? over : scored;
  const share = ({ earned, possible }: { earned: number; possible: number }) => earned / Math.max(1, possible);
  const shown =
    counts === "first"
      ? pool[0]
      : counts === "best"
        ? pool.reduce<(typeof pool)[number] | undefined>(
            (best, each) => (best === undefined || share(each) > share(best) ? each : best),
            undefined,
          )
        : pool.at(-1);
  if (shown === undefined) return null;
  const counted = countedResult(
    counts,
    valid.map(({ earned, possible, abandoned }) => ({ credit: earned, possible, abandoned })),
  );
  return {
    state: shown.finishedAt === null ? "going" : shown.abandoned ? "discarded" : "done",
    credit: counted?.credit ?? (shown.abandoned ? 0 : shown.earned),
    possible: shown.possible,
    answered: shown.questions.filter(({ credit, takenOut }) => credit !== null && !takenOut).length,
    daysReviewed: 0,
    finishedAt: shown.finishedAt,
  };
}

/** A review as the log has it. */
export type LoggedReview = {
  readonly id: string;
  readonly targetId: string;
  /** When it came in, ms since 1970. */
  readonly receivedAt: number;
  /** When it was done, ms since 1970. */
  readonly effectiveAt: number;
  /** The learner's day of studying on which it was done, YYYY-MM-DD. */
  readonly localDay: string;
  /** How many cards it says its day asks for, by assignment. */
  readonly asks: Readonly<Record<string, number>>;
};
/** What takes a review back. */
export type LoggedUndo = Pick<LoggedReview, "targetId" | "receivedAt"> & { readonly undoes: string };

export type ReviewingAsked = {
  readonly id: string;
  /** ms since 1970: the learner's own dates, or the class's. */
  readonly opensAt: number;
  readonly dueAt: number;
  readonly daysWanted: number;
  /** Whether a review is one of the assignment's. */
  readonly counts: (review: LoggedReview) => boolean;
};

const DAY_MS = 86_400_000;

/** Whether a review is the assignment's, was done after its opening and came in by its due date and in time to count for its day. */
export const isInTime = ({ opensAt, dueAt, counts }: ReviewingAsked, review: LoggedReview): boolean =>
  Math.min(review.effectiveAt, review.receivedAt) >= opensAt &&
  review.receivedAt <= dueAt &&
  review.receivedAt - review.effectiveAt <= OFFLINE_DAYS * DAY_MS &&
  counts(review);

/**
 * What a learner did for a reviewing assignment: on how many separate days of studying they reviewed as many different cards of it as
 * the day asked for, not counting what they took back before it was due.
 */
export function expectedOfReviewing(
  asked: ReviewingAsked,
  reviews: readonly LoggedReview[],
  undone: readonly LoggedUndo[],
): ExpectedResult {
  const standing = reviews.filter(
    (review) =>
      isInTime(asked, review) &&
      !undone.some(
        ({ undoes, targetId, receivedAt }) =>
          undoes === review.id && targetId === review.targetId && receivedAt <= asked.dueAt,
      ),
  );
  const days = [...new Set(standing.map(({ localDay }) => localDay))].filter((day) => {
    const ofDay = standing.filter(({ localDay }) => localDay === day);
    const said = ofDay.flatMap(({ asks }) => asks[asked.id] ?? []);
    const wanted = said.length === 0 ? FULL_DAY : Math.min(...said);
    return new Set(ofDay.map(({ targetId }) => targetId)).size >= wanted;
  }).length;
  const done = days >= asked.daysWanted;
  return {
    state: done ? "done" : "going",
    credit: Math.min(days, asked.daysWanted),
    possible: asked.daysWanted,
    answered: standing.length,
    daysReviewed: days,
    finishedAt: done && standing.length > 0 ? Math.max(...standing.map(({ receivedAt }) => receivedAt)) : null,
  };
}

const ROUNDING = 1e-9;

/** Whether a row says what it has to. Sums of credit may differ in the last bit with the order in which they were added. */
export const sameResult = (one: ExpectedResult, other: ExpectedResult): boolean =>
  Math.abs(one.credit - other.credit) <= ROUNDING &&
  one.state === other.state &&
  one.possible === other.possible &&
  one.answered === other.answered &&
  one.daysReviewed === other.daysReviewed &&
  one.finishedAt === other.finishedAt;
