import { editDistance } from "@/core/shared/edit-distance";

/**
 * Spellings of one name that differ by the language of whoever wrote it down meet in this form: "Tinzaouaten",
 * "Tin Zawaten" and "Tinzawatène", "Ghali" and "Ghaly", "Tombouctou" and "Timbouktou".
 *
 * @param word normalised: lower case, plain letters, no accents
 */
export function soundOf(word: string): string {
  return word
    .replace(/^h(?=.)/, "")
    .replace(/ou|oo|w/g, "u")
    .replace(/dj|dg/g, "j")
    .replace(/tch|tsh|sch|ch/g, "sh")
    .replace(/ph/g, "f")
    .replace(/kh|gh|rh/g, (pair) => (pair === "kh" ? "k" : pair === "gh" ? "g" : "r"))
    .replace(/qu|q|ck|c(?=[aouklrtn]|$)/g, "k")
    .replace(/c/g, "s")
    .replace(/th/g, "t")
    .replace(/y|ee|ei|ai|ay/g, "i")
    .replace(/z/g, "s")
    .replace(/(?<=[a-z])h(?=[^aeiou]|$)/g, "")
    .replace(/([a-z])\1+/g, "$1")
    .replace(/(?<=..)[es]+$/, "");
}

/** Typing mistakes that are forgiven in a word of this length. */
export function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** What each way of meeting a word is worth, in (0, 1]; the same word is worth 1. */
const WORTH = { sound: 0.9, prefix: 0.8, typo: 0.7, soundTypo: 0.6 } as const;
/** A beginning shorter than this fits too many words. */
const LEAST_PREFIX = 2;

/** A word of a query or of the index with the forms that it is compared in, worked out once. */
export type Word = { readonly text: string; readonly sound: string };

export const wordOf = (text: string): Word => ({ text, sound: soundOf(text) });

/**
 * How well a typed word meets a word of the index.
 *
 * @returns in [0, 1]: 1 for the same word, 0 when they have nothing to do with each other
 */
export function likeness(typed: Word, known: Word): number {
  if (typed.text === known.text) return 1;
  // Years and numbers of resolutions are right or wrong; a year may be begun.
  if (/^\d+$/.test(typed.text)) return 0;
  if (typed.sound === known.sound && typed.sound.length > 2) return WORTH.sound;
  if (typed.text.length >= LEAST_PREFIX && known.text.startsWith(typed.text)) {
    return WORTH.prefix + 0.15 * (typed.text.length / known.text.length);
  }
  const limit = forgiven(Math.min(typed.text.length, known.text.length));
  if (limit === 0) return 0;
  const distance = editDistance(typed.text, known.text, limit);
  if (distance <= limit) return WORTH.typo - 0.1 * (distance - 1);
  const soundLimit = forgiven(Math.min(typed.sound.length, known.sound.length));
  if (soundLimit > 0 && editDistance(typed.sound, known.sound, soundLimit) <= soundLimit) return WORTH.soundTypo;
  return 0;
}
