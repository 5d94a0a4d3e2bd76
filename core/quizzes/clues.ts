import { normalise } from "@/core/shared/normalise";

/** What a question says of its matter: words, and those among them that are written as names; each with a space at both ends. */
export type Clues = { readonly words: readonly string[]; readonly names: readonly string[] };

export const NO_CLUES: Clues = { words: [], names: [] };

/** Words that say nothing of what is asked. "Mali" stands nearly everywhere in a base about Mali. */
const SAYS_NOTHING = new Set(
  "the and for with from into that this which what who whom when where how was were are been has have had did does its his her their they not but mali malian".split(
    " ",
  ),
);
const SHORTEST = 3;
/** So many words in common tell of one thing; of names fewer. */
const WORDS_THAT_TELL = 3;
const NAMES_THAT_TELL = 2;

const says = (word: string): boolean => word.length >= SHORTEST && !/^\d/.test(word) && !SAYS_NOTHING.has(word);

/**
 * @param question its words without options
 * @param without  texts whose words do not count, normalised: the answer, and the kind of thing that is asked for
 */
export function cluesOf(question: string, without: readonly string[]): Clues {
  const left = new Set(without.flatMap((text) => text.split(" ")));
  const all = (text: string) =>
    normalise(text)
      .split(" ")
      .filter((word) => says(word) && !left.has(word))
      .map((word) => ` ${word} `);
  const capitals = question.split(/\s+/).filter((word) => /^[^\p{L}\p{N}]*\p{Lu}/u.test(word) || /-\p{Lu}/u.test(word));
  return { words: [...new Set(all(question))], names: [...new Set(capitals.flatMap(all))] };
}

/** Sentences of a text, normalised, with spaces at both ends. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?;])\s/)
    .map((sentence) => ` ${normalise(sentence)} `)
    .filter((sentence) => sentence.trim() !== "");

/**
 * Whether a sentence that has the answer in it speaks of what is asked, under whatever name: an event is "the attack on the
 * camp at Léré" in one question and "the second attack of that autumn" in the next.
 */
export function speaksOf(sentence: string, { words, names }: Clues): boolean {
  return shared(sentence, words) >= WORDS_THAT_TELL || shared(sentence, names) >= NAMES_THAT_TELL;
}

/** The same of a year, which stands in many a sentence for something else: two names are dated by it where it stands at one. */
export function speaksOfDated(sentence: string, year: string, { words, names }: Clues): boolean {
  if (shared(sentence, words) >= WORDS_THAT_TELL) return true;
  const stands = names.some((name) => sentence.includes(`${name}of ${year} `) || sentence.includes(` ${year}${name}`));
  return stands && shared(sentence, names) >= NAMES_THAT_TELL;
}

function shared(sentence: string, words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (sentence.includes(word)) count += 1;
  return count;
}
