import type { SetCheck } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";
import type { Item } from "@/core/questions/contract";
import { jaccard, trigramsOf } from "@/core/shared/trigrams";

const TOO_ALIKE = 0.9;
/** Types whose stem is the same fixed sentence for every fact. */
const FIXED_STEMS = new Set(["status", "ordering", "who-says-so", "which-wording", "matching"]);

/** Within one form no two stems with one answer read nearly the same. */
export const nearDuplicates: SetCheck = {
  id: "Q28",
  title: "No near duplicates",
  blocking: true,
  run: (_, items) =>
    likePairs(items)
      .filter(({ likeness }) => likeness >= TOO_ALIKE)
      .map(({ left, right }) => `${left.factIds[0]} and ${right.factIds[0]} ask nearly the same`),
  measure(items) {
    const largest = Math.max(0, ...likePairs(items).map(({ likeness }) => likeness));
    return [
      {
        name: "largest likeness of two stems with one answer in a form",
        value: largest,
        threshold: `below ${TOO_ALIKE}`,
        holds: largest < TOO_ALIKE,
      },
    ];
  },
};

/** Each two items with one answer, and how much of their stems is the same, in [0, 1]. */
function likePairs(items: readonly Item[]) {
  const asked = items
    .filter(({ type }) => !FIXED_STEMS.has(type))
    .map((item) => ({ item, trigrams: trigramsOf(stemOf(item.view)) }));
  return asked.flatMap((left, at) =>
    asked
      .slice(at + 1)
      .filter((right) => right.item.feedback.answer === left.item.feedback.answer)
      .map((right) => ({ left: left.item, right: right.item, likeness: jaccard(left.trigrams, right.trigrams) })),
  );
}
