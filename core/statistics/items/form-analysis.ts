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
import { columnOf, type Mark, type ResponseSet } from "@/core/statistics/items/response-set";
import { type TestStatistics, testStatistics } from "@/core/statistics/items/test-statistics";

/** A question of a fixed form, with what it offers to choose from; null where nothing is chosen from a list. */
export type FormQuestion = {
  readonly name: string;
  readonly choices: { readonly optionIds: readonly string[]; readonly key: string } | null;
};

/** What one learner gave in the first attempt, question by question. */
export type FormResponse = {
  readonly credits: readonly Mark[];
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
  /** Of the learners, who gave no answer; the figures count them as having earned nothing, as Moodle's do. */
  readonly unanswered: number;
  /** Who passed over it after its warning; counted likewise. */
  readonly skipped: number;
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
      const { discrimination } = statistics;
      const marks = responses.map(({ credits }) => credits[at] ?? null);
      const answered = marks.filter((mark) => typeof mark === "number");
      const skipped = marks.filter((mark) => mark === "skipped").length;
      // A question that many did not come to is not worse than guessing: only who answered tells.
      const highest = facilityInterval(answered, 1)?.high ?? 1;
      return {
        name: question.name,
        statistics,
        facilityInterval: facilityInterval(marks, 1),
        unanswered: n - answered.length - skipped,
        skipped,
        discrimination:
          n < FOR_DISCRIMINATION || discrimination === null
            ? null
            : { value: discrimination, interval: discriminationInterval(discrimination, n) },
        options,
        flags: flagsOf(statistics, options, highest < (guesses[at] ?? 0)),
      };
    }),
  };
}

/** @param belowGuessing whether even the upper bound of the facility among those who answered is lower than a blind guess */
function flagsOf(
  { n, facility, discrimination }: ItemStatistics,
  options: OptionAnalysis | null,
  belowGuessing: boolean,
): readonly ItemFlag[] {
  const enough = n >= FOR_DISCRIMINATION;
  const flags: ItemFlag[] = [];
  if (enough && discrimination !== null && discrimination < 0) flags.push("negative");
  if (enough && (options?.rivals.length ?? 0) > 0) flags.push("rival");
  if (belowGuessing) flags.push("below-guessing");
  if (enough && facility !== null && facility > TOO_EASY) flags.push("too-easy");
  return flags;
}
