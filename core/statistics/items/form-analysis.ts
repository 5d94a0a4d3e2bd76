import type { Random } from "@/core/shared/random";
import { type Interval, wilsonInterval } from "@/core/statistics/calibration";
import { type OptionAnalysis, type OptionUse, optionAnalysis } from "@/core/statistics/items/distractors";
import {
  discriminationInterval,
  FEWEST_LEARNERS,
  FOR_ALPHA_QUESTIONS,
  FOR_DISCRIMINATION,
  FOR_FLAGS,
  facilityInterval,
  jointZ,
} from "@/core/statistics/items/intervals";
import { type ItemStatistics, itemStatistics } from "@/core/statistics/items/item-statistics";
import { type ResampledIntervals, resampledIntervals } from "@/core/statistics/items/resampling";
import { columnOf, type Mark, type ResponseSet } from "@/core/statistics/items/response-set";
import { type TestStatistics, testStatistics } from "@/core/statistics/items/test-statistics";
import { type Told, tell } from "@/core/statistics/items/told";

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

/** Why a teacher should look at a question, and at the fact behind it: none that chance alone may have made in so many questions. */
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
  readonly discrimination: Told;
  readonly efficiency: Told;
  readonly weight: Told;
  readonly options: readonly ToldOption[] | null;
  readonly flags: readonly ItemFlag[];
};

/** What an option does, as far as it can be told. */
export type OptionRole =
  | "key"
  /** Chosen by 5 % or more, and rather by those who know less. */
  | "working"
  /** Chosen by fewer than 5 %. */
  | "hardly-chosen"
  /** Chosen as much or more by those who know more. */
  | "idle"
  | "few";

export type ToldOption = Pick<OptionUse, "optionId" | "chosen" | "share"> & {
  readonly shareInterval: Interval | null;
  readonly pointBiserial: Told;
  readonly role: OptionRole;
};

export type FormAnalysis =
  | { readonly kind: "too-few"; readonly n: number; readonly needed: number }
  | {
      readonly kind: "shown";
      readonly test: TestStatistics;
      readonly intervals: Pick<ResampledIntervals, "mean" | "median" | "sd">;
      /** Consistency and what follows from it are not told of short forms. */
      readonly alpha: Told;
      readonly errorRatio: Told;
      readonly standardError: Told;
      readonly questions: readonly QuestionAnalysis[];
    };

const TOO_EASY = 0.95;

/**
 * What a fixed form tells about its questions: first attempts, the same questions for everybody.
 *
 * @param guesses for each question the mean credit of a blind guess, in [0, 1]
 * @param random  chance for the intervals that no formula gives
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
  const test = testStatistics(set);
  const intervals = resampledIntervals(set, random);
  const z = jointZ(comparisonsOf(questions));
  const ofWhole = (name: "alpha" | "errorRatio" | "standardError"): Told =>
    questions.length < FOR_ALPHA_QUESTIONS ? { kind: "short" } : tell(n, test[name], intervals[name]);
  return {
    kind: "shown",
    test,
    intervals,
    alpha: ofWhole("alpha"),
    errorRatio: ofWhole("errorRatio"),
    standardError: ofWhole("standardError"),
    questions: itemStatistics(set).map((statistics, at) =>
      analyseQuestion(questions, guesses[at] ?? 0, responses, { set, at, statistics, intervals, z }),
    ),
  };
}

type InForm = {
  readonly set: ResponseSet;
  readonly at: number;
  readonly statistics: ItemStatistics;
  readonly intervals: ResampledIntervals;
  /** Of the intervals that decide on flags; those that are shown are of 95 %. */
  readonly z: number;
};

/** In how many ways a form can be flagged by an interval: per question two, and one per wrong option. */
const comparisonsOf = (questions: readonly FormQuestion[]): number =>
  questions.reduce((total, { choices }) => total + 2 + (choices === null ? 0 : choices.optionIds.length - 1), 0);

function analyseQuestion(
  questions: readonly FormQuestion[],
  guess: number,
  responses: readonly FormResponse[],
  { set, at, statistics, intervals, z }: InForm,
): QuestionAnalysis {
  const question = questions[at];
  if (question === undefined) throw new Error(`No question ${at}`);
  const n = responses.length;
  const { rest } = columnOf(set, at);
  const choices = responses.map(({ chosen }, learner) => ({ optionId: chosen[at] ?? null, rest: rest[learner] ?? 0 }));
  const options = question.choices && optionAnalysis(question.choices.optionIds, question.choices.key, choices, z);
  const { discrimination, efficiency, effectiveWeight } = statistics;
  const marks = responses.map(({ credits }) => credits[at] ?? null);
  const answered = marks.filter((mark) => typeof mark === "number");
  const skipped = marks.filter((mark) => mark === "skipped").length;
  // A question that many did not come to is not worse than guessing: only who answered tells.
  const highest = facilityInterval(answered, 1, z)?.high ?? 1;
  const fisher = discrimination === null ? null : discriminationInterval(discrimination, n);
  const judged = discrimination === null ? null : discriminationInterval(discrimination, n, z);
  return {
    name: question.name,
    statistics,
    facilityInterval: facilityInterval(marks, 1),
    unanswered: n - answered.length - skipped,
    skipped,
    discrimination: tell(n, discrimination, fisher),
    efficiency: tell(n, efficiency, intervals.efficiency[at] ?? null),
    weight: tell(n, effectiveWeight, intervals.effectiveWeight[at] ?? null),
    options: options?.options.map((option) => toldOption(option, n)) ?? null,
    flags: flagsOf(statistics, judged, options, highest < guess),
  };
}

function toldOption(
  { optionId, right, chosen, share, pointBiserial, working, used }: OptionUse,
  n: number,
): ToldOption {
  const fisher = pointBiserial === null ? null : discriminationInterval(pointBiserial, n);
  const correlation = tell(n, pointBiserial, fisher, Math.min(chosen, n - chosen));
  const judged = (): OptionRole => {
    if (right) return "key";
    if (n < FOR_DISCRIMINATION) return "few";
    if (!used) return "hardly-chosen";
    if (correlation.kind !== "told") return "few";
    return working === true ? "working" : "idle";
  };
  return {
    ...{ optionId, chosen, share },
    shareInterval: n === 0 ? null : wilsonInterval(chosen, n),
    pointBiserial: correlation,
    role: judged(),
  };
}

/**
 * What to look at: only what an interval leaves no room for chance in, and that in all questions together (`jointZ`), since among many
 * something stands out by chance: a discrimination below 0, the best third with a wrong option rather than the key, fewer right than by
 * guessing. The price is that a weaker sign in a long form is not told; its figure and 95 % range are there to be read. That nearly
 * everybody is right has no such interval and waits for the hundred.
 *
 * @param range         of the discrimination, at the joint level
 * @param belowGuessing whether even the upper bound of the facility among those who answered is lower than a blind guess
 */
function flagsOf(
  { n, facility, discrimination }: ItemStatistics,
  range: Interval | null,
  options: OptionAnalysis | null,
  belowGuessing: boolean,
): readonly ItemFlag[] {
  if (n < FOR_DISCRIMINATION) return [];
  const flags: ItemFlag[] = [];
  // A discrimination of exactly −100 has no interval, and among thirty is no chance.
  if (discrimination !== null && (range?.high ?? discrimination) < 0) flags.push("negative");
  if ((options?.likelyRivals.length ?? 0) > 0) flags.push("rival");
  if (belowGuessing) flags.push("below-guessing");
  if (n >= FOR_FLAGS && facility !== null && facility > TOO_EASY) flags.push("too-easy");
  return flags;
}
