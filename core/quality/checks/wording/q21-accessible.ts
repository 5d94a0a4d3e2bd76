import type { Language } from "@/core/facts/model";
import { HIGHEST_GRADE, readingGrade } from "@/core/quality/bank/reading";
import type { BankCheck, ItemCheck } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";
import { hasList } from "@/core/questions/map";

/** So many syllables of one term a short stem may have above what the formula allows. */
const TERM_SYLLABLES = 2;
const GRADES_PER_SYLLABLE = 11.8;

/**
 * Harm is flagged so that a warning can come first; a map has a list beside it that asks the same; and each stem reads at
 * grade 9. The formula was made for texts of a hundred words: in a sentence of six, one syllable makes two grades, so that the
 * two syllables more of one term ("military operation") are let pass (docs/adr/0016). The mean of all stems keeps to 9 as it is.
 */
export const accessible: ItemCheck = {
  id: "Q21",
  title: "The item warns and reads easily",
  blocking: true,
  run: ({ item, facts }) => [
    ...(facts[0].harm === null || item.feedback.harm !== null ? [] : ["harm is not flagged before it is shown"]),
    ...(item.view.type === "map" && item.view.mode === "click" && !hasList(item.key)
      ? ["the map has no list beside it"]
      : []),
    ...hardToRead(stemOf(item.view), item.language),
  ],
};

function hardToRead(stem: string, language: Language): readonly string[] {
  const words = stem.split(/\s+/).filter((word) => word !== "").length;
  const most = HIGHEST_GRADE + (TERM_SYLLABLES * GRADES_PER_SYLLABLE) / Math.max(1, words);
  const grade = readingGrade(stem, language);
  return grade > most ? [`the stem reads at grade ${grade.toFixed(1)}: ${stem}`] : [];
}

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
        verdict: mean <= HIGHEST_GRADE ? "holds" : "misses",
      },
      {
        ...own,
        name: `stems that read above grade ${HIGHEST_GRADE}`,
        value: hard,
        threshold: "reported",
        verdict: "reported",
      },
    ];
  },
};
