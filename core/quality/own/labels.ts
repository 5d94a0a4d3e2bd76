import { editDistance } from "@/core/shared/edit-distance";
import { normalise } from "@/core/shared/normalise";

/**
 * How the checks read labels. Written from items.md §3.2 and §4 and shared with nothing that makes items: a fault in the
 * generator's own reading of labels would otherwise be a fault of the check that looks for it (docs/adr/0033).
 */

/** Whether a text has a name in it as whole words. */
export function hasWords(text: string, name: string): boolean {
  const words = normalise(name).split(" ").filter(Boolean);
  const all = normalise(text).split(" ");
  return words.length > 0 && all.some((_, at) => words.every((word, step) => all[at + step] === word));
}

/** Q6: acronym or written-out name, with a number or without, in one script, with an article or without. */
export function looksAlike(one: string, other: string): boolean {
  return (Object.keys(LOOKS) as (keyof typeof LOOKS)[]).every((look) => LOOKS[look](one) === LOOKS[look](other));
}

const LOOKS = {
  acronym: (label: string) =>
    label.split(/[\s-]+/).every((word) => /[\p{Lu}\d]/u.test(word) && word === word.toUpperCase()) &&
    label.replace(/[^\p{L}\d]/gu, "").length >= 2 &&
    /^[\p{L}\d\s-]+$/u.test(label),
  numbered: (label: string) => [...label].some((sign) => sign >= "0" && sign <= "9"),
  latin: (label: string) => [...label].every((sign) => !/\p{L}/u.test(sign) || /\p{Script=Latin}/u.test(sign)),
  articled: (label: string) => /^(?:(?:the|a|an|le|la|les|un|une) |l['’])/i.test(label),
} as const;

/** Q8: neither has all the words of the other, and more than two letters are between them. */
export function canBeConfused(one: string, other: string): boolean {
  return isPartOf(one, other) || isPartOf(other, one) || editDistance(normalise(one), normalise(other), 3) <= 2;
}

/** Whether nothing of the one name is missing in the other: "Abdoulaye Maïga", "Abdoulaye Idrissa Maïga". */
function isPartOf(name: string, longer: string): boolean {
  const found = new Set(normalise(longer).split(" "));
  const words = normalise(name).split(" ").filter(Boolean);
  return words.length > 0 && words.every((word) => found.has(word));
}

const SHORTEST_TOKEN = 4;
/** From this length on a letter or two do not make another word of it: "Taoudénit", "Taoudenni". */
const SHORTEST_MISSPELT = 6;
/** So many first letters and consonants that are the same make a family: "Algiers", "Algeria". */
const ROOT = 4;

const tokensOf = (text: string): readonly string[] =>
  normalise(text)
    .split(" ")
    .filter((word) => word.length >= SHORTEST_TOKEN);

/**
 * Q11: whether the stem points at the answer: it has its name, or a word of four letters or more of it that not every option
 * has.
 *
 * @param options labels of all options, the answer's among them; of a typed question none
 * @param kind    what the stem calls the thing that is typed ("river")
 */
export function pointsAt(stem: string, answer: string, options: readonly string[], kind = ""): boolean {
  if (hasWords(stem, answer)) return true;
  const isChosen = options.length > 1;
  const given = tokensOf(stem).filter((word) => !tokensOf(kind).includes(word));
  return tokensOf(answer).some(
    (word) =>
      given.some(
        (other) => isSameWord(word, other) || (isChosen && rootOf(word) !== "" && rootOf(word) === rootOf(other)),
      ) && !(isChosen && options.every((option) => tokensOf(option).includes(word))),
  );
}

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const isLong = one.length >= SHORTEST_MISSPELT && other.length >= SHORTEST_MISSPELT;
  return isLong && one[0] === other[0] && editDistance(one, other, 2) <= 2;
}

/** Empty for a word too short to show its root. */
function rootOf(word: string): string {
  const letters = word.slice(0, 1) + word.slice(1).replace(/[aeiouy]/g, "");
  return letters.length < ROOT ? "" : letters.slice(0, ROOT);
}
