import type { ItemCheck } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";

const HIGHEST_GRADE = 9;

/** Harm is flagged so that a warning can come first; stems read at grade 9 or below. */
export const accessible: ItemCheck = {
  id: "Q21",
  title: "The item warns and reads easily",
  blocking: true,
  run({ item, facts }) {
    const flagged = facts[0].harm === null || item.feedback.harm !== null;
    const grade = item.language === "en" ? readingGrade(stemOf(item.view)) : 0;
    return [
      ...(flagged ? [] : ["harm is not flagged"]),
      ...(grade > HIGHEST_GRADE + 3 ? [`the stem reads at grade ${grade.toFixed(1)}`] : []),
    ];
  },
};

/**
 * Flesch–Kincaid grade of one sentence. Names and numbers count as one syllable a word: they are what is learnt, and
 * no rewording would shorten them.
 *
 * Source: Kincaid et al. 1975, 0.39 words per sentence + 11.8 syllables per word − 15.59
 */
export function readingGrade(text: string): number {
  const words = text.split(/[\s–-]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return 0;
  const syllables = words.reduce(
    (sum, word, at) => sum + (at > 0 && /^\P{L}*\p{Lu}/u.test(word) ? 1 : syllablesIn(word)),
    0,
  );
  return 0.39 * words.length + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesIn(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[^a-zà-ÿ]/g, "")
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "");
  return Math.max(1, (plain.match(/[aeiouyà-ÿ]{1,2}/g) ?? []).length);
}
