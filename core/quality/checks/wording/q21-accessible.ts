import { HIGHEST_GRADE } from "@/core/quality/bank/reading";
import type { BankCheck, ItemCheck } from "@/core/quality/check";
import { hasList } from "@/core/questions/map";

/** Harm is flagged so that a warning can come first; a map has a list beside it that asks the same. */
export const accessible: ItemCheck = {
  id: "Q21",
  title: "The item warns",
  blocking: true,
  run: ({ item, facts }) => [
    ...(facts[0].harm === null || item.feedback.harm !== null ? [] : ["harm is not flagged before it is shown"]),
    ...(item.view.type === "map" && item.view.mode === "click" && !hasList(item.key)
      ? ["the map has no list beside it"]
      : []),
  ],
};

/** The stems of the bank read at grade 9 or below on average: of one short sentence the formula says little. */
export const readingLevel: BankCheck = {
  id: "Q21",
  title: "The stems read easily",
  blocking: true,
  measure(_, { rows }) {
    const mean = rows.reduce((sum, row) => sum + row.readingGrade, 0) / Math.max(1, rows.length);
    const hard = rows.filter((row) => row.readingGrade > HIGHEST_GRADE).length / Math.max(1, rows.length);
    const own = { check: "Q21", count: rows.length, low: null, high: null };
    return [
      {
        ...own,
        name: "mean reading grade of the stems",
        value: mean,
        threshold: `at most ${HIGHEST_GRADE}`,
        passes: mean <= HIGHEST_GRADE,
      },
      {
        ...own,
        name: `stems that read above grade ${HIGHEST_GRADE}`,
        value: hard,
        threshold: "reported",
        passes: true,
      },
    ];
  },
};
