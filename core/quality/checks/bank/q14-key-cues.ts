import { choiceCheck } from "@/core/quality/bank/choice-checks";
import type { ChoiceQuestion, ChoiceType } from "@/core/quality/bank/choice-questions";
import { type Cue, cueFigure } from "@/core/quality/bank/cue-rates";
import { clusteredInterval } from "@/core/quality/bank/interval";
import type { BankRow } from "@/core/quality/bank/rows";
import type { SurfaceCues } from "@/core/quality/bank/surface-cues";
import type { BankCheck, BankFigure } from "@/core/quality/check";

const cues: readonly Cue[] = [
  { name: "the longest option is right", valueOf: ({ label }) => label.length },
  { name: "the shortest option is right", valueOf: ({ label }) => -label.length },
  { name: "the best known option is right", valueOf: ({ known }) => known },
  {
    name: "the first option of the alphabet is right",
    valueOf: ({ label }, _, all) => all.filter((other) => other.label > label).length,
  },
];

/** Of wordings: the one that names somebody, and the one that doubts. */
const wordingCues: readonly Cue[] = [
  {
    name: "the option that says who says so is right",
    valueOf: ({ label }) => (/, (?:according to|selon) /.test(label) ? 1 : 0),
  },
  {
    name: "the option that doubts is right, or any",
    valueOf: ({ label }) => (/ (?:disputed|contesté)\.$/.test(label) ? 1 : 0),
  },
];

/** No surface feature of the options finds the key more often than chance, in any type whose options are chosen. */
const oneOfSeveral = choiceCheck("Q14", "No surface feature finds the key", (type, questions) => [
  ...[...cues, ...(type === "which-wording" ? wordingCues : [])].map((cue) =>
    cueFigure("Q14", { ...cue, name: `${type}: ${cue.name}` }, questions),
  ),
  unevenLabels(type, questions),
]);

export const keyCues: BankCheck = {
  ...oneOfSeveral,
  measure: (context, bank) => [...oneOfSeveral.measure(context, bank), ...severalOfSeveral(bank.rows)],
};

/** Lists are so few that nothing can be claimed of them: what is found is told beside what chance gives. */
function severalOfSeveral(rows: readonly BankRow[]): readonly BankFigure[] {
  const found = rows.flatMap(({ type, cues }) => (type !== "multiple-response" || cues === null ? [] : [cues]));
  if (found.length === 0) return [];
  const figure = (name: string, cueOf: (cues: SurfaceCues) => number): BankFigure => {
    const { rate, low, high } = clusteredInterval(found.map((cues) => ({ cluster: cues.cluster, value: cueOf(cues) })));
    const count = found.length;
    return { check: "Q14", name, count, value: rate, low, high, threshold: "reported", verdict: "reported" };
  };
  return [
    figure("multiple-response: the best known option is right", ({ known }) => known),
    figure("multiple-response: the longest option is right", ({ long }) => long),
    figure("multiple-response: any option is right", ({ chance }) => chance),
  ];
}

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
