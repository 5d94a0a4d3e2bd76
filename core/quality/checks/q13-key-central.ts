import { cueFigure } from "@/core/quality/bank/cue-rates";
import type { BankCheck } from "@/core/quality/check";

/** Taking the option that is most like the others finds the key no more and no less often than chance. */
export const keyCentral: BankCheck = {
  id: "Q13",
  title: "The key is not the centre of its options",
  blocking: true,
  measure: (_, { choices }) => [
    cueFigure("Q13", { name: "the most central option is right", valueOf: ({ central }) => central }, choices),
  ],
};
