import type { SetCheck } from "@/core/quality/check";
import { keyClassOf } from "@/core/quizzes/key-balance";

/** Fewer statements than this say nothing about the balance. */
const FEWEST = 100;

/** About half of all statements are true. */
export const verdictBalance: SetCheck = {
  id: "Q26",
  title: "True and false are balanced",
  blocking: false,
  run(_, items) {
    const verdicts = items.flatMap((item) => {
      const keyClass = keyClassOf(item);
      return keyClass?.family === "verdict" ? [keyClass.place] : [];
    });
    const share = verdicts.filter((place) => place === 0).length / Math.max(1, verdicts.length);
    const off = verdicts.length >= FEWEST && (share < 0.45 || share > 0.55);
    return off ? [`${(100 * share).toFixed(1)} % of ${verdicts.length} statements are true`] : [];
  },
};
