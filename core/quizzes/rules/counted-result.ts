import type { QuizRules } from "@/core/quizzes/rules/quiz-rules";

/** One sitting that is over; `possible` is 0 when every question was taken out. */
export type SittingResult = {
  readonly credit: number;
  readonly possible: number;
  /** Not handed in where that was asked for: it counts as a sitting, not as a result. */
  readonly abandoned: boolean;
};

export type CountedResult = { readonly credit: number; readonly possible: number };

const shareOf = ({ credit, possible }: CountedResult): number => (possible === 0 ? 0 : credit / possible);

/**
 * What the sittings of one learner come to.
 *
 * @param sittings those that are over, in the order in which they were begun
 * @returns null when none counts. "mean" gives the mean share of the last sitting's possible points, since sittings
 *          may have different numbers of questions.
 */
export function countedResult(counts: QuizRules["counts"], sittings: readonly SittingResult[]): CountedResult | null {
  const valid = sittings.filter(({ abandoned, possible }) => !abandoned && possible > 0);
  const last = valid.at(-1);
  if (valid[0] === undefined || last === undefined) return null;
  switch (counts) {
    case "first":
      return pick(valid[0]);
    case "last":
      return pick(last);
    case "best":
      return pick(valid.reduce((best, each) => (shareOf(each) > shareOf(best) ? each : best)));
    case "mean": {
      const share = valid.reduce((sum, each) => sum + shareOf(each), 0) / valid.length;
      return { credit: share * last.possible, possible: last.possible };
    }
    default:
      return counts satisfies never;
  }
}

const pick = ({ credit, possible }: SittingResult): CountedResult => ({ credit, possible });
