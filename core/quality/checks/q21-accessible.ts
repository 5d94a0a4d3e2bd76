import type { ItemCheck, SetCheck } from "@/core/quality/check";
import { stemOf } from "@/core/quality/item-parts";

/** Harm is flagged so that a warning can come first. */
export const accessible: ItemCheck = {
  id: "Q21",
  title: "The item warns",
  blocking: true,
  run: ({ item, facts }) =>
    facts[0].harm === null || item.feedback.harm !== null ? [] : ["harm is not flagged before it is shown"],
};

const HIGHEST_GRADE = 9;

/** The stems of a bank read at grade 9 or below on average: of one short sentence the formula says little. */
export const readingLevel: SetCheck = {
  id: "Q21",
  title: "The stems read easily",
  blocking: true,
  run(_, items) {
    const grades = items.filter(({ language }) => language === "en").map(({ view }) => readingGrade(stemOf(view)));
    const mean = grades.reduce((sum, grade) => sum + grade, 0) / Math.max(1, grades.length);
    return mean > HIGHEST_GRADE ? [`stems read at grade ${mean.toFixed(1)} on average`] : [];
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
