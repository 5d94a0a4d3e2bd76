import type { SetCheck } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";
import { jaccard, trigramsOf } from "@/core/shared/trigrams";

const TOO_ALIKE = 0.9;
/** Types whose stem is the same fixed sentence for every fact. */
const FIXED_STEMS = new Set(["status", "ordering", "who-says-so", "which-wording", "matching"]);

/** Within one form no two stems with one answer read nearly the same. */
export const nearDuplicates: SetCheck = {
  id: "Q28",
  title: "No near duplicates",
  blocking: true,
  run(_, items) {
    const asked = items
      .filter(({ type }) => !FIXED_STEMS.has(type))
      .map((item) => ({ item, trigrams: trigramsOf(stemOf(item.view)) }));
    return asked.flatMap((left, at) =>
      asked
        .slice(at + 1)
        .filter((right) => right.item.feedback.answer === left.item.feedback.answer)
        .filter((right) => jaccard(left.trigrams, right.trigrams) >= TOO_ALIKE)
        .map((right) => `${left.item.factIds[0]} and ${right.item.factIds[0]} ask nearly the same`),
    );
  },
};
