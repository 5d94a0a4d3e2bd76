const LETTERS: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ɛ: "e",
  ɔ: "o",
  ɲ: "n",
  ŋ: "ng",
  ß: "ss",
  ı: "i",
};

const ROMAN = /^(?=[ivx]{2,}$)(x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** Words that a learner may leave out or put in front of a name without naming something else. */
const LEADING_ARTICLES = new Set(["le", "la", "les", "l", "the", "al", "el", "ag"]);

/**
 * The form in which names and typed answers are compared: no accents, no case, no punctuation, apostrophes and
 * hyphens as spaces, special letters of Malian languages spelled out, Roman numerals (of two signs or more) as figures.
 *
 * "Ségou" and "segou", "Al-Qaïda" and "al qaida", "Algiers II" and "Algiers 2" have one form each.
 *
 * @returns "" when nothing but punctuation was given
 */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[œæɛɔɲŋßı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .map(arabicNumeral)
    .join(" ");
}

/** The normalised text without one leading article; the text itself when nothing would be left. */
export function withoutArticle(normalised: string): string {
  const [first = "", ...rest] = normalised.split(" ");
  return rest.length > 0 && LEADING_ARTICLES.has(first) ? rest.join(" ") : normalised;
}

function arabicNumeral(word: string): string {
  if (!ROMAN.test(word)) return word;
  const values = [...word].map((sign) => ROMAN_VALUES[sign] ?? 0);
  return String(values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0));
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and exchanges of two neighbours.
 *
 * @param limit distances above it are reported as `limit + 1`; a whole number ≥ 0
 */
export function editDistance(left: string, right: string, limit = Number.MAX_SAFE_INTEGER): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return Math.min(last[right.length] ?? 0, limit + 1);
}
