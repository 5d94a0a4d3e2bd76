import { choiceCheck } from "@/core/quality/bank/choice-checks";
import { type Cue, cueFigure } from "@/core/quality/bank/cue-rates";

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
export const keyCues = choiceCheck("Q14", "No surface feature finds the key", (type, questions) =>
  cues.map((cue) => cueFigure("Q14", { ...cue, name: `${type}: ${cue.name}` }, questions)),
);
