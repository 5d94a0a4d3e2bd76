import { normalise } from "@/core/shared/normalise";

/** Two sentences that differ by these alone say the same. */
const ARTICLES = new Set(["a", "an", "the"]);
const NUMBER_WORDS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";
const NUMBERS: ReadonlyMap<string, string> = new Map(
  NUMBER_WORDS.split(" ").map((word, value) => [word, String(value)] as const),
);
/** What turns a sentence round, or moves its bounds. */
const TURNS = new Set(
  "after all always before both cannot denied denies didn each except fewer few first former half last least less more most much neither never no nobody none nor not nothing once only over refused rejected since some still than twice under unless until without".split(
    " ",
  ),
);
/** Capitals that open a sentence without naming anything. */
const OPENERS = new Set(
  "a according after an and as at before between both by during each for from he her his in it its more most of on since that the their there they this under until when while with within".split(
    " ",
  ),
);

/**
 * The words of a text in their order, without case, accents, punctuation and articles, numbers up to twenty as digits:
 * equal only where two texts say the same in the same words.
 */
export function wordsInOrder(text: string): string {
  return normalise(text)
    .split(" ")
    .filter((word) => !ARTICLES.has(word))
    .map((word) => NUMBERS.get(word) ?? word)
    .join(" ");
}

/**
 * The numbers, names, negations and bounds of a text, in no order: equal where a sentence was worded anew without
 * anything of these changing. Words in capitals count as names wherever they stand.
 */
export function figuresIn(text: string): string {
  const tokens = text.replace(/(?<=\d)[,  ](?=\d{3})/g, "").match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? [];
  return tokens
    .flatMap((token) => {
      const word = normalise(token);
      const number = NUMBERS.get(word);
      if (number !== undefined) return [number];
      if (/\d/.test(token) || TURNS.has(word)) return [word];
      return /^\p{Lu}/u.test(token) && !OPENERS.has(word) ? [word] : [];
    })
    .sort()
    .join(" ");
}
