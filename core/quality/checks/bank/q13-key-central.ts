import { choiceCheck } from "@/core/quality/bank/choice-checks";
import { cueFigure } from "@/core/quality/bank/cue-rates";

/** Taking the option that is most like the others finds the key no more and no less often than chance. */
export const keyCentral = choiceCheck("Q13", "The key is not the centre of its options", (type, questions) => [
  cueFigure("Q13", { name: `${type}: the most central option is right`, valueOf: ({ central }) => central }, questions),
]);
