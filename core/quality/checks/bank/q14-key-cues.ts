import { choiceCheck } from "@/core/quality/bank/choice-checks";
import type { ChoiceQuestion, ChoiceType } from "@/core/quality/bank/choice-questions";
import { type Cue, cueFigure } from "@/core/quality/bank/cue-rates";
import type { BankFigure } from "@/core/quality/check";

const cues: readonly Cue[] = [
  { name: "the longest option is right", valueOf: ({ label }) => label.length },
  { name: "the shortest option is right", valueOf: ({ label }) => -label.length },
  { name: "the best known option is right", valueOf: ({ known }) => known },
  {
    name: "the first option of the alphabet is right",
    valueOf: ({ label }, _, all) => all.filter((other) => other.label > label).length,
  },
];

/** No surface feature of the options finds the key more often than chance, in any type whose options are chosen. */
export const keyCues = choiceCheck("Q14", "No surface feature finds the key", (type, questions) => [
  ...cues.map((cue) => cueFigure("Q14", { ...cue, name: `${type}: ${cue.name}` }, questions)),
  unevenLabels(type, questions),
]);

/** The longest label is at most so many times as long as the shortest, where others can be chosen (items.md §3.2). */
const MOST_UNEVEN = 1.5;

/** How many questions have labels of more unlike lengths: what no choice of options could help stays, and is counted. */
function unevenLabels(type: ChoiceType, questions: readonly ChoiceQuestion[]): BankFigure {
  const ratios = questions.map(({ options }) => {
    const lengths = options.map(({ label }) => label.length);
    return Math.max(...lengths) / Math.max(1, Math.min(...lengths));
  });
  return {
    check: "Q14",
    name: `${type}: the longest label is more than ${MOST_UNEVEN} times the shortest`,
    count: questions.length,
    value: ratios.filter((ratio) => ratio > MOST_UNEVEN).length / Math.max(1, ratios.length),
    low: null,
    high: null,
    threshold: "reported",
    verdict: "reported",
  };
}
