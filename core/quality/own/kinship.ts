import { normalise } from "@/core/shared/normalise";

/**
 * Whether a sentence speaks of what a question asks, by their words alone: for an event is called one thing in the one
 * question and another in the next ("the Algiers Accord", "the Algiers Accord of 2015"). Shared with nothing that builds
 * forms (docs/adr/0033).
 */

/** What stands in any question; "Mali", in a base that is about nothing else. */
const LITTLE = new Set(
  (
    "the and for with from into onto upon over under near after before between during until since than then that this these those " +
    "which what who whom whose when where why how many much long far was were are been being has have had does did done will would " +
    "its his her their they them she him not nor but all any one two other others first last only also same such there here " +
    "year month day date town city village place country region state name named called according said says say " +
    "take took takes taken place happen happened begin began mali malian malians"
  ).split(" "),
);
const SHORTEST = 3;

/** The words of a text that say what it is about, in their order. */
export function tellingWords(text: string): readonly string[] {
  return normalise(text)
    .split(" ")
    .filter((word) => word.length >= SHORTEST && !LITTLE.has(word) && !/^\d/.test(word));
}

/** Sentences of a text, in the form in which names are found in them. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?;])\s+/).map((sentence) => ` ${normalise(sentence)} `);
}

/** So many words in common, wherever they stand, are no accident. */
const MANY_WORDS = 3;

/** How a question puts its matter: its words one by one, and the parts of names that stand side by side ("Algiers Accord"). */
export type Matter = { readonly words: ReadonlySet<string>; readonly pairs: readonly string[] };

/** @param answers names of the answer, with spaces around: their words say nothing of the question */
export function matterOf(question: string, answers: readonly string[]): Matter {
  const words = tellingWords(question).filter((word) => !answers.some((answer) => answer.includes(` ${word} `)));
  const named = new Set(
    (question.match(/\p{Lu}[\p{L}\p{M}'’-]*/gu) ?? []).flatMap((name) => normalise(name).split(" ")),
  );
  return {
    words: new Set(words),
    pairs: pairsOf(words).filter((pair) => pair.split(" ").every((word) => named.has(word))),
  };
}

const pairsOf = (words: readonly string[]): readonly string[] =>
  words.slice(1).map((word, before) => `${words[before]} ${word}`);

/** A sentence that has the answer tells it where three words of the question stand in it, or two of a name side by side. */
export function speaksOfMatter(sentence: string, { words, pairs }: Matter): boolean {
  const said = tellingWords(sentence);
  if (new Set(said.filter((word) => words.has(word))).size >= MANY_WORDS) return true;
  const saidPairs = new Set(pairsOf(said));
  return pairs.some((pair) => saidPairs.has(pair));
}

/**
 * A year is told by much less, and stands in many a sentence for something else: by three words of the question, or by two
 * of a name that it dates itself ("the Algiers Accord of 2015").
 */
export function datesMatter(sentence: string, year: string, { words, pairs }: Matter): boolean {
  const said = new Set(tellingWords(sentence));
  if ([...said].filter((word) => words.has(word)).length >= MANY_WORDS) return true;
  return pairs.some((pair) => sentence.includes(` ${pair} of ${year} `) || sentence.includes(` ${year} ${pair} `));
}
