import type { Language } from "@/core/facts/model";

/**
 * How hard a sentence is to read, in school years.
 *
 * English: the Flesch–Kincaid grade, 0.39 words a sentence + 11.8 syllables a word − 15.59. French: the ease of Kandel and
 * Moles, 207 − 1.015 words a sentence − 73.6 syllables a word, turned into years so that its limit of 50 is grade 9.
 * Names and numbers count as one syllable a word in both: they are what is learnt, and no rewording would shorten
 * "Ouagadougou". A name is a word with a capital; the one that begins the text, when another follows it.
 *
 * Source: Kincaid et al. 1975; Kandel and Moles 1958
 */
export function readingGrade(text: string, language: Language): number {
  const words = text.split(/[\s–-]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word, at) => sum + (isName(words, at) ? 1 : syllablesIn(word, language)), 0);
  const perWord = syllables / words.length;
  if (language === "en") return 0.39 * words.length + 11.8 * perWord - 15.59;
  const ease = 207 - 1.015 * words.length - 73.6 * perWord;
  return HIGHEST_GRADE + (LOWEST_EASE - ease) / EASE_PER_GRADE;
}

export const HIGHEST_GRADE = 9;
const LOWEST_EASE = 50;
/** Points of ease that make a school year, as between grades 5 (90) and 9 (50). */
const EASE_PER_GRADE = 10;

const isCapital = (word: string | undefined): boolean => word !== undefined && /^\P{L}*\p{Lu}/u.test(word);
const isName = (words: readonly string[], at: number): boolean =>
  isCapital(words[at]) && (at > 0 || isCapital(words[1]));

function syllablesIn(word: string, language: Language): number {
  const letters = word.toLowerCase().replace(/[^a-zà-ÿœ]/g, "");
  const plain =
    language === "en" ? letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "") : letters.replace(/(?:es?|ent)$/, "");
  return Math.max(1, (plain.match(/[aeiouyà-ÿœ]{1,2}/g) ?? []).length);
}
