import { type Cue, cueFigure } from "@/core/quality/bank/cue-rates";
import type { BankCheck } from "@/core/quality/check";

const cues: readonly Cue[] = [
  { name: "the longest option is right", valueOf: ({ label }) => label.length },
  { name: "the shortest option is right", valueOf: ({ label }) => -label.length },
  { name: "the best known option is right", valueOf: ({ known }) => known },
  {
    name: "the first option of the alphabet is right",
    valueOf: ({ label }, _, all) => all.filter((other) => other.label > label).length,
  },
];

/** No surface feature of the options finds the key more often than chance. */
export const keyCues: BankCheck = {
  id: "Q14",
  title: "No surface feature finds the key",
  blocking: true,
  measure: (_, { choices }) => cues.map((cue) => cueFigure("Q14", cue, choices)),
};
