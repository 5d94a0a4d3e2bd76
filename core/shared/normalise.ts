/** Letters that no Unicode decomposition turns into plain Latin ones; Bambara and French spellings meet here. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
  ı: "i",
  ɛ: "e",
  ɔ: "o",
  ɲ: "n",
  ŋ: "ng",
};

const ROMAN_UP_TO_39 = /^(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
const LEADING_ARTICLE = /^(?:le|la|les|l|the|al|el|ag) (?=.)/;

/**
 * The form in which names and typed answers are compared: no case, accents, punctuation, and Roman numerals as Arabic ones.
 * Idempotent. A text without letters or digits gives "".
 *
 * Single letters stay letters: "I" or "X" is more often an initial than a numeral.
 */
export function normalise(text: string): string {
  const words = wordsOf(text).trim();
  if (!HAS_ROMAN.test(words)) return words;
  return words
    .split(" ")
    .map((word) => (MAY_BE_ROMAN.test(word) && ROMAN_UP_TO_39.test(word) ? String(romanValue(word)) : word))
    .join(" ");
}

/** Most texts hold nothing but these; what Unicode says of other letters need not be asked then. */
const PLAIN = /^[ -~\u2013\u2014\u2018\u2019\u201c\u201d]*$/;
const MAY_BE_ROMAN = /^[ivx]{2}/;
const HAS_ROMAN = /\b[ivx]{2}/;

function wordsOf(text: string): string {
  if (PLAIN.test(text)) return plainWords(text);
  const unaccented = text.normalize("NFKD").replace(/\p{M}+/gu, "");
  return PLAIN.test(unaccented) ? plainWords(unaccented) : otherWords(unaccented);
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<=[a-z])\.(?=[a-z]|\s|$)/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9]+/g, " ");
}

/** Small letters may have marks that their capitals had not. */
function otherWords(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[œæßøłıɛɔɲŋ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/(?<=\p{L})\.(?=\p{L}|\s|$)/gu, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ");
}

function romanValue(numeral: string): number {
  let total = 0;
  for (let index = 0; index < numeral.length; index++) {
    const value = ROMAN_VALUES[numeral[index] ?? ""] ?? 0;
    const next = ROMAN_VALUES[numeral[index + 1] ?? ""] ?? 0;
    total += value < next ? -value : value;
  }
  return total;
}

/** A normalised text without its leading article or name particle; the same text when there is none. */
export function withoutArticle(normalised: string): string {
  return normalised.replace(LEADING_ARTICLE, "");
}
