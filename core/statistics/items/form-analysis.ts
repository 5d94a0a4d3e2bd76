import type { Random } from "@/core/shared/random";
import type { Interval } from "@/core/statistics/calibration";
import { type OptionAnalysis, optionAnalysis } from "@/core/statistics/items/distractors";
import {
  alphaInterval,
  discriminationInterval,
  FEWEST_LEARNERS,
  FOR_ALPHA_QUESTIONS,
  FOR_DISCRIMINATION,
  facilityInterval,
} from "@/core/statistics/items/intervals";
import { type ItemStatistics, itemStatistics } from "@/core/statistics/items/item-statistics";
import { columnOf, type ResponseSet } from "@/core/statistics/items/response-set";
import { type TestStatistics, testStatistics } from "@/core/statistics/items/test-statistics";

/** A question of a fixed form, with what it offers to choose from; null where nothing is chosen from a list. */
export type FormQuestion = {
  readonly name: string;
  readonly choices: { readonly optionIds: readonly string[]; readonly key: string } | null;
};

/** What one learner gave in the first attempt, question by question. */
export type FormResponse = {
  readonly credits: readonly (number | null)[];
  /** The option chosen; null where none was. */
  readonly chosen: readonly (string | null)[];
};

/** Why a teacher should look at a question, and at the fact behind it. */
export type ItemFlag =
  /** Those who did better in all did worse in this: perhaps the key is wrong. */
  | "negative"
  /** A wrong option that the best third chose more often than the key: perhaps it is right, too. */
  | "rival"
  /** Nearly nobody had it right, fewer than by guessing. */
  | "below-guessing"
  /** Nearly everybody had it right: it tells nobody apart. */
  | "too-easy";

export type QuestionAnalysis = {
  readonly name: string;
  readonly statistics: ItemStatistics;
  readonly facilityInterval: Interval | null;
  /** Null below 30 learners: it would say next to nothing. */
  readonly discrimination: { readonly value: number; readonly interval: Interval | null } | null;
  readonly options: OptionAnalysis | null;
  readonly flags: readonly ItemFlag[];
};

export type FormAnalysis =
  | { readonly kind: "too-few"; readonly n: number; readonly needed: number }
  | {
      readonly kind: "shown";
      readonly test: TestStatistics;
      /** Null for short forms, and where it cannot be said. */
      readonly alpha: { readonly value: number; readonly interval: Interval | null } | null;
      readonly questions: readonly QuestionAnalysis[];
    };

const TOO_EASY = 0.95;

/**
 * What a fixed form tells about its questions: first attempts, the same questions for everybody.
 *
 * @param guesses for each question the mean credit of a blind guess, in [0, 1]
 * @param random  chance for the interval of alpha
 *
 * Source: items.md §7 for what is shown from how many learners on
 */
export function analyseForm(
  questions: readonly FormQuestion[],
  guesses: readonly number[],
  responses: readonly FormResponse[],
  random: Random,
): FormAnalysis {
  const n = responses.length;
  if (n < FEWEST_LEARNERS) return { kind: "too-few", n, needed: FEWEST_LEARNERS };
  const set: ResponseSet = { maxMarks: questions.map(() => 1), marks: responses.map(({ credits }) => credits) };
  const items = itemStatistics(set);
  const test = testStatistics(set);
  return {
    kind: "shown",
    test,
    alpha:
      test.alpha === null || questions.length < FOR_ALPHA_QUESTIONS
        ? null
        : { value: test.alpha, interval: alphaInterval(set, random) },
    questions: questions.map((question, at): QuestionAnalysis => {
      const statistics = items[at];
      if (statistics === undefined) throw new Error(`No statistics of question ${at}`);
      const { rest } = columnOf(set, at);
      const choices = responses.map(({ chosen }, learner) => ({
        optionId: chosen[at] ?? null,
        rest: rest[learner] ?? 0,
      }));
      const options = question.choices && optionAnalysis(question.choices.optionIds, question.choices.key, choices);
      const enough = n >= FOR_DISCRIMINATION && statistics.discrimination !== null;
      return {
        name: question.name,
        statistics,
        facilityInterval: facilityInterval(
          responses.map(({ credits }) => credits[at] ?? null),
          1,
        ),
        discrimination: enough
          ? {
              value: statistics.discrimination ?? 0,
              interval: discriminationInterval(statistics.discrimination ?? 0, n),
            }
          : null,
        options,
        flags: flagsOf(statistics, options, guesses[at] ?? 0, n),
      };
    }),
  };
}

function flagsOf(
  { facility, discrimination }: ItemStatistics,
  options: OptionAnalysis | null,
  guess: number,
  n: number,
): readonly ItemFlag[] {
  const flags: ItemFlag[] = [];
  if (n >= FOR_DISCRIMINATION && discrimination !== null && discrimination < 0) flags.push("negative");
  if (n >= FOR_DISCRIMINATION && (options?.rivals.length ?? 0) > 0) flags.push("rival");
  // Only where even the upper bound is no better than guessing.
  if (facility !== null && guess > 0 && (facilityIntervalOf(facility, n)?.high ?? 1) < guess) {
    flags.push("below-guessing");
  }
  if (facility !== null && n >= FOR_DISCRIMINATION && facility > TOO_EASY) flags.push("too-easy");
  return flags;
}

const facilityIntervalOf = (facility: number, n: number): Interval | null =>
  facilityInterval(
    Array.from({ length: n }, () => facility),
    1,
  );
