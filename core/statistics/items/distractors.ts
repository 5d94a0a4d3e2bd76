import { wilsonInterval } from "@/core/statistics/calibration";
import { covariance, sum, variance } from "@/core/statistics/items/response-set";
import { Z_95 } from "@/core/statistics/normal";

/** What one learner chose for a question, and what the same learner earned with all others. */
export type Choice = { readonly optionId: string | null; readonly rest: number };

export type OptionUse = {
  readonly optionId: string;
  readonly right: boolean;
  readonly chosen: number;
  /** chosen ÷ learners who had the question, in [0, 1]. */
  readonly share: number;
  /** 100 × correlation of choosing it with the rest score, −100 to 100; null where nobody differs. */
  readonly pointBiserial: number | null;
  /** Chosen by 5 % or more: of the wrong answers, where the question is easy. */
  readonly used: boolean;
  /** A distractor that does its work: chosen by 5 % or more, and rather by those who know less. Null of the key. */
  readonly working: boolean | null;
};

export type OptionAnalysis = {
  readonly options: readonly OptionUse[];
  /** Working distractors ÷ distractors, in [0, 1]; null without distractors. */
  readonly efficiency: number | null;
  /** Wrong options that the best third chose more often than the key: perhaps a second right answer. */
  readonly rivals: readonly string[];
  /** Those of them of which chance is no likely reason: of who chose the one or the key, the interval lies above one half. */
  readonly likelyRivals: readonly string[];
};

/** Below this share a distractor distracts nobody. */
const WORKING_SHARE = 0.05;
/** Above this facility few choose wrongly, so that the share is taken among the wrong answers. */
const EASY = 0.9;

/**
 * How the options of a choice question were used.
 *
 * @param optionIds all options, as shown
 * @param key       the right one
 * @param z         standard normal quantile of the interval that decides on a likely rival; for 95 % if none is given
 *
 * Source: items.md §7; the 5 % rule fails on easy items, Gierl and others, 2018
 */
export function optionAnalysis(
  optionIds: readonly string[],
  key: string,
  choices: readonly Choice[],
  z = Z_95,
): OptionAnalysis {
  const n = choices.length;
  const right = choices.filter(({ optionId }) => optionId === key).length;
  const wrong = choices.filter(({ optionId }) => optionId !== null && optionId !== key).length;
  const isEasy = n > 0 && right / n > EASY;
  const options = optionIds.map((optionId): OptionUse => {
    const chosen = choices.filter((choice) => choice.optionId === optionId).length;
    const pointBiserial = correlationOf(optionId, choices);
    const base = isEasy ? wrong : n;
    const isUsed = base > 0 && chosen / base >= WORKING_SHARE;
    return {
      optionId,
      right: optionId === key,
      chosen,
      share: n === 0 ? 0 : chosen / n,
      pointBiserial,
      used: isUsed,
      working: optionId === key ? null : isUsed && pointBiserial !== null && pointBiserial < 0,
    };
  });
  const distractors = options.filter((option) => !option.right);
  const working = distractors.filter((option) => option.working === true).length;
  return {
    options,
    efficiency: distractors.length === 0 ? null : working / distractors.length,
    ...rivalsOf(optionIds, key, choices, z),
  };
}

function correlationOf(optionId: string, choices: readonly Choice[]): number | null {
  const chose = choices.map((choice) => (choice.optionId === optionId ? 1 : 0));
  const rest = choices.map((choice) => choice.rest);
  const [together, ofChoice, ofRest] = [covariance(chose, rest), variance(chose), variance(rest)];
  if (together === null || !ofChoice || !ofRest) return null;
  return (100 * together) / Math.sqrt(ofChoice * ofRest);
}

function rivalsOf(
  optionIds: readonly string[],
  key: string,
  choices: readonly Choice[],
  z: number,
): Pick<OptionAnalysis, "rivals" | "likelyRivals"> {
  const best = [...choices].sort((a, b) => b.rest - a.rest).slice(0, Math.ceil(choices.length / 3));
  const times = (id: string) => sum(best.map(({ optionId }) => (optionId === id ? 1 : 0)));
  const right = times(key);
  const rivals = optionIds.filter((id) => id !== key && times(id) > right);
  const isLikely = (id: string) => wilsonInterval(times(id), times(id) + right, z).low > 1 / 2;
  return { rivals, likelyRivals: rivals.filter(isLikely) };
}
