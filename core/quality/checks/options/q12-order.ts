import type { ItemCheck } from "@/core/quality/check";
import { optionGroups } from "@/core/quality/item-parts";
import { numberIn } from "@/core/questions/choice-set";

/** Options that bear numbers stand in ascending order. */
export const order: ItemCheck = {
  id: "Q12",
  title: "Numbers ascend",
  blocking: true,
  run({ item }) {
    if (item.view.type === "true-false") return [];
    return optionGroups(item.view).flatMap((group) => {
      const numbers = group.map(({ label }) => numberIn(label));
      if (numbers.some((number) => number === null)) return [];
      const sorted = [...numbers].sort((a, b) => (a ?? 0) - (b ?? 0));
      return numbers.every((number, at) => number === sorted[at]) ? [] : [`${numbers.join(", ")} is not ascending`];
    });
  },
};
